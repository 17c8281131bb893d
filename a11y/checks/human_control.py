"""Whether everybody can reach the control that leads to a human, where there is one."""

from collections.abc import Iterable

from ..journeys.lexicon import control
from ..journeys.seen import PRESSES
from ..model import Evidence
from .case import Case, View
from .check import Check, Outcome, both, failed, verdict, wcag
from .launcher_keyboard import usable

UNPOINTED = ("keyboard", "switch", "forced-colors")
"""Profiles that look, and have no pointer."""


def judge(case: Case) -> Iterable[Outcome]:
    """Each control in sight that leads to a human, in the first walk that has one."""
    for view in case.views:
        for at in view.open_at:
            humans = view.humans(at)
            for node in humans[:1]:
                page = view.page(at)
                good = any(bool(one.name) and usable(page, one) for one in humans)
                yield verdict(good, "unreachable", view.evidence(at, node), name=node.name)
            if humans:
                break
    for view in case.by(*UNPOINTED):
        if not any(view.humans(at) for at in view.open_at):
            yield from (failed("unseen", one) for one in _unseen(view))
            yield from (failed("hovered", one, name=name) for one, name in _hovered(view))


def _unseen(view: View) -> Iterable[Evidence]:
    """A control to a human that keys get to and that is never in sight."""
    for at in view.open_at:
        for node in view.inside(at):
            reached = node.role in PRESSES and node.states.get("focusable") == "true" and not node.visible
            if reached and node.box and control("human", node.name):
                yield view.evidence(at, node)
                return


def _hovered(view: View) -> Iterable[tuple[Evidence, str]]:
    """A control to a human that came with the chat, and that style sheets draw under the pointer."""
    before = view.moments[max(0, view.press - 1)].hovered if view.moments else ()
    for at in view.open_at:
        for name in view.moments[at].hovered:
            if control("human", name) and name not in before:
                yield view.evidence(at), name
                return


CHECK = Check(
    id="human-control",
    question=both(
        "Komt iedereen bij de knop naar een mens?", "Does everybody reach the control that leads to a human?"
    ),
    norms=(*wcag("2.1.1", "A"), *wcag("4.1.2", "A")),
    impact="critical",
    judge=judge,
    messages={
        "unreachable": both(
            "De knop naar een mens werkt alleen met de muis, of heeft geen naam: wie niet ziet of geen muis "
            "gebruikt, komt niet bij een mens.",
            "The control that leads to a human works with a mouse only, or has no name: whoever does not see "
            "or uses no mouse does not get to a human.",
        ),
        "hovered": both(
            "De knop “{name}” komt alleen onder de muis in beeld: wie toetsen of aanraking gebruikt, "
            "ziet hem nooit.",
            "The control “{name}” comes into sight under the pointer only: whoever uses keys or touch never "
            "sees it.",
        ),
        "unseen": both(
            "De knop naar een mens is er, maar staat niet in beeld: wie kijkt en geen muis gebruikt, ziet "
            "hem nooit.",
            "The control that leads to a human is there, and is not in sight: whoever looks and uses no "
            "mouse never sees it.",
        ),
    },
    fix=both(
        "Maak er een button met tekst van, die altijd in beeld staat en niet pas onder de muis verschijnt.",
        "Make it a button with words that is always in sight, and does not come under the pointer only.",
    ),
    blind=both(
        "Een knop waarvan noch woorden noch plaats op een mens wijzen, wordt niet herkend; een die een "
        "script pas onder de muis toont, alleen als de wandeling daar langs kwam.",
        "A control that neither words nor place tie to a human is not recognised; one that a script shows "
        "under the pointer only, just where the walk came by.",
    ),
    rows=(27,),
)
