"""Whether a chat that covers the page keeps everybody out of the page behind it."""

from collections.abc import Iterable

from ..model import Node
from ..reader.order import stops
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, unsure, verdict, wcag

FEW = 3
"""Stops of the page that must be covered for it to look like a modal window."""
SHARE = 0.8
TURNS = {"Tab": 1, "Shift+Tab": -1}
"""Keys that go on, and the way that each goes."""


def judge(case: Case) -> Iterable[Outcome]:
    """Where most of the page in sight is covered, Tab and reader do not get to it."""
    for view in case.views:
        for at in view.open_at[:1]:
            outside = _outside(view, at)
            covered = [node for node in outside if not node.hit]
            if len(covered) >= FEW and len(covered) >= SHARE * len(outside):
                yield verdict(False, "behind", view.evidence(at, covered[0]), count=str(len(covered)))
            elif outside and _says_modal(view, at):
                yield _held(view, at)
            else:
                yield passed(view.evidence(at))


def _says_modal(view: View, at: int) -> bool:
    """The open chat says that there is nothing beside it."""
    panel = view.page(at).nodes[view.panel(at)]
    return any(one.states.get("modal") == "true" for one in (panel, *view.page(at).around(panel.id)))


def _held(view: View, at: int) -> Outcome:
    """Whether Tab stays in a chat that says so, though the page behind it could be reached."""
    node = view.page(at).nodes[view.panel(at)]
    turned = False
    for step, look in view.steps():
        key, panel = step.action.key, view.panel(look)
        before = view.moments[look - 1].tree.focus if look else ""
        after = view.moments[look].tree.focus
        if key not in TURNS or not panel or not _in(view, look - 1, before, panel):
            continue
        if after and not _in(view, look, after, panel):
            return failed("modal", view.evidence(look, view.page(look).nodes.get(after)))
        order = [one.id for one in stops(view.moments[look].tree) if _in(view, look, one.id, panel)]
        ends = (order[-1], order[0])[:: TURNS[key]] if len(order) > 1 else ()
        turned = turned or (before, after) == ends
    return passed(view.evidence(at)) if turned else unsure("perhaps", view.evidence(at, node))


def _in(view: View, at: int, node: str, panel: str) -> bool:
    return panel == node or any(one.id == panel for one in view.page(at).around(node))


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
        and node.id not in (launcher, panel)
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
        ),
        "modal": both(
            "De chat zegt dat er niets naast hem is (aria-modal), maar Tab gaat naar de pagina erachter; een "
            "schermlezer zegt daar soms niets.",
            "The chat says that there is nothing beside it (aria-modal), and Tab goes to the page behind it; "
            "some screen readers say nothing there.",
        ),
        "perhaps": both(
            "De chat zegt dat er niets naast hem is (aria-modal), en de pagina erachter is niet inert; kijk "
            "of Tab in de chat blijft.",
            "The chat says that there is nothing beside it (aria-modal), and the page behind it is not "
            "inert; see whether Tab stays in the chat.",
        ),
    },
    fix=both(
        "Maak de pagina inert zolang de chat haar bedekt, of open de chat met showModal(); laat aria-modal "
        "weg bij een chat naast de pagina.",
        "Make the page inert while the chat covers it, or open the chat with showModal(); leave aria-modal "
        "out where the chat stands beside the page.",
    ),
    blind=both(
        "Een half doorzichtige laag die niets opvangt, telt niet.",
        "A layer that catches nothing does not count.",
    ),
    rows=(16,),
)
