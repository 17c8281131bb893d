"""Whether Tab and reader stop at frames in which there is nothing."""

from collections.abc import Iterable

from ..model import Node
from ..reader.order import Page
from .case import Case
from .check import Check, Outcome, both, failed, passed, wcag

TINY = 4
"""CSS pixels."""


def judge(case: Case) -> Iterable[Outcome]:
    """Each frame of the first walk: hidden from everybody, or with something in it."""
    for view in case.views[:1]:
        for at in {0, *view.open_at[:1]}:
            page = view.page(at)
            frames = [node for node in page.nodes.values() if node.tag == "iframe" and not node.ignored]
            for frame in frames:
                empty = _empty(page, frame)
                yield (
                    failed("empty", view.evidence(at, frame), name=frame.name)
                    if empty
                    else passed(view.evidence(at, frame))
                )


def _empty(page: Page, frame: Node) -> bool:
    nothing = not any(
        node.role == "text"
        or (node.states.get("focusable") == "true" and node.tag not in ("html", "body", "#document"))
        for node in page.within(frame.id)
    )
    tiny = frame.box is None or frame.box.w < TINY or frame.box.h < TINY
    return (
        nothing and (tiny or not frame.visible) and not frame.attributes.get("tabindex", "0").startswith("-")
    )


CHECK = Check(
    id="empty-frames",
    question=both("Zijn er geen lege frames om langs te gaan?", "Are there no empty frames to pass?"),
    norms=wcag("4.1.2", "A"),
    impact="minor",
    judge=judge,
    messages={
        "empty": both(
            "Een leeg frame (“{name}”) staat in de leesvolgorde en in die van Tab.",
            "An empty frame (“{name}”) is in the reading order and in that of Tab.",
        )
    },
    fix=both(
        "Verberg hulpframes met hidden of display: none.", "Hide helper frames with hidden or display: none."
    ),
    blind=both(
        "Een frame dat niet te bekijken was, telt niet.",
        "A frame that could not be looked at does not count.",
    ),
    rows=(9,),
)
