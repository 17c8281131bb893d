"""Whether it can be seen where focus is, with one's own colours too."""

from collections.abc import Iterable

from ..model import Node
from ..reader.order import FIELDS
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

LOOKS = (
    *("outline-style", "box-shadow", "background-color", "color", "text-decoration-line"),
    *("border-top-color", "border-top-style", "border-top-width"),
)
FORCED = ("outline-style", "border-top-style", "border-top-width", "text-decoration-line")
"""What forced colours leave of a difference: https://www.w3.org/TR/css-color-adjust-1/#forced-colors-properties"""


def judge(case: Case) -> Iterable[Outcome]:
    """Every control of the chat that had focus looked otherwise when it had not."""
    told: set[str] = set()
    for view in case.keyed():
        for at, moment in enumerate(view.moments):
            node = view.page(at).nodes.get(moment.tree.focus)
            other = _unfocused(view, at, node) if node and _ours(view, at, node) else None
            if node is None or other is None or node.id in told or node.role in FIELDS:
                continue
            told.add(node.id)
            changed = {look for look in LOOKS if node.style.get(look, "") != other.style.get(look, "")}
            if not changed:
                yield failed("unseen", view.evidence(at, node), name=node.name)
            elif not changed & set(FORCED):
                yield failed("forced", view.evidence(at, node), name=node.name)
            else:
                yield passed(view.evidence(at, node))


def _ours(view: View, at: int, node: Node) -> bool:
    panel = view.panel(at)
    launcher = view.launcher.id if view.launcher else ""
    return node.id == launcher or (bool(panel) and panel in {one.id for one in view.page(at).around(node.id)})


def _unfocused(view: View, at: int, node: Node) -> Node | None:
    """The same control in the nearest look in which it had no focus."""
    for look in sorted(range(len(view.moments)), key=lambda one: abs(one - at)):
        found = view.page(look).nodes.get(node.id)
        if found and found.visible and view.moments[look].tree.focus != node.id:
            return found
    return None


CHECK = Check(
    id="focus-visible",
    question=both("Is te zien waar de focus is?", "Can it be seen where focus is?"),
    norms=(*wcag("2.4.7", "AA"), *wcag("1.4.11", "AA")),
    impact="serious",
    judge=judge,
    messages={
        "unseen": both(
            "Als “{name}” de focus heeft, ziet hij er net zo uit als zonder.",
            "“{name}” looks the same with focus as without.",
        ),
        "forced": both(
            "Bij “{name}” toont alleen een schaduw of kleur de focus; met eigen kleuren van de "
            "gebruiker valt die weg.",
            "Only a shadow or colour shows focus on “{name}”; with colours of the user's own it vanishes.",
        ),
    },
    fix=both(
        "Geef :focus-visible een outline van minstens 2 pixels.",
        "Give :focus-visible an outline of 2 pixels at least.",
    ),
    blind=both(
        "Tekstvelden tonen een cursor en worden overgeslagen; een ring op een ander element wordt "
        "niet gezien.",
        "Text fields show a caret and are left out; a ring drawn on another element is not seen.",
    ),
    rows=(48, 49),
)
