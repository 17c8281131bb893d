"""Whether anything lies over the way to a human."""

from collections.abc import Iterable

from ..journeys.lexicon import control
from ..journeys.seen import PRESSES
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """The control to a human can be hit where it is drawn, in every look at the open chat."""
    for view in case.views:
        covered = [at for at in view.open_at if _covered(view, at)]
        if covered:
            yield failed("covered", view.evidence(covered[0]))
        elif any(view.humans(at) for at in view.open_at):
            yield passed(view.evidence(view.open_at[0]))


def _covered(view: View, at: int) -> bool:
    if view.humans(at):
        return False
    return any(
        node.role in PRESSES
        and control("human", node.name)
        and node.visible
        and node.on_screen
        and not node.hit
        for node in view.page(at).nodes.values()
    )


CHECK = Check(
    id="human-not-covered",
    question=both("Ligt er niets over de weg naar een mens?", "Does nothing lie over the way to a human?"),
    norms=(*wcag("2.1.2", "A"), *wcag("2.4.3", "A")),
    impact="serious",
    judge=judge,
    messages={
        "covered": both(
            "Een venster of laag ligt over de knop naar een mens: eerst moet je daar langs.",
            "A window or layer lies over the control that leads to a human: one has to get past it first.",
        )
    },
    fix=both(
        "Vraag om toestemming of een beoordeling naast de chat, en niet ervoor.",
        "Ask for consent or a rating beside the chat, and not in front of it.",
    ),
    blind=both(
        "Een knop die er nog niet staat, telt niet.", "A control that is not there yet does not count."
    ),
    rows=(60,),
)
