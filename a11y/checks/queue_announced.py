"""Whether waiting is told, and not too often."""

from collections.abc import Iterable

from .announced import heard, is_about, judge_news
from .case import Case
from .check import Check, Outcome, both, failed, verdict, wcag

MANY = 6
"""Times told within one look from which it is a hindrance."""


def judge(case: Case) -> Iterable[Outcome]:
    """The place in the queue is said when it comes, and is not repeated without end."""
    yield from judge_news(case, is_about("waiting"))
    for view in case.by("screen-reader") or case.views:
        for verb, rest, at in view.events():
            if verb != "queue" or rest.split()[:1] == []:
                continue
            place = rest.split()[0]
            later = view.said(at + 1) if at + 1 < len(view.moments) else ()
            told = [one.text for one in (*view.said(at), *later)]
            yield verdict(
                any(place in text for text in told), "silent", heard(view, at), text=f"queue {place}"
            )
            if sum(is_about("waiting")(text) for text in told) >= MANY:
                yield failed("often", heard(view, at))


CHECK = Check(
    id="queue-announced",
    question=both("Hoor je hoe lang je wacht?", "Is one told about the queue?"),
    norms=wcag("4.1.3", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "silent": both(
            "De plaats in de rij of “ik verbind u door” is alleen te zien ({text}).",
            "The place in the queue or “connecting you” can only be seen ({text}).",
        ),
        "often": both(
            "De rij wordt zo vaak gemeld dat er niets anders meer te horen is.",
            "The queue is announced so often that nothing else can be heard.",
        ),
    },
    fix=both(
        "Zet de plaats in een role=status, en werk die alleen bij als de plaats verandert.",
        "Put the place in a role=status, and update it only when the place changes.",
    ),
    blind=both(
        "Zonder rij in de opname is er niets te horen.",
        "Without a queue in the recording there is nothing to hear.",
    ),
    rows=(33,),
)
