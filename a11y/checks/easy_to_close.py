"""Whether the chat closes in one go, by Escape too where it has no button."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, unsure, verdict, wcag

USES = frozenset({"click", "touch", "say"})


def judge(case: Case) -> Iterable[Outcome]:
    """Leaving took one press, and came about."""
    for view in case.views:
        stage = view.stage("leave")
        if stage is None or stage.outcome == "not_tried" or not view.press:
            continue
        at = min(stage.step, len(view.moments) - 1)
        if stage.outcome == "could_not_tell":
            yield unsure("unknown", view.evidence(at), why=stage.why)
        else:
            good = stage.outcome == "reached" and _presses(view) <= 1
            yield verdict(good, "stays", view.evidence(at), count=str(_presses(view)))


def _presses(view: View) -> int:
    return sum(
        step.action.kind in USES or step.action.key in ("Enter", "Space", "Escape")
        for step, _ in view.steps()
        if step.goal == "leave"
    )


CHECK = Check(
    id="easy-to-close",
    question=both("Gaat de chat in één keer dicht?", "Does the chat close in one go?"),
    norms=(*wcag("3.2.6", "A"), *wcag("2.1.1", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "stays": both(
            "De chat gaat niet in één keer dicht (pogingen: {count}); Escape of een sluitknop doet het niet.",
            "The chat does not close in one go (attempts: {count}); Escape or a close button does not do it.",
        ),
        "unknown": both(
            "Niet te zien of de chat dichtgaat. {why}", "Whether the chat closes cannot be told. {why}"
        ),
    },
    fix=both(
        "Geef de chat een knop “Chat sluiten”, en laat Escape hetzelfde doen, ook in een frame.",
        "Give the chat a button “Close chat”, and let Escape do the same, in a frame too.",
    ),
    blind=both(
        "Een chat die deel is van de pagina hoeft niet dicht.",
        "A chat that is part of the page need not close.",
    ),
    rows=(14, 58),
)
