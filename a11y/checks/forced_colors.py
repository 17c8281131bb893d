"""Whether the launcher can be seen with colours of the user's own."""

from collections.abc import Iterable

from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, passed, unsure, verdict, wcag
from .pixels import drawn_on

LEAST = 0.01
"""Share of the launcher that a picture on it takes at least."""


def judge(case: Case) -> Iterable[Outcome]:
    """Words stand on it, or something in its picture stands out from its ground."""
    for view in case.by("forced-colors"):
        launcher = view.launcher
        if launcher is None:
            continue
        at = max(0, view.press - 1)
        page = view.page(at)
        inside = [one for one in page.nodes.values() if launcher in page.around(one.id)]
        evidence = view.evidence(at, launcher)
        inked = _inked(view, launcher)
        if any(node.role == "text" and node.visible and node.name.strip() for node in inside):
            yield passed(evidence)
        elif inked is not None:
            yield verdict(inked >= LEAST, "gone", view.evidence(at, launcher, inked=f"{inked:.1%}"))
        else:
            yield unsure("perhaps", evidence)


def _inked(view: View, launcher: Node) -> float | None:
    """The share of the launcher that stands out, in the first small picture of it."""
    for at, moment in enumerate(view.moments):
        for glimpse in moment.glimpses:
            node = view.page(at).nodes.get(glimpse.node)
            if glimpse.node == launcher.id and node and node.box:
                return drawn_on(glimpse, node.box)
    return None


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
            "Op de knop van de chat staan geen woorden; kijk of hij met eigen kleuren te zien is.",
            "There are no words on the chat's button; see whether it shows with colours of one's own.",
        ),
    },
    fix=both(
        "Zet woorden op de knop, of een svg met currentColor.",
        "Put words on the button, or an svg with currentColor.",
    ),
    blind=both(
        "Een knop waar de focus niet komt, is niet van dichtbij bekeken.",
        "A button that the focus does not come to was not looked at closely.",
    ),
    rows=(48,),
)
