"""Whether it says anywhere in the open chat how to get to a human."""

import re
from collections.abc import Iterable

from ..journeys.lexicon import control, plain
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag

DENIED = re.compile(r"\b(not|no|geen|niet|kein|keine|pas|aucun|no es)( \w+)? (a |an |een |ein |une? )?\w+")
"""“I am not a person” offers none."""


def judge(case: Case) -> Iterable[Outcome]:
    """Before a human is asked for: a control or a sentence."""
    for view in case.by(journey="human") or case.views:
        asked = [at for step, at in view.steps() if step.goal == "ask"]
        last = (asked[0] - 1) if asked else len(view.moments) - 1
        looks = [at for at in view.open_at if at <= last] or list(view.open_at)[:1]
        if looks:
            good = any(view.humans(at) or _said(view, at) for at in looks) or _explored(view)
            yield verdict(good, "unstated", view.evidence(looks[-1]))


def _explored(view: View) -> bool:
    """A control to a human came into sight on the way, in a menu for example, before anything was typed."""
    for step, at in view.steps():
        if step.goal == "ask" and step.action.kind == "type":
            return False
        if step.goal == "ask" and view.humans(at - 1):
            return True
    return False


def _said(view: View, at: int) -> bool:
    return any(control("human", DENIED.sub(" ", plain(line.text))) for line in view.lines(at))


CHECK = Check(
    id="human-stated",
    question=both("Staat er hoe je bij een mens komt?", "Does it say how to get to a human?"),
    norms=(*wcag("3.2.6", "A"), *wcag("3.3.2", "A")),
    impact="serious",
    judge=judge,
    messages={
        "unstated": both(
            "Nergens in de chat staat dat je een mens kunt spreken; wie het juiste woord niet raadt, "
            "blijft bij de bot.",
            "Nothing in the chat says that one can talk to a human; whoever does not guess the word "
            "stays with the bot.",
        )
    },
    fix=both(
        "Zet een knop “Praat met een mens” in de chat, of laat de begroeting zeggen wat je kunt typen.",
        "Put a button “Talk to a human” in the chat, or let the greeting say what to type.",
    ),
    blind=both(
        "Woorden buiten de vijf talen van de woordenlijst worden niet herkend.",
        "Words outside the five languages of the word list are not recognised.",
    ),
    rows=(28,),
)
