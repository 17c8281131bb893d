"""Whether everybody hears that a human takes over."""

from collections.abc import Iterable

from .announced import is_about, judge_events, judge_news
from .case import Case
from .check import Check, Outcome, both, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """When a human joins, a sentence says so."""
    yield from judge_events(case, {"agent-joined": "joined"})
    yield from judge_news(case, is_about("joined"))


CHECK = Check(
    id="handoff-announced",
    question=both(
        "Hoort iedereen dat een mens het overneemt?", "Does everybody hear that a human takes over?"
    ),
    norms=(*wcag("4.1.3", "AA"), *wcag("1.3.1", "A"), *wcag("1.4.1", "A")),
    impact="critical",
    judge=judge,
    messages={
        "silent": both(
            "Een mens neemt het over, en wie niet ziet, merkt het niet ({text}).",
            "A human takes over, and whoever does not see does not notice ({text}).",
        )
    },
    fix=both(
        "Schrijf in het gesprek zelf wie erbij komt en dat het een mens is; een plaatje of kleur is "
        "niet genoeg.",
        "Write in the conversation itself who joins and that it is a human; a picture or colour is "
        "not enough.",
    ),
    blind=both(
        "Zonder overdracht in de opname is er niets te horen.",
        "Without a handoff in the recording there is nothing to hear.",
    ),
    rows=(34,),
)
