"""Whether it can be told afterwards which of several replies was chosen."""

from collections.abc import Iterable

from ..journeys.lexicon import plain
from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag
from .placed import PRESSES

MARKS = ("pressed", "checked", "selected", "current")


def judge(case: Case) -> Iterable[Outcome]:
    """Where the buttons beside a pressed one are disabled, the choice stands in words or in a state."""
    for view in case.views:
        for step, at in view.steps():
            action = step.action
            if (
                action.kind not in PRESSES
                or not action.node
                or (action.kind == "key" and action.key not in ("Enter", "Space"))
            ):
                continue
            old = view.page(max(0, at - 1)).nodes.get(action.node)
            new = view.page(at).nodes.get(action.node)
            if old is None or new is None or not _closed_row(view, at, old):
                continue
            marked = any(new.states.get(mark, "false") not in ("false", "") for mark in MARKS)
            said = any(plain(old.name) in plain(line.text) for line in view.lines(at))
            good = marked or said or new.name != old.name
            yield verdict(good, "untold", view.evidence(at, new), name=old.name)


def _closed_row(view: View, at: int, node: Node) -> bool:
    """The buttons beside it were usable, and now none is."""
    before, after = view.page(at - 1).nodes, view.page(at).nodes
    row = [
        one for one in before.values() if one.parent == node.parent and one.role == "button" and not _off(one)
    ]
    return len(row) > 1 and all(one.id in after and _off(after[one.id]) for one in row)


def _off(node: Node) -> bool:
    return node.states.get("disabled") == "true"


CHECK = Check(
    id="choice-told",
    question=both("Is te merken wat je gekozen hebt?", "Can one tell what was chosen?"),
    norms=(*wcag("1.3.1", "A"), *wcag("4.1.2", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "untold": both(
            "Na de keuze “{name}” zijn alle knoppen uit, en alleen de kleur zegt welke gekozen is.",
            "After choosing “{name}” all buttons are off, and only colour tells which was chosen.",
        )
    },
    fix=both(
        "Zet de keuze als eigen bericht in het gesprek, of geef de knop aria-pressed.",
        "Put the choice into the conversation as one's own message, or give the button aria-pressed.",
    ),
    blind=both(
        "Alleen een keuze die in de wandeling is gemaakt, is bekeken.",
        "Only a choice made in the walk was looked at.",
    ),
    rows=(31,),
)
