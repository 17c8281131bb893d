"""Whether a new message is read alone, and not the whole conversation with it."""

from collections import Counter
from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

ATOMIC = frozenset({"status", "alert", "timer"})
"""What is read out whole on purpose."""


def judge(case: Case) -> Iterable[Outcome]:
    """No announcement repeats lines that were there before."""
    for view in case.views:
        again = next((at for at in range(1, len(view.moments)) if _again(view, at)), 0)
        if again:
            told = tuple(one.text for one in view.said(again))
            yield failed("again", view.evidence(again, heard=told))
        elif any(view.news(at) for at in range(1, len(view.moments))):
            yield passed(view.evidence(view.press))


def _again(view: View, at: int) -> bool:
    """Something new was written, and with it what stood there was said again."""
    if at in view.toggled or not view.panel(at - 1):
        return False
    nodes = view.page(at - 1).nodes
    before = Counter(
        plain(line.text)
        for line in view.lines(at - 1)
        if not any(nodes[name].role in ATOMIC for name in line.within)
    )
    new = Counter(plain(line.text) for line in view.lines(at)) - before
    old = [text for text in before if text not in new and len(text.split()) > 3]
    said = [plain(one.text) for one in view.said(at) if one.source in ("live", "alert")]
    return bool(new) and any(text in one for text in old for one in said)


CHECK = Check(
    id="not-read-again",
    question=both("Wordt alleen het nieuwe voorgelezen?", "Is only what is new read out?"),
    norms=wcag("4.1.3", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "again": both(
            "Bij een nieuw bericht wordt het hele gesprek opnieuw voorgelezen.",
            "With a new message the whole conversation is read out again.",
        )
    },
    fix=both(
        "Gebruik geen aria-atomic op het gesprek, en voeg berichten toe in plaats van alles opnieuw "
        "te tekenen.",
        "Use no aria-atomic on the conversation, and add messages instead of drawing everything anew.",
    ),
    blind=both("Korte regels tellen niet mee.", "Short lines do not count."),
    rows=(22,),
)
