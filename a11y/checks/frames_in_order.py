"""Whether Tab stops at frames in which there is something to use, and at no others."""

from collections.abc import Iterable

from ..journeys.seen import PRESSES
from ..model import Node
from ..reader.order import Page
from .case import Case
from .check import Check, Outcome, both, verdict, wcag

TINY = 4
"""CSS pixels."""


def judge(case: Case) -> Iterable[Outcome]:
    """Each frame of the first walk: hidden from everybody, or with something in it."""
    for view in case.views[:1]:
        told: set[str] = set()
        for at in sorted({0, *view.open_at[:1]} if view.moments else ()):
            page = view.page(at)
            frames = [node for node in page.nodes.values() if node.tag == "iframe" and not node.ignored]
            for frame in frames:
                wrong = "shut" if _shut(page, frame) else "empty" if _empty(page, frame) else ""
                if frame.id not in told:
                    yield verdict(not wrong, wrong, view.evidence(at, frame), name=frame.name)
                told |= {frame.id} if wrong else set()


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


def _shut(page: Page, frame: Node) -> bool:
    """Tab is kept out of it, though there is something to use in it."""
    kept_out = frame.attributes.get("tabindex", "0").startswith("-")
    return kept_out and any(
        node.states.get("focusable") == "true" and node.role in PRESSES for node in page.within(frame.id)
    )


CHECK = Check(
    id="frames-in-order",
    question=both(
        "Stopt Tab bij frames waar iets te doen is, en alleen daar?",
        "Does Tab stop at frames with something to use, and at no others?",
    ),
    norms=(*wcag("4.1.2", "A"), *wcag("2.1.1", "A")),
    impact="minor",
    judge=judge,
    messages={
        "shut": both(
            "In frame “{name}” staan knoppen, en Tab komt er niet.",
            "There are controls in frame “{name}”, and Tab does not get there.",
        ),
        "empty": both(
            "Een leeg frame (“{name}”) staat in de leesvolgorde en in die van Tab.",
            "An empty frame (“{name}”) is in the reading order and in that of Tab.",
        ),
    },
    fix=both(
        "Verberg hulpframes met hidden of display: none, en zet geen tabindex=-1 op de andere.",
        "Hide helper frames with hidden or display: none, and put no tabindex=-1 on the others.",
    ),
    blind=both(
        "Een frame dat niet te bekijken was, telt niet.",
        "A frame that could not be looked at does not count.",
    ),
    rows=(8, 9),
)
