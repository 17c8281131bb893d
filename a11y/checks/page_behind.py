"""Whether a chat that covers the page keeps everybody out of the page behind it."""

from collections.abc import Iterable

from ..model import Node
from ..reader.order import stops
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag

FEW = 3
"""Stops of the page that must be covered for it to look like a modal window."""
SHARE = 0.8


def judge(case: Case) -> Iterable[Outcome]:
    """Where most of the page in sight is covered, Tab and reader do not get to it."""
    for view in case.views:
        for at in view.open_at[:1]:
            outside = _outside(view, at)
            covered = [node for node in outside if not node.hit]
            if len(covered) >= FEW and len(covered) >= SHARE * len(outside):
                yield verdict(False, "behind", view.evidence(at, covered[0]), count=str(len(covered)))
            else:
                yield verdict(True, "", view.evidence(at))


def _outside(view: View, at: int) -> list[Node]:
    """What Tab comes to in the page around the chat, and is in the view."""
    panel = view.panel(at)
    page = view.page(at)
    launcher = view.launcher.id if view.launcher else ""
    return [
        node
        for node in stops(view.moments[at].tree)
        if node.visible
        and node.on_screen
        and node.id != launcher
        and panel not in {outer.id for outer in page.around(node.id)}
    ]


CHECK = Check(
    id="page-behind",
    question=both(
        "Kom je niet in de pagina achter een chat die haar bedekt?",
        "Does one not get into the page behind a chat that covers it?",
    ),
    norms=(*wcag("2.4.3", "A"), *wcag("1.3.1", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "behind": both(
            "De chat bedekt de pagina, maar Tab en schermlezer komen bij {count} onderdelen erachter.",
            "The chat covers the page, but Tab and screen reader get to {count} parts behind it.",
        )
    },
    fix=both(
        "Maak de pagina inert zolang de chat haar bedekt, of open de chat met showModal().",
        "Make the page inert while the chat covers it, or open the chat with showModal().",
    ),
    blind=both(
        "Een half doorzichtige laag die niets opvangt, telt niet.",
        "A layer that catches nothing does not count.",
    ),
    rows=(16,),
)
