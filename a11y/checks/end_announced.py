"""Whether everybody hears that the human left, or that nobody is there."""

from collections.abc import Iterable

from .announced import is_about, judge_news
from .case import Case
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Lines that tell so are said; and that nobody is there is told at all."""
    yield from judge_news(case, is_about("left", "nobody", "ended"))
    for view in case.by(journey="after-hours"):
        stage = view.stage("told_nobody")
        if stage and stage.outcome in ("reached", "not_reached"):
            at = min(stage.step, len(view.moments) - 1)
            yield verdict(stage.outcome == "reached", "silent", view.evidence(at), text="nobody")


CHECK = Check(
    id="end-announced",
    question=both(
        "Hoort iedereen dat de mens weg is, of dat er niemand is?",
        "Does everybody hear that the human has left, or that nobody is there?",
    ),
    norms=wcag("4.1.3", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "silent": both(
            "Er is niemand meer, en een schermlezer zegt het niet ({text}).",
            "Nobody is there any more, and a screen reader does not say so ({text}).",
        )
    },
    fix=both(
        "Zet het in het gesprek, met erbij wat je nu kunt doen.",
        "Put it in the conversation, with what one can do now.",
    ),
    blind=both(
        "Weggaan wordt alleen gezien als het in de opname gebeurt.",
        "Leaving is only seen where it happens in the recording.",
    ),
    rows=(36,),
)
