"""What an agent reads in a conversation: records become entries, entries become rows of safe text. Pure."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from ..core import event as ev
from ..core.event import Recorded
from ..core.safe import visible
from ..core.transcript import line_of
from ..core.transcript_words import WHO
from .spans import Spans, wrap
from .words import word

Tone = Literal["customer", "bot", "me", "human", "note", "suggestion", "system", "mark"]
SYMBOLS: dict[Tone, str] = {
    "customer": "●",
    "bot": "◆",
    "me": "▶",
    "human": "▷",
    "note": "✎",
    "suggestion": "◇",
    "system": "·",
    "mark": "",
}
"""Colour is never the only sign: each role has its own symbol and word."""

ROLE_WIDTH = 13
GUTTER = 7 + ROLE_WIDTH
MEASURE = 92
"""Cells of text in a row at most: longer rows are hard to read."""


class Entry(msgspec.Struct, frozen=True):
    """One thing that was said or happened, as the agent reads it. All texts are safe."""

    seq: int
    at: int
    tone: Tone
    role: str
    text: str
    asides: tuple[str, ...] = ()
    corrected: str = ""
    """What replaced the text; the old words are then shown struck."""


def entry(recorded: Recorded, me: str, language: str) -> Entry | None:
    """Give a record as an entry; None where there is nothing to read."""
    event = recorded.event
    line = line_of(recorded, "nl" if language.lower().startswith("nl") else "en")
    if line is None:
        return None
    tone = _tone(recorded, me)
    text = visible(line.text.strip(), lines=True)
    if isinstance(event, ev.Disclosed | ev.HumanOffered):
        text = word("said.told", language, text=text)
    if tone == "human" and recorded.by.name:
        text = f"{visible(recorded.by.name)}: {text}"
    return Entry(recorded.seq, recorded.at, tone, _role(tone, language), text, _asides(event, language))


def _tone(recorded: Recorded, me: str) -> Tone:
    event = recorded.event
    if isinstance(event, ev.Noted):
        return "note"
    if isinstance(event, ev.Suggested):
        return "suggestion"
    if not isinstance(event, ev.Said):
        return "system"
    if recorded.by.kind == "human":
        return "me" if recorded.by.id == me else "human"
    return recorded.by.kind


def _role(tone: Tone, language: str) -> str:
    if tone == "system":
        return ""
    if tone in ("me", "note", "suggestion"):
        return word(f"role.{tone}", language)
    return WHO[tone][0 if language.lower().startswith("nl") else 1]


def _asides(event: ev.AnyEvent, language: str) -> tuple[str, ...]:
    if isinstance(event, ev.Noted):
        return (word("said.private", language),)
    if isinstance(event, ev.Suggested):
        return (word("said.use", language, key="F4"),)
    if not isinstance(event, ev.Said):
        return ()
    asides = []
    if event.unsure:
        asides.append(word("said.unsure", language))
    if event.cites:
        asides.append(word("said.cites", language, cites=visible(", ".join(event.cites))))
    if event.options:
        labels = visible(" / ".join(option.label for option in event.options))
        asides.append(word("said.options", language, options=labels))
    return tuple(asides)


def mark(language: str) -> Entry:
    """Give the line above what is new."""
    return Entry(0, 0, "mark", "", word("new", language))


def entries(records: Sequence[Recorded], me: str, language: str, new_after: int = 0) -> list[Entry]:
    """Give records as entries, with a line above what came after `new_after` (seq; 0: no line)."""
    out: list[Entry] = []
    places: dict[int, int] = {}
    marked = not new_after
    for recorded in records:
        said = entry(recorded, me, language)
        if said is None:
            continue
        if not marked and recorded.seq > new_after:
            out.append(mark(language))
            marked = True
        places[said.seq] = len(out)
        out.append(said)
        if isinstance(recorded.event, ev.Corrected) and recorded.event.target in places:
            at = places[recorded.event.target]
            out[at] = replace(out[at], corrected=visible(recorded.event.text, lines=True))
    return out


def text_width(width: int) -> int:
    """Give the cells for words in a timeline of this width."""
    return max(10, min(MEASURE, width - GUTTER - 1))


def height(said: Entry, width: int, language: str) -> int:
    """Count the rows an entry takes, without making them where that can be told at once."""
    if said.tone == "mark":
        return 1
    if not said.asides and not said.corrected:
        return len(wrap(said.text, text_width(width)))
    return len(lay(said, width, language, str))


def lay(said: Entry, width: int, language: str, clock: Callable[[int], str]) -> list[Spans]:
    """Give an entry as rows: time, role in words, and what was said. `clock` tells a time (ms) as HH:MM."""
    if said.tone == "mark":
        return [((f" {said.text} ".center(width, "─"), "mark"),)]
    body = text_width(width)
    lines = [(line, _style(said)) for line in wrap(said.text, body)]
    if said.corrected:
        now = f"{word('said.now', language)}: {said.corrected}"
        lines += [(line, "new") for line in wrap(now, body)]
    for aside in said.asides:
        lines += [(line, "aside") for line in wrap(aside, body)]
    role = f"{SYMBOLS[said.tone]} {said.role}".ljust(ROLE_WIDTH)
    head: Spans = ((f" {clock(said.at):5} ", "time"), (role, said.tone))
    rest: Spans = ((" " * GUTTER, said.tone),)
    return [(*(rest if n else head), line) for n, line in enumerate(lines)]


def _style(said: Entry) -> str:
    if said.corrected:
        return "old"
    return said.tone if said.tone in ("note", "suggestion", "system") else "text"
