"""Whether a bot that does not understand offers a human."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, practice, unsure, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """After attempts in vain, of which the journey makes three."""
    for view in case.by(journey="stuck"):
        stage = view.stage("offered")
        if stage is None or stage.outcome == "not_tried":
            continue
        at = min(stage.step, len(view.moments) - 1)
        evidence = view.evidence(at)
        if stage.outcome == "could_not_tell":
            yield unsure("unknown", evidence, why=stage.why)
        else:
            yield verdict(stage.outcome == "reached", "loop", evidence)


CHECK = Check(
    id="loop-ends",
    question=both(
        "Biedt een bot die je niet begrijpt een mens aan?",
        "Does a bot that does not understand offer a human?",
    ),
    norms=(*practice("way out of a loop"), *wcag("3.2.6", "A")),
    impact="serious",
    judge=judge,
    messages={
        "loop": both(
            "Na herhaald niet begrijpen komt er geen mens in zicht: je draait rond.",
            "After not understanding again and again no human is in sight: one goes round in circles.",
        ),
        "unknown": both(
            "Niet te zien of er een mens wordt aangeboden. {why}",
            "Whether a human is offered cannot be told. {why}",
        ),
    },
    fix=both(
        "Bied na uiterlijk drie mislukte pogingen zelf een mens aan.",
        "Offer a human unasked after three failed attempts at most.",
    ),
    blind=both(
        "Een bot die ook op onzin een antwoord heeft, merkt deze vraag niet.",
        "A bot that has an answer even to nonsense is not noticed.",
    ),
    rows=(29,),
)
