"""Whether words fit on their controls when they are set wider."""

from collections.abc import Iterable

from ..model import Node, Rect
from ..reader.order import Page
from .case import Case
from .check import Check, Outcome, both, failed, passed, wcag

SLACK = 2
"""CSS pixels of a text that may be cut off unnoticed."""
HIDDEN = 2
"""CSS pixels of what is there for screen readers only."""


def judge(case: Case) -> Iterable[Outcome]:
    """With text spacing, and when enlarged, no text of the open chat runs out of what cuts it off."""
    for view in case.by("text-spacing", "zoom-400"):
        for at in view.open_at[:1]:
            page = view.page(at)
            inside = view.inside(at)
            cut = [node for node in inside if node.role == "text" and node.name.strip() and _cut(page, node)]
            for node in cut[:1]:
                wide = view.recording.profile == "text-spacing"
                yield failed("cut" if wide else "enlarged", view.evidence(at, node), text=node.name)
            if inside and not cut:
                yield passed(view.evidence(at))


def _cut(page: Page, node: Node) -> bool:
    if node.box is None:
        return False
    for outer in page.around(node.id):
        style = outer.style
        if outer.box and min(outer.box.w, outer.box.h) <= HIDDEN:
            return False
        if outer.box and style.get("overflow-x") in ("hidden", "clip") and _out(node.box, outer.box):
            return True
        if style.get("overflow-y") in ("auto", "scroll"):
            return False
    return False


def _out(inner: Rect, outer: Rect) -> bool:
    wide = inner.x + inner.w > outer.x + outer.w + SLACK
    high = inner.y + inner.h > outer.y + outer.h + SLACK
    return wide or high


CHECK = Check(
    id="text-fits",
    question=both("Past de tekst als hij ruimer staat?", "Do words fit when they are set wider?"),
    norms=(*wcag("1.4.4", "AA"), *wcag("1.4.12", "AA")),
    impact="serious",
    judge=judge,
    messages={
        "cut": both(
            "Met meer ruimte tussen de letters wordt “{text}” afgesneden.",
            "With more space between letters “{text}” is cut off.",
        ),
        "enlarged": both(
            "Bij vergroting tot 400% wordt “{text}” afgesneden.",
            "Enlarged to 400%, “{text}” is cut off.",
        ),
    },
    fix=both(
        "Geef knoppen geen vaste breedte of hoogte, en knip tekst niet af.",
        "Give controls no fixed width or height, and do not clip text.",
    ),
    blind=both(
        "Tekst die over andere tekst valt, wordt niet gezien.", "Text that falls over other text is not seen."
    ),
    rows=(46,),
)
