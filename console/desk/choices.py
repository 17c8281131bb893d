"""What an agent may choose from when an action asks for something. Pure."""

from collections.abc import Iterable, Sequence

import msgspec

from ..core import event as ev
from ..core.conversation import Conversation
from ..core.event import Recorded
from ..core.safe import visible
from ..core.transcript_words import REASONS, WAYS
from ..core.wire import Choice, OnDuty, Welcome
from .words import word

RECENT = 100
"""How far back a suggestion is still of use."""


class Pick(msgspec.Struct, frozen=True):
    """Something to choose: what it is called, and what helps to choose it. Texts are safe."""

    id: str
    label: str
    more: str = ""


def _at(language: str) -> int:
    return 0 if language.lower().startswith("nl") else 1


def targets(welcome: Welcome, agents: Iterable[OnDuty], language: str) -> list[Pick]:
    """Give the colleagues on duty, who is free first, and the teams."""
    others = [a for a in agents if a.id != welcome.id]
    people = sorted(others, key=lambda a: (a.state != "available", a.load, a.name))
    teams = sorted({team for a in others for team in a.teams} | set(welcome.all_teams))
    out = [
        Pick(
            f"agent:{a.id}",
            visible(a.name or a.id),
            f"{word(f'state.{a.state}', language)} · {word('load', language, n=a.load)}",
        )
        for a in people
    ]
    return out + [Pick(f"team:{team}", visible(team), word("team", language)) for team in teams]


def offered(choices: Iterable[Choice], language: str) -> list[Pick]:
    """Give what the hub's welcome offers, by its label in the agent's language."""
    key = "nl" if _at(language) == 0 else "en"
    return [
        Pick(c.id, visible(c.labels.get(key) or next(iter(c.labels.values()), c.id)), c.id) for c in choices
    ]


def phrases(choices: Iterable[Choice], customer_language: str) -> list[Pick]:
    """Give the canned replies in the customer's language where there is one; the id is the text."""
    key = "nl" if _at(customer_language) == 0 else "en"
    out = []
    for c in choices:
        text = c.labels.get(key) or next(iter(c.labels.values()), "")
        out.append(Pick(text, visible(c.id), visible(text)))
    return out


def messages(records: Iterable[Recorded]) -> list[Pick]:
    """Give what the bot said, the latest first."""
    said = [r for r in records if isinstance(r.event, ev.Said) and r.by.kind == "bot"]
    return [Pick(str(r.seq), visible(r.event.text)) for r in reversed(said) if isinstance(r.event, ev.Said)]


def contacts(c: Conversation, language: str) -> list[Pick]:
    """Give both outcomes of every promise that is still open."""
    at = _at(language)
    return [
        Pick(f"{k.ref}|{outcome}", f"{WAYS[k.way][at]} {visible(k.ref)}: {REASONS[outcome][at]}")
        for k in c.contacts
        if not k.done
        for outcome in ("reached", "not_reached")
    ]


def states(language: str) -> list[Pick]:
    """Give the states an agent may be in."""
    return [Pick(state, word(f"state.{state}", language)) for state in ("available", "busy", "away")]


def suggestion(records: Sequence[Recorded]) -> str:
    """Give the bot's suggestion among what happened last; "" when there is none."""
    latest = (r.event.text for r in reversed(records[-RECENT:]) if isinstance(r.event, ev.Suggested))
    return next(latest, "")


def matching(picks: Iterable[Pick], typed: str) -> list[Pick]:
    """Give those that hold every word that was typed, in their order."""
    words = typed.casefold().split()
    return [p for p in picks if all(w in f"{p.label} {p.more} {p.id}".casefold() for w in words)]
