"""Whether the chat can be opened without a mouse."""

from collections.abc import Iterable

from ..journeys.hands import SETS, roves
from ..journeys.seen import PRESSES
from ..model import Node
from ..reader.order import Page
from .case import Case
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """What is pressed with the mouse is, holds or stands in something that keys reach."""
    for view in case.views:
        if launcher := view.launcher:
            at = max(0, view.press - 1)
            yield verdict(usable(view.page(at), launcher), "dead", view.evidence(at, launcher))
            return


def usable(page: Page, node: Node) -> bool:
    """Keys reach it, and it has a role of a control."""
    near = [
        node,
        *(one for one in page.around(node.id) if one.tag not in ("body", "html")),
        *page.within(node.id),
    ]
    return any(
        one.states.get("focusable") == "true"
        and not one.ignored
        and one.role in PRESSES
        and (not one.attributes.get("tabindex", "0").startswith("-") or _by_arrows(page, one))
        for one in near
    )


def _by_arrows(page: Page, node: Node) -> bool:
    """It stands in a set that Tab enters but once, and arrow keys lead from there."""
    held = next((one for one in page.around(node.id) if one.role in SETS), None)
    return held is not None and any(roves(one, node) for one in page.within(held.id))


CHECK = Check(
    id="launcher-keyboard",
    question=both("Gaat de chat open zonder muis?", "Does the chat open without a mouse?"),
    norms=(*wcag("2.1.1", "A"), *wcag("4.1.2", "A")),
    impact="critical",
    judge=judge,
    messages={
        "dead": both(
            "Met het toetsenbord kom je niet bij wat de chat opent, of het is niet als knop gemerkt.",
            "Keys do not reach what opens the chat, or it is not marked up as a button.",
        )
    },
    fix=both(
        "Gebruik een echte button; die krijgt focus, rol, Enter en spatie vanzelf.",
        "Use a real button; focus, role, Enter and Space come with it.",
    ),
    blind=both("Een eigen sneltoets wordt niet gezien.", "A shortcut of the page's own is not seen."),
    rows=(2,),
)
