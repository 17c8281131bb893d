"""Whether announcements are short: no echo of one's own message, no long preface to each."""

from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case
from .check import Check, Outcome, both, practice, verdict


def judge(case: Case) -> Iterable[Outcome]:
    """What one typed is not announced."""
    for view in case.views:
        for step, at in view.steps():
            typed = plain(step.action.text)
            if step.action.kind != "type" or len(typed.split()) < 3:
                continue
            looks = range(at, min(at + 3, len(view.moments)))
            echoed = tuple(
                one.text
                for look in looks
                for one in view.said(look)
                if one.source in ("live", "alert") and typed in plain(one.text)
            )
            yield verdict(
                not echoed, "echo", view.evidence(at, heard=echoed), text=echoed[0][:120] if echoed else ""
            )


CHECK = Check(
    id="own-not-echoed",
    question=both("Hoor je je eigen bericht niet terug?", "Is one's own message not read back?"),
    norms=practice("no noise"),
    impact="minor",
    judge=judge,
    messages={
        "echo": both(
            "Je eigen bericht wordt voorgelezen, en het antwoord wacht daarop: “{text}”.",
            "One's own message is read out, and the reply waits for it: “{text}”.",
        )
    },
    fix=both(
        "Zet aria-live=off op eigen berichten, of voeg ze buiten het live-gebied toe.",
        "Put aria-live=off on one's own messages, or add them outside the live region.",
    ),
    blind=both("Wie het graag hoort, kan dat anders zien.", "Some people like to hear it."),
    rows=(23,),
)
