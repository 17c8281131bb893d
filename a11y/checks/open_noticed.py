"""Whether opening the chat is noticed without seeing it."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Focus moves into it, or something of it is said, or the button says that it is expanded."""
    for view in case.keyed():
        at = view.press
        if not at or not view.panel(at):
            continue
        panel = view.panel(at)
        focus = view.moments[at].tree.focus
        inside = bool(focus) and panel in {node.id for node in view.page(at).around(focus)}
        told = tuple(one.text for one in view.said(at))
        yield verdict(inside or focus == panel or bool(told), "silent", view.evidence(at, heard=told))


CHECK = Check(
    id="open-noticed",
    question=both("Merk je zonder te zien dat de chat opengaat?", "Is opening noticed without seeing it?"),
    norms=(*wcag("2.4.3", "A"), *wcag("4.1.3", "AA")),
    impact="serious",
    judge=judge,
    messages={
        "silent": both(
            "De chat gaat open, maar de focus blijft waar hij was en er wordt niets gezegd.",
            "The chat opens, but focus stays where it was and nothing is said.",
        )
    },
    fix=both(
        "Zet bij het openen de focus in de chat, en geef de knop aria-expanded.",
        "Move focus into the chat when it opens, and give the button aria-expanded.",
    ),
    blind=both("Wat later pas gezegd wordt, telt niet.", "What is only said later does not count."),
    rows=(11,),
)
