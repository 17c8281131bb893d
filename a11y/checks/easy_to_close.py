"""Whether the chat closes in one go, by Escape too where it has no button."""

from collections.abc import Iterable

from ..journeys.find import Context, rank
from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, failed, unsure, verdict, wcag
from .launcher_keyboard import usable

USES = frozenset({"click", "touch", "say"})


def judge(case: Case) -> Iterable[Outcome]:
    """Leaving took one press, and came about."""
    for view in case.views:
        stage = view.stage("leave")
        if stage is None or stage.outcome == "not_tried" or not view.press:
            continue
        at = min(stage.step, len(view.moments) - 1)
        if stage.outcome == "could_not_tell":
            yield unsure("unknown", view.evidence(at), why=stage.why)
        else:
            good = stage.outcome == "reached" and _presses(view) <= 1
            yield verdict(good, "stays", view.evidence(at), count=str(_presses(view)))
        for look, node, label in _dead(view) if stage.outcome == "reached" else ():
            yield failed("dead", view.evidence(look, node), name=label)


def _dead(view: View) -> Iterable[tuple[int, Node, str]]:
    """What was pressed to close the chat, where only a pointer can, and nothing beside it is for others."""
    launcher = view.launcher.id if view.launcher else ""
    for step, at in view.steps():
        pressed = step.action.node
        if step.goal != "leave" or step.action.kind not in USES or pressed in ("", launcher):
            continue
        page = view.page(at - 1)
        found = rank("close", view.seen(at - 1), Context(panel=view.panel(at - 1)))
        others = [one.thing.node for one in found if one.thing.id != launcher]
        if pressed in page.nodes and not any(usable(page, one) for one in (page.nodes[pressed], *others)):
            yield at - 1, page.nodes[pressed], step.action.label


def _presses(view: View) -> int:
    return sum(
        step.action.kind in USES or step.action.key in ("Enter", "Space", "Escape")
        for step, _ in view.steps()
        if step.goal == "leave"
    )


CHECK = Check(
    id="easy-to-close",
    question=both("Gaat de chat in één keer dicht?", "Does the chat close in one go?"),
    norms=(*wcag("3.2.6", "A"), *wcag("2.1.1", "A")),
    impact="moderate",
    judge=judge,
    messages={
        "stays": both(
            "De chat gaat niet in één keer dicht (pogingen: {count}); Escape of een sluitknop doet het niet.",
            "The chat does not close in one go (attempts: {count}); Escape or a close button does not do it.",
        ),
        "dead": both(
            "Wat de chat sluit (“{name}”), is voor de muis gemaakt: geen toets komt er, of een schermlezer "
            "noemt het geen knop.",
            "What closes the chat (“{name}”) is made for a mouse: no key gets there, or a screen reader "
            "does not call it a button.",
        ),
        "unknown": both(
            "Niet te zien of de chat dichtgaat. {why}", "Whether the chat closes cannot be told. {why}"
        ),
    },
    fix=both(
        "Geef de chat een knop “Chat sluiten”, en laat Escape hetzelfde doen, ook in een frame.",
        "Give the chat a button “Close chat”, and let Escape do the same, in a frame too.",
    ),
    blind=both(
        "Een chat die deel is van de pagina hoeft niet dicht.",
        "A chat that is part of the page need not close.",
    ),
    rows=(14, 58),
)
