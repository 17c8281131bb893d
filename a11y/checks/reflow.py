"""Whether the chat fits when the page is enlarged to 400%."""

from collections.abc import Iterable

from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

NARROW = 320
MARGIN = 16
"""CSS pixels of a wide control, or a quarter of a small one, that may lie beside the view: its padding."""


def judge(case: Case) -> Iterable[Outcome]:
    """With the chat open the page is no wider than the view, and what leads on is not cut off."""
    for view in case.by("zoom-400"):
        looks = [at for at in range(view.press, len(view.moments)) if _chat(view, at)]
        at = next((one for one in looks if _wide(view, one) or _cut(view, one)), -1)
        if at >= 0:
            yield failed("wide" if _wide(view, at) else "cut", view.evidence(at))
        elif looks:
            yield passed(view.evidence(looks[0]))


def _chat(view: View, at: int) -> tuple[Node, ...]:
    """What belongs to the chat: what opening it brought, or the part of the page that it is."""
    return view.opened(at) if view.press else view.inside(at)


def _wide(view: View, at: int) -> bool:
    """The page is wider than the view; where the chat is a part of it, because the chat is."""
    moment = view.moments[at]
    width = max(moment.viewport[0], NARROW) + 1
    if moment.page_size[0] <= width:
        return False
    return bool(view.press) or any(node.box and node.box.x + node.box.w > width for node in view.inside(at))


def _cut(view: View, at: int) -> bool:
    """A control of the chat that is drawn and lies beside the view, where no scrolling down leads."""
    moment = view.moments[at]
    width = max(moment.viewport[0], NARROW)
    for node in _chat(view, at):
        if node.states.get("focusable") != "true" or node.box is None or not node.box.w:
            continue
        beside = max(node.box.x + node.box.w - width, -node.box.x) > min(MARGIN, node.box.w / 4)
        above = node.style.get("position") == "fixed" and node.box.y + node.box.h < 0
        if beside or above or (not node.visible and not node.ignored):
            return True
    return False


CHECK = Check(
    id="reflow",
    question=both("Past de chat bij 400% vergroting?", "Does the chat fit at 400%?"),
    norms=wcag("1.4.10", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "wide": both(
            "Bij 400% moet je ook opzij schuiven om de chat te lezen.",
            "At 400% one has to scroll sideways too to read the chat.",
        ),
        "cut": both(
            "Bij 400% valt een knop van de chat buiten beeld, en schuiven helpt niet.",
            "At 400% a control of the chat is out of view, and scrolling does not help.",
        ),
    },
    fix=both(
        "Laat het paneel onder 40rem de breedte van het scherm nemen, en laat het met de pagina mee "
        "schuiven.",
        "Let the panel take the width of the screen below 40rem, and let it scroll with the page.",
    ),
    blind=both(
        "Vergroten is nagedaan met een venster van 320 bij 256.",
        "Enlarging is imitated by a view of 320 by 256.",
    ),
    rows=(45,),
)
