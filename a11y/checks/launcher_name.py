"""Whether the button that opens the chat says what it is."""

from collections.abc import Iterable

from ..journeys.lexicon import control, plain
from ..journeys.seen import PRESSES
from .case import Case
from .check import Check, Outcome, both, verdict, wcag

GENERIC = frozenset(
    {"button", "knop", "icon", "icoon", "image", "afbeelding", "img", "open", "openen", "click", "klik"}
    | {"toggle", "widget", "logo", "link"}
)
"""Words that name nothing."""


def judge(case: Case) -> Iterable[Outcome]:
    """The first walk with a launcher that is a control at all."""
    for view in case.views:
        launcher = view.launcher
        if launcher and launcher.role in PRESSES:
            words = plain(launcher.name).split()
            closes = bool(view.press and control("close", launcher.name))
            yield verdict(
                not closes and any(word not in GENERIC for word in words),
                "closes" if closes else "unnamed" if words else "nameless",
                view.evidence(max(0, view.press - 1), launcher),
                name=launcher.name,
            )
            return


CHECK = Check(
    id="launcher-name",
    question=both(
        "Zegt de knop die de chat opent wat hij is?", "Does the button that opens the chat say what it is?"
    ),
    norms=wcag("4.1.2", "A"),
    impact="critical",
    judge=judge,
    messages={
        "nameless": both(
            "De knop die de chat opent, heeft geen naam: wie niet ziet, weet niet wat hij doet, en wie "
            "spreekt in plaats van klikt, kan hem niet noemen.",
            "The button that opens the chat has no name: somebody who does not see cannot know what it "
            "does, and somebody who speaks instead of clicking cannot call it.",
        ),
        "closes": both(
            "De knop die de chat opent, heet “{name}”: wie niet ziet, denkt dat de chat al open is.",
            "The button that opens the chat is called “{name}”: somebody who does not see takes the chat "
            "for open.",
        ),
        "unnamed": both(
            "Wie niet ziet, hoort bij de knop van de chat alleen “{name}”, en weet niet dat dit de chat is.",
            "Somebody who does not see hears only “{name}” on the chat's button, and cannot know "
            "that it is the chat.",
        ),
    },
    fix=both(
        "Geef de knop tekst, of een aria-label zoals “Chat met ons”.",
        "Give the button words, or an aria-label such as “Chat with us”.",
    ),
    blind=both(
        "Of de naam duidelijk is voor mensen, weet alleen een mens.",
        "Whether people understand the name, only people know.",
    ),
    rows=(1,),
)
