"""Every event as a line of words, in Dutch and English: for the desk, line mode, exports and the demo."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from . import event as ev
from .event import AnyEvent, Author, Recorded
from .transcript_words import NEEDS, REASONS, SENTENCES, WAYS, WHO

Tone = Literal["customer", "bot", "human", "note", "suggestion", "system", "disclosure"]


class Line(msgspec.Struct, frozen=True):
    """One line of a transcript: when, who (role in words, and name), what."""

    seq: int
    at: int
    """Milliseconds since the epoch."""
    who: str
    text: str
    tone: Tone
    target: int = 0
    """The event that this line corrects."""


_SPEECH: dict[type[AnyEvent], Tone] = {
    ev.Suggested: "suggestion",
    ev.Noted: "note",
    ev.Disclosed: "disclosure",
}
_ROLE_TONE: dict[str, Tone] = {"customer": "customer", "bot": "bot", "human": "human", "system": "system"}


def lines(records: Iterable[Recorded], language: str) -> list[Line]:
    """Give the transcript of records, one line each that has something to tell."""
    return [line for recorded in records if (line := line_of(recorded, language))]


def line_of(recorded: Recorded, language: str) -> Line | None:
    """Give one event as a line, or None where there is nothing to tell."""
    event = recorded.event
    tone = _SPEECH.get(type(event)) or (
        _ROLE_TONE[recorded.by.kind] if isinstance(event, ev.Said | ev.Corrected) else "system"
    )
    text = sentence(recorded, language)
    if not text:
        return None
    target = event.target if isinstance(event, ev.Corrected) else 0
    who = _who(recorded, tone, language)
    return Line(recorded.seq, recorded.at, who, text, tone, target)


def _who(recorded: Recorded, tone: Tone, language: str) -> str:
    if tone in ("system", "disclosure"):
        return WHO["system"][_at(language)]
    if tone == "suggestion":
        return WHO["suggestion"][_at(language)]
    if tone == "note":
        return f"{WHO['note'][_at(language)]} {recorded.by.name or recorded.by.id}"
    return speaker(recorded.by, language)


def speaker(by: Author, language: str) -> str:
    """Name who speaks, the role first: a bot is never shown as anything but a bot."""
    role = WHO[by.kind][_at(language)]
    return f"{role} {by.name}" if by.name and by.kind in ("human", "customer") else role


def sentence(recorded: Recorded, language: str) -> str:
    """Say in words what an event tells; "" where it tells nothing."""
    event = recorded.event
    if isinstance(event, ev.Said | ev.Disclosed | ev.Noted | ev.Suggested | ev.HumanOffered):
        return event.text
    pattern = SENTENCES.get(type(event))
    if pattern is None:
        return ""
    facts = _facts(event, language) | {"who": speaker(recorded.by, language)}
    return pattern[_at(language)].format_map(facts).strip()


def _at(language: str) -> int:
    return 0 if language == "nl" else 1


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def _facts(event: AnyEvent, language: str) -> _Facts:
    at = _at(language)
    facts = _Facts(msgspec.structs.asdict(event))
    for name in ("note", "word", "summary", "code", "name"):
        facts[f"_{name}"] = f": {facts[name]}" if facts.get(name) else ""
    if isinstance(event, ev.NeedsSet | ev.Started):
        needs = ", ".join(NEEDS[need][at] for need in event.needs) or "-"
        facts["needs"] = needs
        facts["_needs"] = f" ({needs})" if event.needs else ""
    if isinstance(event, ev.WaitTold):
        facts["ways"] = ", ".join(WAYS[way][at] for way in event.ways)
    if isinstance(event, ev.ContactStored):
        facts["way"] = WAYS[event.way][at]
    if isinstance(event, ev.TransferAsked):
        facts["to"] = event.agent or event.team
    if isinstance(event, ev.Redacted):
        facts["refs"] = ", ".join(event.refs)
    why = getattr(event, "why", getattr(event, "reason", getattr(event, "outcome", "")))
    facts["why"] = REASONS.get(str(why), (str(why), str(why)))[at]
    return facts
