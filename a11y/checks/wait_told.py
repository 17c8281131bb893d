"""Whether somebody who has asked for a human and waits is told anything."""

from collections.abc import Iterable

from ..journeys.lexicon import control
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

LONG = 4000
"""Milliseconds of waiting in which nothing new comes from which one is left alone."""
GOALS = frozenset({"ask", "connected", "hear_human"})
THERE = frozenset({"agent-joined", "agent-says"})
"""Events of the backend after which somebody is there: whether that is told is another question."""


def judge(case: Case) -> Iterable[Outcome]:
    """After something was asked, no long wait without a word."""
    for view in case.by(journey="human"):
        alone = _alone(view)
        if alone:
            yield failed("alone", view.evidence(alone))
        elif view.press and any(step.goal in GOALS for step, _ in view.steps()):
            yield passed(view.evidence(view.press))


def _alone(view: View) -> int:
    """The look at the end of a wait without a word; 0 for none. What came before the wait does not count."""
    since = None
    told, asked = True, False
    for step, at in view.steps():
        action = step.action
        words = action.text if action.kind == "type" else action.label
        asked = asked or bool(control("human", words))
        if action.kind == "server" and action.text.partition(" ")[0] in THERE:
            return 0
        if step.goal not in GOALS or view.news(at):
            since, told = None, bool(view.news(at)) or action.kind == "server"
        elif action.kind != "wait":
            since, told = None, False
        elif asked and not told:
            since = view.moments[at - 1].at if since is None else since
            if view.moments[at].at - since >= LONG:
                return at
    return 0


CHECK = Check(
    id="wait-told",
    question=both("Hoor je iets als het lang duurt?", "Is one told anything when it takes long?"),
    norms=(*wcag("4.1.3", "AA"), *wcag("2.2.1", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "alone": both(
            "Na de vraag om een mens gebeurt er seconden lang niets: geen woord of het aankwam, of "
            "hoe lang het duurt.",
            "After asking for a human nothing happens for seconds: no word whether it arrived, or "
            "how long it takes.",
        )
    },
    fix=both(
        "Meld meteen dat de vraag is aangekomen, en bied bij lang wachten een andere weg of terugbellen aan.",
        "Tell at once that the question has arrived, and offer another way or a call back when it "
        "takes long.",
    ),
    blind=both("Langer dan de wandeling wacht niemand.", "Nobody waits longer than the walk."),
    rows=(63,),
)
