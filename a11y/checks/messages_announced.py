"""Whether what the other side says is heard when it comes."""

from collections.abc import Iterable

from ..journeys.hearing import STAMP
from ..journeys.lexicon import plain
from .announced import heard, is_about, news
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag

DIALOGS = frozenset({"dialog", "alertdialog"})
SENTENCE = 3
"""Words from which a text is a message, and not a time or a mark beside one."""
OTHERS = is_about("joined", "waiting", "left", "nobody", "lost", "again", "ended", "typing")


def judge(case: Case) -> Iterable[Outcome]:
    """Every message that comes while the chat is open; what other checks ask about is left to them."""
    for view, at, text in news(case, lambda text: not OTHERS(text) and _says_something(text)):
        if text not in _headings(view, at) | _beside(view, at) and not _came_before(view, at, text):
            yield verdict(view.hears(at, text), "silent", heard(view, at), text=text)


def _says_something(text: str) -> bool:
    """More than a name with a date and a time."""
    return len(plain(STAMP.sub(" ", text)).split()) >= SENTENCE


def _headings(view: View, at: int) -> set[str]:
    """A heading is what stands over something, and nobody's words."""
    nodes = view.page(at).nodes
    return {line.text for line in view.lines(at) if any(nodes[one].role == "heading" for one in line.within)}


def _came_before(view: View, at: int, text: str) -> bool:
    """It is the same element with the same words as earlier: it was out of sight, and comes but once."""
    now = {line.key for line in view.lines(at) if line.text == text}
    return now <= {line.key for one in range(at) for line in view.seen(one).lines if line.text == text}


def _beside(view: View, at: int) -> set[str]:
    """What stands in a dialog beside the conversation that one has gone into: help, settings."""
    page, panel = view.page(at), view.panel(at)
    chat = {panel, *(node.id for node in page.around(panel))}
    dialogs = {node.id for node in page.around(view.moments[at].tree.focus) if node.role in DIALOGS} - chat
    return {line.text for line in view.lines(at) if dialogs & set(line.within)}


CHECK = Check(
    id="messages-announced",
    question=both("Hoor je een antwoord als het komt?", "Is a reply heard when it comes?"),
    norms=wcag("4.1.3", "AA"),
    impact="critical",
    judge=judge,
    messages={
        "silent": both(
            "Dit bericht komt in beeld, maar een schermlezer zegt niets: “{text}”.",
            "This message comes into sight, and a screen reader says nothing: “{text}”.",
        )
    },
    fix=both(
        "Zet het gesprek in een role=log die er al is voordat de berichten komen, niet verborgen "
        "voor schermlezers.",
        "Put the conversation in a role=log that is there before the messages come, not hidden from "
        "screen readers.",
    ),
    blind=both(
        "De schermlezer is nagebootst; echte kunnen meer of minder zeggen.",
        "The screen reader is simulated; real ones may say more or less.",
    ),
    rows=(18, 20),
)
