"""The findings of axe-core, mapped into ours; what it could not decide is unsure.

https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

import re
from collections.abc import Iterable

import msgspec

from ..journeys.lexicon import plain
from ..model import AxeResult, Impact, Node, Norm
from .case import Case, View
from .check import Check, Outcome, both, passed, practice, wcag
from .colour import Colour, contrast, needed, opaque

CRITERION = re.compile(r"wcag(\d)(\d)(\d+)$")
IMPACTS: tuple[Impact, ...] = ("minor", "moderate", "serious", "critical")
CONTRAST, VALUES, CONTROLS = "color-contrast", "aria-valid-attr-value", "aria-controls"
WORDS = "label-content-name-mismatch"
COLOURS = ("color", "background-color", "background-image", "opacity", "font-size", "font-weight")


def judge(case: Case) -> Iterable[Outcome]:
    """Each rule and element once: what it is sure of first, then doubts that nothing else resolves."""
    told: set[tuple[str, str]] = set()
    for view, at in _scans(case):
        yield passed(view.evidence(at))
    for outcome in ("violation", "incomplete"):
        for view, at in _scans(case):
            for result in view.moments[at].axe or ():
                key = (result.rule, result.node or result.target)
                if result.outcome != outcome or key in told or _resolved(view, at, result):
                    continue
                told.add(key)
                yield _of(view, at, result)


def _scans(case: Case) -> Iterable[tuple[View, int]]:
    return (
        (view, at) for view in case.views for at, moment in enumerate(view.moments) if moment.axe is not None
    )


def _of(view: View, at: int, result: AxeResult) -> Outcome:
    evidence = view.evidence(at, rule=result.rule, target=result.target, summary=result.summary)
    evidence = msgspec.structs.replace(evidence, node=result.node, frame=result.frame)
    return Outcome(
        "fail" if result.outcome == "violation" else "unsure",
        result.outcome,
        evidence,
        {"rule": result.rule, "help": result.help, "url": result.url},
        _impact(result),
        _norms(result),
    )


def _resolved(view: View, at: int, result: AxeResult) -> bool:
    """A doubt that the element's own colours, a scan of another look or what is in the tree put an end to."""
    node = view.page(at).nodes.get(result.node)
    if result.outcome == "violation" or node is None:
        return False
    if result.rule == VALUES:
        return CONTROLS in result.summary and _controls(view, node)
    if result.rule == WORDS:
        return plain(view.page(at).text(node.id)) in plain(node.name)
    if result.rule != CONTRAST:
        return False
    ink, ground = opaque(node.style.get("color", "")), _ground(view, at, node)
    if ink and ground:
        return contrast(ink, ground) >= needed(node.style)
    return any(_fine(view, other, node) for other in range(len(view.moments)) if other != at)


def _controls(view: View, node: Node) -> bool:
    """What it says to control is in the same document, in some look: axe-core leaves pop-ups open."""
    frame, named = node.id.partition(":")[0], node.attributes.get(CONTROLS, "").split()
    there = {
        one.attributes.get("id", "")
        for at in range(len(view.moments))
        for one in view.page(at).nodes.values()
        if one.id.partition(":")[0] == frame
    }
    return bool(named) and there.issuperset(named)


def _ground(view: View, at: int, node: Node) -> Colour | None:
    """The one colour behind all of an element's text; None where that is not certain."""
    for one in (node, *view.page(at).around(node.id)):
        if "opacity" in one.style or "background-image" in one.style:
            return None
        colour = opaque(one.style.get("background-color", ""))
        if colour or "background-color" in one.style:
            return colour if _beside(node, one) else None
    return None


def _beside(node: Node, ground: Node) -> bool:
    """It stands between the left and the right side of what is behind it."""
    if node.box is None or ground.box is None:
        return False
    return ground.box.x <= node.box.x and node.box.x + node.box.w <= ground.box.x + ground.box.w


def _fine(view: View, at: int, node: Node) -> bool:
    """It was scanned in this look, drawn in the same colours, and nothing was said of it."""
    moment, same = view.moments[at], view.page(at).nodes.get(node.id)
    return (
        moment.axe is not None
        and same is not None
        and same.visible
        and all(same.style.get(look) == node.style.get(look) for look in COLOURS)
        and not any(one.rule == CONTRAST and one.node == node.id for one in moment.axe)
    )


def _impact(result: AxeResult) -> Impact:
    return next((impact for impact in IMPACTS if impact == result.impact), "moderate")


def _norms(result: AxeResult) -> tuple[Norm, ...]:
    """The criteria that a rule's tags name; without any it is good practice."""
    level = next(
        (len(tag) - len(tag.rstrip("a")) for tag in result.tags if re.fullmatch(r"wcag2\d?a+", tag)), 2
    )
    found = [hit.groups() for tag in result.tags if (hit := CRITERION.match(tag))]
    norms = [norm for parts in found for norm in wcag(".".join(parts), "A" * level)]
    return tuple(norms) or practice(f"axe-core {result.rule}")


CHECK = Check(
    id="axe",
    question=both("Vindt axe-core fouten?", "Does axe-core find faults?"),
    norms=practice("axe-core"),
    impact="moderate",
    judge=judge,
    messages={
        "violation": both("axe-core, regel {rule}: {help}.", "axe-core, rule {rule}: {help}."),
        "incomplete": both(
            "axe-core weet het niet zeker, kijk zelf: regel {rule}: {help}.",
            "axe-core is not sure, have a look: rule {rule}: {help}.",
        ),
    },
    fix=both("Zie {url}", "See {url}"),
    blind=both(
        "axe-core ziet één toestand tegelijk, en weet niets van gebeurtenissen.",
        "axe-core sees one state at a time, and knows nothing of events.",
    ),
    rows=(1, 6, 7, 17, 32, 39, 43, 47, 50, 52, 59, 61),
)
