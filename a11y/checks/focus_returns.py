"""Whether closing the chat brings focus back to what opened it."""

from collections.abc import Iterable

from ..model import Tree
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """After the step that closed the chat, focus is on a control that opens it."""
    for view in case.keyed():
        for step, at in view.steps():
            if step.goal == "leave" and view.press and view.panel(at - 1) and not view.panel(at):
                yield verdict(_on_launcher(view, at), "elsewhere", view.evidence(at), label=step.action.label)
                break


def _on_launcher(view: View, at: int) -> bool:
    tree: Tree = view.moments[at].tree
    launcher = view.launcher
    if launcher is None or not tree.focus:
        return False
    node = view.page(at).nodes.get(tree.focus)
    around = {one.id for one in view.page(at).around(tree.focus)}
    same = node is not None and (node.role, node.name) == (launcher.role, launcher.name)
    return tree.focus == launcher.id or launcher.id in around or same


CHECK = Check(
    id="focus-returns",
    question=both(
        "Gaat de focus na het sluiten terug naar de knop?", "Does focus go back to the button after closing?"
    ),
    norms=wcag("2.4.3", "A"),
    impact="serious",
    judge=judge,
    messages={
        "elsewhere": both(
            "Na het sluiten van de chat staat de focus niet op de knop die hem opende.",
            "After the chat is closed, focus is not on the button that opened it.",
        )
    },
    fix=both(
        "Geef bij het sluiten de focus aan de knop die de chat opende.",
        "When closing, give focus to the button that opened the chat.",
    ),
    blind=both(
        "Een chat die niet dicht kan, wordt hier niet beoordeeld.",
        "A chat that cannot be closed is not judged here.",
    ),
    rows=(13,),
)
