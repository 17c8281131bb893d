"""Whether messages are read in the order in which they stand."""

from collections.abc import Iterable
from itertools import pairwise

from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

STEP = 2
"""CSS pixels up from which the next one stands above."""


def judge(case: Case) -> Iterable[Outcome]:
    """In the open chat's conversation each message stands below the one that is read before it."""
    for view in case.views[:1]:
        looks = [at for at in view.open_at if len(_messages(view, at)) > 1]
        for at in looks:
            boxes = [node.box for node in _messages(view, at) if node.box]
            if any(later.y < first.y - STEP for first, later in pairwise(boxes)):
                yield failed("turned", view.evidence(at))
                return
        if looks:
            yield passed(view.evidence(looks[0]))


def _messages(view: View, at: int) -> list[Node]:
    """What lies in the conversation: in the log, or in the list with most words."""
    page = view.page(at)
    logs = [node for node in view.inside(at) if node.role in ("log", "feed")]
    return [node for log in logs[:1] for node in page.within(log.id) if node.parent == log.id and node.box]


CHECK = Check(
    id="reading-order",
    question=both("Worden berichten voorgelezen zoals ze staan?", "Are messages read as they stand?"),
    norms=wcag("1.3.2", "A"),
    impact="serious",
    judge=judge,
    messages={
        "turned": both(
            "De berichten staan in een andere volgorde dan waarin ze worden voorgelezen.",
            "The messages stand in another order than they are read in.",
        )
    },
    fix=both(
        "Zet de berichten in de volgorde van de tijd in het document, en draai ze niet om met CSS.",
        "Put the messages in the document in the order of time, and do not reverse them with CSS.",
    ),
    blind=both(
        "Een gesprek zonder role=log wordt niet bekeken.", "A conversation without role=log is not looked at."
    ),
    rows=(53,),
)
