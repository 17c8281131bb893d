"""Whether it can be seen where focus is, with one's own colours too."""

from collections.abc import Iterable

from ..model import Glimpse, Node, Rect
from ..reader.order import FIELDS
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, unsure, wcag
from .pixels import Change, changed

FAINT, PLAIN = 0.05, 0.25
"""Shares of a control's outline: less of a change is none, and more of a strong one is plain to see."""
RING = 12
"""CSS pixels around what has the focus instead that belong to its ring."""


def judge(case: Case) -> Iterable[Outcome]:
    """Every control of the chat looks otherwise in the picture with focus than in the one without."""
    for view in case.views:
        told: set[str] = set()
        for at, held in _held(view):
            node = view.page(at).nodes.get(held.node)
            if node is None or node.id in told or node.role in FIELDS or not _ours(view, at, node):
                continue
            if node.on_screen and not node.hit:  # covered: another check tells
                continue
            change = _change(view, at, held)
            if change is not None:
                told.add(node.id)
                yield _answer(view, at, node, change)


def _held(view: View) -> Iterable[tuple[int, Glimpse]]:
    return (
        (at, glimpse)
        for at, moment in enumerate(view.moments)
        for glimpse in moment.glimpses
        if glimpse.focused and not glimpse.theme
    )


def _change(view: View, at: int, held: Glimpse) -> Change | None:
    """The difference to the next picture of it without the focus; none over a change of theme, after which
    browsers draw edges otherwise."""
    for look in range(at + 1, len(view.moments)):
        if any(one.theme for one in view.moments[look - 1].glimpses):
            return None
        for left in view.moments[look].glimpses:
            if left.node == held.node and not left.focused and not left.theme:
                return changed(held, left, _other_ring(view, look))
    return None


def _other_ring(view: View, at: int) -> tuple[Rect, ...]:
    """Where the ring around what has the focus now may lie."""
    node = view.page(at).nodes.get(view.moments[at].tree.focus)
    if node is None or node.box is None:
        return ()
    box = node.box
    return (Rect(box.x - RING, box.y - RING, box.w + 2 * RING, box.h + 2 * RING),)


def _answer(view: View, at: int, node: Node, change: Change) -> Outcome:
    evidence = view.evidence(at, node, changed=f"{change.seen:.2f}", strongly=f"{change.strong:.2f}")
    if change.strong >= PLAIN:
        return passed(evidence)
    if change.seen >= FAINT:
        return unsure("faint", evidence, name=node.name)
    forced = view.recording.profile == "forced-colors"
    return failed("forced" if forced else "unseen", evidence, name=node.name)


def _ours(view: View, at: int, node: Node) -> bool:
    panel = view.panel(at)
    launcher = view.launcher.id if view.launcher else ""
    return node.id == launcher or (bool(panel) and panel in {one.id for one in view.page(at).around(node.id)})


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
            "Met eigen kleuren van de gebruiker is niet te zien dat “{name}” de focus heeft.",
            "With colours of the user's own it cannot be seen that “{name}” has the focus.",
        ),
        "faint": both(
            "Als “{name}” de focus heeft, verandert er weinig, of met minder contrast dan 3:1; kijk of het "
            "opvalt.",
            "When “{name}” has the focus little changes, or with less contrast than 3:1; see whether one "
            "notices.",
        ),
    },
    fix=both(
        "Geef :focus-visible een outline van minstens 2 pixels; een schaduw alleen valt met eigen kleuren "
        "weg.",
        "Give :focus-visible an outline of 2 pixels at least; a shadow alone vanishes with colours of one's "
        "own.",
    ),
    blind=both(
        "Tekstvelden tonen een cursor en worden overgeslagen, en wat groter is dan een kwart van het beeld "
        "ook. Wat op hetzelfde moment om een andere reden verandert, telt mee.",
        "Text fields show a caret and are left out, as is what is larger than a quarter of the view. What "
        "changes at the same moment for another reason counts too.",
    ),
    rows=(48, 49),
)
