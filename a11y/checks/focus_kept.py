"""Whether focus stays somewhere while one uses the chat."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """No look of a keyboard's walk in which focus fell to the page, even for an instant."""
    for view in case.keyed():
        lost = False
        for step, at in view.steps():
            if (
                step.action.kind in ("load", "reload", "back", "wait")
                or at < view.press
                or _by_hand(view, at)
            ):
                continue
            for focus in view.moments[at].focus:
                if focus.lost and step.action.key not in ("Tab", "Shift+Tab"):
                    lost = True
                    yield failed(
                        "lost", view.evidence(at, when=f"{focus.at:.0f} ms"), label=step.action.label
                    )
        if view.press and not lost:
            yield passed(view.evidence(view.press))


def _by_hand(view: View, at: int) -> bool:
    """A pointer stands in for the screen reader's own cursor, on what cannot have the focus: a browser then
    takes it away, and the cursor would not have."""
    step = view.step(at)
    node = view.page(at - 1).nodes.get(step.action.node) if step and at else None
    clicked = step is not None and step.action.kind == "click"
    return clicked and node is not None and "focusable" not in node.states


CHECK = Check(
    id="focus-kept",
    question=both("Blijft de focus ergens staan?", "Does focus stay somewhere?"),
    norms=(*wcag("2.4.3", "A"), *wcag("3.2.1", "A")),
    impact="serious",
    judge=judge,
    messages={
        "lost": both(
            "Na “{label}” valt de focus terug op de pagina: wie toetsen gebruikt, moet opnieuw beginnen.",
            "After “{label}” focus falls back to the page: whoever uses keys has to start all over.",
        )
    },
    fix=both(
        "Verplaats de focus voordat je weghaalt of uitschakelt waar hij op staat.",
        "Move focus before you remove or disable what has it.",
    ),
    blind=both(
        "Alleen wat in de wandeling is gebruikt, is bekeken.",
        "Only what was used in the walk was looked at.",
    ),
    rows=(12, 30),
)
