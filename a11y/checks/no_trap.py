"""Whether keys get out of everything they get into."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

TABS = ("Tab", "Shift+Tab")
ENOUGH = 3
"""Presses in a row that move nothing from which it is a trap."""


def judge(case: Case) -> Iterable[Outcome]:
    """No run of Tab, or of Shift+Tab, in which focus stands still or turns in a small circle."""
    for view in case.keyed():
        trap = _trap(view)
        if trap:
            yield failed(
                "trap", view.evidence(trap, view.page(trap).nodes.get(view.moments[trap].tree.focus))
            )
        elif any(step.action.key in TABS for step, _ in view.steps()):
            yield passed(view.evidence(view.press))


def _trap(view: View) -> int:
    """The look in which it is sure; 0 for none."""
    run: list[str] = []
    before = ""
    for step, at in view.steps():
        focus = view.moments[at].tree.focus
        if step.action.key not in TABS or step.action.key != before:
            run, before = [], step.action.key
        run.append(focus)
        if step.action.key in TABS and focus and _stands(view, at, run):
            return at
    return 0


def _stands(view: View, at: int, run: list[str]) -> bool:
    """The last presses met at most two places, though there are more to meet."""
    last = run[-2 * ENOUGH :]
    here = {run[-1]} if len(run) > ENOUGH and len(set(run[-ENOUGH - 1 :])) == 1 else set(last)
    turns = (len(here) == 1 and len(run) > ENOUGH) or (len(last) == 2 * ENOUGH and len(here) <= 2)
    return turns and len(view.seen(at).stops) > len(here)


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
        )
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
