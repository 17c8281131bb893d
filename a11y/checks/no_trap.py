"""Whether keys get out of everything they get into."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, unsure, wcag

TABS = ("Tab", "Shift+Tab")
STILL = 2
"""Presses that move nothing from which it is a trap."""
CIRCLE = 6
"""Presses in a row that meet two places only, from which it is a trap."""


def judge(case: Case) -> Iterable[Outcome]:
    """No place that Tab and Shift+Tab do not leave, and no small circle; Escape may be the way out."""
    for view in case.keyed():
        trap = _still(view) or _circle(view)
        if trap:
            node = view.page(trap).nodes.get(view.moments[trap].tree.focus)
            freed = any(
                step.action.key == "Escape" and at > trap and _focus(view, at) != _focus(view, at - 1)
                for step, at in view.steps()
            )
            yield (unsure if freed else failed)("escape" if freed else "trap", view.evidence(trap, node))
        elif any(step.action.key in TABS for step, _ in view.steps()):
            yield passed(view.evidence(view.press))


def _focus(view: View, at: int) -> str:
    return view.moments[at].tree.focus


def _still(view: View) -> int:
    """The look after the last press that should have left a place that none leaves; 0 for none."""
    stood: dict[str, list[int]] = {}
    left: set[str] = set()
    for step, at in view.steps():
        before = _focus(view, at - 1) if at else ""
        if step.action.key in TABS and before:
            if _focus(view, at) == before and len(view.seen(at).stops) > 1:
                stood.setdefault(before, []).append(at)
            else:
                left.add(before)
    return next((looks[-1] for node, looks in stood.items() if len(looks) >= STILL and node not in left), 0)


def _circle(view: View) -> int:
    """The look in which it is sure that presses of one key only turn; 0 for none."""
    run: list[str] = []
    before = ""
    for step, at in view.steps():
        key = step.action.key
        run = [*run, _focus(view, at)] if key in TABS and key == before else [_focus(view, at)]
        before = key
        met = set(run[-CIRCLE:])
        if key in TABS and len(run) >= CIRCLE and "" not in met and len(met) <= 2 < len(view.seen(at).stops):
            return at
    return 0


CHECK = Check(
    id="no-trap",
    question=both("Kom je er met toetsen ook weer uit?", "Do keys get out again?"),
    norms=wcag("2.1.2", "A"),
    impact="critical",
    judge=judge,
    messages={
        "trap": both(
            "De focus zit hier vast: Tab en Shift+Tab komen nergens anders meer.",
            "Focus is trapped here: Tab and Shift+Tab get nowhere else.",
        ),
        "escape": both(
            "Tab en Shift+Tab komen hier niet weg; Escape wel. Kijk of dat erbij staat.",
            "Tab and Shift+Tab do not get away from here; Escape does. See whether it says so.",
        ),
    },
    fix=both(
        "Vang Tab niet af in een deel van de chat; laat Escape en een sluitknop er altijd uit leiden.",
        "Do not catch Tab in a part of the chat; let Escape and a close button always lead out.",
    ),
    blind=both(
        "Alleen waar de wandeling met Tab kwam, is geprobeerd.",
        "Only where the walk came with Tab was tried.",
    ),
    rows=(15,),
)
