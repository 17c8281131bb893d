"""Whether a typing indicator says something, and not all the time."""

from collections.abc import Iterable

from ..journeys.lexicon import meaning, plain
from .case import Case
from .check import Check, Outcome, both, failed, passed, practice, wcag

MANY = 3
"""Times from which one message's typing is a hindrance."""


def judge(case: Case) -> Iterable[Outcome]:
    """Announcements are words, and "is typing" comes a few times at most in one look."""
    for view in case.views:
        bad = ""
        for at, moment in enumerate(view.moments):
            live = [change for change in moment.changes if change.region and change.region.live != "off"]
            dots = [one.text for one in live if one.text.strip() and not plain(one.text) and one.rendered]
            typing = sum(meaning("typing", one.text) != "" for one in live if one.kind != "removed")
            if dots or typing >= MANY:
                bad = "dots" if dots else "often"
                yield failed(bad, view.evidence(at), text=dots[0] if dots else "")
                break
        if not bad and view.open_at:
            yield passed(view.evidence(view.press))


CHECK = Check(
    id="typing-quiet",
    question=both("Stoort “is aan het typen” niet?", "Does “is typing” not get in the way?"),
    norms=(*wcag("4.1.3", "AA"), *practice("no noise")),
    impact="moderate",
    judge=judge,
    messages={
        "dots": both(
            "Er worden leestekens gemeld in plaats van woorden: “{text}”.",
            "Signs are announced instead of words: “{text}”.",
        ),
        "often": both(
            "Dat iemand typt wordt steeds opnieuw gemeld; daardoor is er niets anders te horen.",
            "That somebody types is announced again and again; nothing else can be heard.",
        ),
    },
    fix=both(
        "Meld één keer in woorden dat er getypt wordt, of laat het buiten het live-gebied.",
        "Announce once and in words that somebody types, or keep it out of the live region.",
    ),
    blind=both(
        "Of een bot doet alsof er een mens typt, is niet te zien.",
        "Whether a bot pretends that a person types cannot be seen.",
    ),
    rows=(25,),
)
