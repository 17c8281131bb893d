"""Whether what has focus is in sight, and nothing lies over it."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Every place where focus came in the keyboard's walks."""
    for view in case.keyed():
        stops = [at for at in range(len(view.moments)) if _covered(view, at) is not None]
        covered = [at for at in stops if _covered(view, at)]
        if covered:
            at = covered[0]
            node = view.page(at).nodes[view.moments[at].tree.focus]
            yield failed("covered", view.evidence(at, node), name=node.name)
        elif stops:
            yield passed(view.evidence(stops[0]))


def _covered(view: View, at: int) -> bool | None:
    """None where nothing drawn has focus."""
    node = view.page(at).nodes.get(view.moments[at].tree.focus)
    if node is None or node.box is None or node.tag in ("body", "html", "iframe"):
        return None
    return node.visible and node.on_screen and not node.hit


CHECK = Check(
    id="focus-obscured",
    question=both("Ligt er niets over wat de focus heeft?", "Does nothing lie over what has focus?"),
    norms=(*wcag("2.4.11", "AA"), *wcag("2.4.3", "A")),
    impact="serious",
    judge=judge,
    messages={
        "covered": both(
            "De focus staat op “{name}”, en daar ligt iets overheen.",
            "Focus is on “{name}”, and something lies over it.",
        )
    },
    fix=both(
        "Maak wat bedekt wordt inert, of houd er ruimte voor vrij (scroll-padding).",
        "Make inert what is covered, or keep room for it (scroll-padding).",
    ),
    blind=both(
        "Alleen het midden van elk element is getoetst.", "Only the middle of each element was tested."
    ),
    rows=(44,),
)
