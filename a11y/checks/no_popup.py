"""Whether the chat keeps quiet until it is asked."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Focus does not move by itself, on loading, while waiting, or when the other side does something."""
    for view in case.keyed() or case.views:
        taken = next((at for at in range(len(view.moments)) if _taken(view, at)), None)
        if taken is not None:
            yield failed("taken", view.evidence(taken))
        elif view.moments:
            yield passed(view.evidence(0))


def _taken(view: View, at: int) -> bool:
    step = view.step(at)
    if step is None or step.action.kind not in ("load", "wait", "server"):
        return False
    before = _held(view, at)
    if at == 0 and view.panel(0) and view.panel(0) in view.seen(0).focus_within:
        return True
    return any(
        not one.lost
        and one.node
        and one.node != before
        and one.role not in ("document", "RootWebArea", "iframe")
        for one in view.moments[at].focus
    )


def _held(view: View, at: int) -> str:
    """What had the focus last: a field that was disabled for a while and gets it back takes nothing."""
    held = (
        moment.tree.focus
        for place, moment in reversed(list(enumerate(view.moments[:at])))
        if (node := view.page(place).nodes.get(moment.tree.focus)) and node.role != "document"
    )
    return next(held, "")


CHECK = Check(
    id="no-popup",
    question=both("Blijft de chat stil tot je hem opent?", "Does the chat keep quiet until it is opened?"),
    norms=(*wcag("3.2.1", "A"), *wcag("3.2.5", "AAA"), *wcag("2.2.4", "AAA")),
    impact="serious",
    judge=judge,
    messages={
        "taken": both(
            "De chat pakt de focus zonder dat je iets deed: wie typt of luistert, is zijn plaats kwijt.",
            "The chat takes focus though one did nothing: whoever types or listens loses the place.",
        )
    },
    fix=both(
        "Verplaats de focus alleen na een handeling van de gebruiker.",
        "Move focus only after something the user did.",
    ),
    blind=both(
        "Wat later dan de wandeling opengaat, is niet gezien.", "What opens later than the walk is not seen."
    ),
    rows=(57,),
)
