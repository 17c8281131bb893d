"""Whether a closed chat is closed for everybody."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """What only shows in the open chat is not read, nor reached by Tab, while it is closed."""
    for view in case.views:
        if not view.press:
            continue
        later = range(view.press + 1, len(view.moments))
        looks = [view.press - 1, *(at for at in later if _closed(view, at))]
        for at in looks:
            if left := _left(view, at):
                yield failed("there", view.evidence(at, view.page(at).nodes[left]))
                break
        else:
            yield passed(view.evidence(view.press - 1))


def _closed(view: View, at: int) -> bool:
    """Nothing to use of the open chat is drawn."""
    nodes = view.page(at).nodes
    ours = [
        node for node in view.inside(view.press) if node.states.get("focusable") == "true" and node.visible
    ]
    return not view.panel(at) and not any(node.id in nodes and nodes[node.id].visible for node in ours)


def _left(view: View, at: int) -> str:
    """A control of the open chat that is still in the tree though it is not drawn; "" for none."""
    page = view.page(at)
    for node in view.inside(view.press):
        now = page.nodes.get(node.id)
        if now is None or now.ignored or now.visible or node.states.get("focusable") != "true":
            continue
        if node.visible:
            return node.id
    return ""


CHECK = Check(
    id="closed-hidden",
    question=both("Is een dichte chat voor iedereen dicht?", "Is a closed chat closed for everybody?"),
    norms=(*wcag("1.3.2", "A"), *wcag("2.4.3", "A")),
    impact="serious",
    judge=judge,
    messages={
        "there": both(
            "De chat is dicht, maar schermlezer en Tab komen er nog in: je bedient wat er niet is.",
            "The chat is closed, but screen reader and Tab still get into it: one uses what is not there.",
        )
    },
    fix=both(
        "Verberg het dichte paneel met hidden, display: none of inert, niet alleen met "
        "doorzichtigheid of plaats.",
        "Hide the closed panel with hidden, display: none or inert, not with opacity or position alone.",
    ),
    blind=both(
        "Tekst zonder knoppen in een dicht paneel wordt niet gemeld.",
        "Text without controls in a closed panel is not told.",
    ),
    rows=(10,),
)
