"""Whether everything is announced once."""

from collections import Counter
from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, practice, wcag

SOON = 2000
"""Milliseconds within which the same words are a repetition."""


def judge(case: Case) -> Iterable[Outcome]:
    """No announcement comes twice within two seconds, though it was written once."""
    for view in case.views:
        own = {node for at in range(len(view.moments)) for node in view.typed_into(at)}
        live = [
            one
            for one in view.heard
            if one.source in ("live", "alert")
            and plain(one.text)
            and one.dropped in ("", "duplicate")
            and one.node not in own
        ]
        twice = [
            one.text
            for place, one in enumerate(live)
            for other in live[:place]
            if plain(one.text) == plain(other.text) and one.at - other.at < SOON
        ]
        if twice and _written(view)[plain(twice[0])] < 2:
            yield failed(
                "twice", view.evidence(_look(view, twice[0]), heard=(twice[0],)), text=twice[0][:120]
            )
        elif live:
            yield passed(view.evidence(view.press))


def _written(view: View) -> Counter[str]:
    """How often each text came into sight."""
    return Counter(plain(text) for at in range(1, len(view.moments)) for text in view.news(at))


def _look(view: View, text: str) -> int:
    looks = range(len(view.moments))
    return next((at for at in looks if any(one.text == text for one in view.said(at))), view.press)


CHECK = Check(
    id="said-once",
    question=both("Wordt alles één keer gezegd?", "Is everything said once?"),
    norms=(*wcag("4.1.3", "AA"), *practice("no noise")),
    impact="moderate",
    judge=judge,
    messages={
        "twice": both(
            "Dit wordt tweemaal achter elkaar gemeld: “{text}”.",
            "This is announced twice in a row: “{text}”.",
        )
    },
    fix=both(
        "Meld in één gebied: geen gebied in een gebied, en geen tweede kopie om voor te lezen.",
        "Announce in one region: no region in a region, and no second copy to be read out.",
    ),
    blind=both(
        "Sommige schermlezers laten herhalingen zelf weg.",
        "Some screen readers leave repetitions out themselves.",
    ),
    rows=(21,),
)
