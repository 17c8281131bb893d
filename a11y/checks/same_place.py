"""Whether help is in the same place on each page."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, unsure, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """What the walk over several pages came to."""
    for view in case.by(journey="consistent-help"):
        for stage in view.recording.stages:
            if stage.goal != "help_there" or stage.outcome == "not_tried":
                continue
            evidence = view.evidence(min(stage.step, len(view.moments) - 1))
            if stage.outcome == "could_not_tell":
                yield unsure("unknown", evidence, why=stage.why)
            else:
                yield verdict(stage.outcome == "reached", "moved", evidence, why=stage.why)


CHECK = Check(
    id="same-place",
    question=both("Staat hulp op elke pagina op dezelfde plaats?", "Is help in the same place on each page?"),
    norms=wcag("3.2.6", "A"),
    impact="moderate",
    judge=judge,
    messages={
        "moved": both(
            "Hulp staat niet op elke pagina op dezelfde plaats. {why}",
            "Help is not in the same place on each page. {why}",
        ),
        "unknown": both(
            "Niet te zien of hulp op dezelfde plaats staat. {why}",
            "Whether help is in the same place cannot be told. {why}",
        ),
    },
    fix=both(
        "Houd chat, telefoon en e-mail op elke pagina in dezelfde volgorde.",
        "Keep chat, telephone and e-mail in the same order on each page.",
    ),
    blind=both("Drie pagina's zijn bekeken.", "Three pages were looked at."),
    rows=(42,),
)
