"""Whether the chat can be found without passing the whole page."""

from collections.abc import Iterable

from ..reader.order import stops
from .case import Case
from .check import Check, Outcome, both, verdict, wcag

LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search", "dialog"}
)
NEAR = 5
"""Stops of Tab from which on passing them all is a burden."""


def judge(case: Case) -> Iterable[Outcome]:
    """The launcher lies in a landmark, or has a shortcut, or few stops come before it."""
    for view in case.views:
        launcher = view.launcher
        if launcher is None:
            continue
        at = max(0, view.press - 1)
        around = [node.role for node in view.page(at).around(launcher.id)]
        order = [node.id for node in stops(view.moments[at].tree)]
        before = order.index(launcher.id) if launcher.id in order else 0
        good = before < NEAR or bool(LANDMARKS & set(around)) or "accesskey" in launcher.attributes
        yield verdict(good, "far", view.evidence(at, launcher), count=str(before))
        return


CHECK = Check(
    id="launcher-found",
    question=both(
        "Is de chat te vinden zonder de hele pagina langs te gaan?",
        "Can the chat be found without passing the whole page?",
    ),
    norms=(*wcag("2.4.1", "A"), *wcag("2.4.3", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "far": both(
            "De chat staat in geen landmark, en er komen {count} stops van Tab voor.",
            "The chat lies in no landmark, and {count} stops of Tab come before it.",
        )
    },
    fix=both(
        "Zet de knop in een aside of region met een naam, of geef een link “Naar de chat” bovenaan.",
        "Put the button in an aside or region with a name, or give a link “To the chat” at the top.",
    ),
    blind=both(
        "Een link die ergens anders naar de chat leidt, telt niet.",
        "A link elsewhere that leads to the chat does not count.",
    ),
    rows=(5,),
)
