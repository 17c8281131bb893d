"""Whether the launcher can be seen with colours of the user's own."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, failed, passed, unsure, wcag

PICTURES = frozenset({"img", "svg", "image", "picture"})


def judge(case: Case) -> Iterable[Outcome]:
    """It has words or a picture element; a mask over a background colour leaves nothing."""
    for view in case.by("forced-colors"):
        launcher = view.launcher
        if launcher is None:
            continue
        at = max(0, view.press - 1)
        page = view.page(at)
        parts = [
            launcher,
            *(
                node
                for node in page.nodes.values()
                if launcher.id in {one.id for one in page.around(node.id)}
            ),
        ]
        evidence = view.evidence(at, launcher)
        words = any(node.role == "text" and node.visible and node.name.strip() for node in parts)
        if words or any(node.tag in PICTURES and node.visible for node in parts):
            yield passed(evidence)
        elif any("mask-image" in node.style for node in parts):
            yield failed("gone", evidence)
        else:
            yield unsure("perhaps", evidence)


CHECK = Check(
    id="forced-colors",
    question=both("Is de knop te zien met eigen kleuren?", "Can the button be seen with one's own colours?"),
    norms=wcag("1.4.11", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "gone": both(
            "Met eigen kleuren van de gebruiker verdwijnt het plaatje op de knop van de chat.",
            "With colours of the user's own the picture on the chat's button vanishes.",
        ),
        "perhaps": both(
            "Op de knop van de chat staan geen woorden en geen plaatje; kijk of hij met eigen "
            "kleuren te zien is.",
            "The chat's button has neither words nor a picture; see whether it shows with colours of "
            "one's own.",
        ),
    },
    fix=both(
        "Zet woorden op de knop, of een svg met currentColor.",
        "Put words on the button, or an svg with currentColor.",
    ),
    blind=both("De pixels zelf zijn niet vergeleken.", "The pixels themselves were not compared."),
    rows=(48,),
)
