"""Whether a chat does not end by itself without warning."""

from collections.abc import Iterable

from ..journeys.lexicon import control, meaning
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """The chat did not say that it has ended while nobody ended it."""
    for view in case.views:
        ended = next((at for at in view.open_at if _ended(view, at)), 0)
        if ended:
            yield failed("ended", view.evidence(ended))
        elif view.open_at:
            yield passed(view.evidence(view.open_at[0]))


def _ended(view: View, at: int) -> bool:
    if not any(meaning("ended", line.text) for line in view.lines(at)):
        return False
    by_us = any(
        control("not_close", step.action.label) or step.action.text == "end"
        for step, look in view.steps()
        if look <= at
    )
    return not by_us


CHECK = Check(
    id="time-enough",
    question=both("Krijg je de tijd die je nodig hebt?", "Does one get the time one needs?"),
    norms=wcag("2.2.1", "A"),
    impact="serious",
    judge=judge,
    messages={
        "ended": both(
            "De chat is uit zichzelf beëindigd terwijl er nog gelezen of getypt werd.",
            "The chat ended by itself while one was still reading or typing.",
        )
    },
    fix=both(
        "Waarschuw ten minste twintig seconden van tevoren, en laat één toets de chat open houden.",
        "Warn twenty seconds before at least, and let one key keep the chat open.",
    ),
    blind=both(
        "Een langere grens dan de wandeling duurde, is niet gezien.",
        "A limit longer than the walk took is not seen.",
    ),
    rows=(38,),
)
