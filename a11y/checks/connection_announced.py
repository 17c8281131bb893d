"""Whether a lost connection is told, and that it is back."""

from collections.abc import Iterable

from .announced import is_about, judge_events, judge_news
from .case import Case
from .check import Check, Outcome, both, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Losing and getting back are said."""
    yield from judge_events(case, {"drop": "lost", "back": "again"})
    yield from judge_news(case, is_about("lost", "again"))


CHECK = Check(
    id="connection-announced",
    question=both(
        "Hoor je dat de verbinding weg is, en weer terug?",
        "Is one told that the connection is lost, and back?",
    ),
    norms=(*wcag("4.1.3", "AA"), *wcag("1.4.1", "A")),
    impact="serious",
    judge=judge,
    messages={
        "silent": both(
            "De verbinding verandert, en een schermlezer zegt het niet ({text}): je typt in het niets.",
            "The connection changes, and a screen reader does not say so ({text}): one types into nothing.",
        )
    },
    fix=both(
        "Meld het in woorden in een role=status, en zeg wat er met de berichten gebeurt.",
        "Say it in words in a role=status, and what becomes of the messages.",
    ),
    blind=both(
        "Zonder achterkant die de verbinding verbreekt, is dit niet te zien.",
        "Without a backend that drops the connection this cannot be seen.",
    ),
    rows=(37,),
)
