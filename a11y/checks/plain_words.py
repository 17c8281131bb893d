"""Whether messages are short and plain. A warning only: people decide."""

import re
from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, passed, unsure, wcag

LONG_SENTENCE = 25
"""Words."""
LONG_MESSAGE = 90
"""Words."""
LONG_WORDS = 0.3
"""Share of words of LETTERS letters or more."""
LETTERS = 12


def judge(case: Case) -> Iterable[Outcome]:
    """Each message of the other side."""
    for view in case.views[:1]:
        told = False
        for at in range(1, len(view.moments)):
            for text in _opening(view, at):
                if is_hard(text):
                    told = True
                    yield unsure("hard", view.evidence(at), text=text[:160])
        if not told and view.open_at:
            yield passed(view.evidence(view.open_at[0]))


def _opening(view: View, at: int) -> tuple[str, ...]:
    return tuple(line.text for line in view.lines(at)) if at == view.press else view.news(at)


def is_hard(text: str) -> bool:
    """A long message, a long sentence, or many long words."""
    words = re.findall(r"\w+", text)
    sentences = [re.findall(r"\w+", sentence) for sentence in re.split(r"[.!?:;]\s", text)]
    many = sum(len(word) >= LETTERS for word in words) > max(2, LONG_WORDS * len(words))
    return len(words) > LONG_MESSAGE or any(len(one) > LONG_SENTENCE for one in sentences) or many


CHECK = Check(
    id="plain-words",
    question=both("Zijn berichten kort en gewoon?", "Are messages short and plain?"),
    norms=wcag("3.1.5", "AAA"),
    impact="minor",
    judge=judge,
    messages={
        "hard": both(
            "Dit is lang of moeilijk voor wie niet veel leest: “{text}”.",
            "This is long or hard for people who do not read much: “{text}”.",
        )
    },
    fix=both(
        "Schrijf zinnen van hooguit vijftien woorden, en gewone woorden.",
        "Write sentences of fifteen words at most, and plain words.",
    ),
    blind=both("Vakwoorden die kort zijn, vallen niet op.", "Jargon that is short is not noticed."),
    rows=(62,),
)
