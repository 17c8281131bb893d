"""What was spoken, and what else stands in the log; aloud as well, where there is a voice."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

import msgspec

from ..model import Utterance
from ..reader import Dialect
from ..reader.live import Said
from ..reader.queue import speak
from ..reader.words import closed
from ..voice import Voice

KEPT = 3000
"""The most utterances that are kept; the oldest go first."""


class Mark(msgspec.Struct, frozen=True):
    """Something in the log that is not speech."""

    at: float
    kind: Literal["key", "note"]
    text: str


Entry = Utterance | Mark
"""One line of the log."""


class Spoken:
    """The log of one hearing, and its voice."""

    def __init__(self, dialect: Dialect, language: str, voice: Voice) -> None:
        self.count = 0
        """How often something was said, with what is not kept any more."""
        self._dialect, self._language, self._voice = dialect, language, voice
        self._said: list[Said] = []
        self._stops: list[float] = []
        self._marks: list[Mark] = []

    def heard(self) -> tuple[Utterance, ...]:
        """All that was spoken so far, what was cut short, and what never came to be spoken."""
        stops = self._stops if self._dialect.keys_stop else []
        return speak(self._said, stops, self._dialect, self._dialect.rate)

    def log(self) -> tuple[Entry, ...]:
        """Everything, in its order."""
        entries: list[Entry] = [*self._marks, *self.heard()]
        return tuple(sorted(entries, key=lambda entry: entry.at))

    def reading(self, now: float) -> str:
        """The node that reading all has come to; "" when it is not going on, or no key ends it."""
        if not self._dialect.keys_stop:
            return ""
        read = [one for one in self.heard() if one.source == "read_all" and one.at <= now < one.until]
        return next((one.node for one in reversed(read) if one.node), "")

    def key(self, now: float, label: str) -> None:
        """A key was pressed: where keys do so, it ends speech."""
        self._marks.append(Mark(now, "key", label))
        self._stops.append(now)
        if self._dialect.keys_stop:
            self._voice.stop()

    def silence(self, now: float) -> None:
        """End all speech."""
        self._stops.append(now)
        self._voice.stop()

    def note(self, at: float, text: str) -> None:
        """Keep a note in the log."""
        self._marks.append(Mark(at, "note", text))

    def say(self, utterances: Iterable[Utterance], at: float) -> None:
        """Say what the cursor gave; the utterances follow each other in the queue, which gives them times."""
        self.add(
            Said(
                at=at,
                text=one.text,
                source=one.source,
                node=one.node,
                lang=one.lang,
                sure=one.sure,
                note=one.note,
            )
            for one in utterances
        )

    def add(self, said: Iterable[Said]) -> None:
        """Say it."""
        fresh = list(said)
        self._said += fresh
        self.count += len(fresh)
        told = [one for one in fresh if not one.dropped]
        for (language, urgent), some in groupby(told, lambda one: (one.lang, one.politeness == "assertive")):
            text = " ".join(closed(one.text) for one in some)
            self._voice.say(text, language or self._language, urgent=urgent)
        del self._said[:-KEPT], self._stops[:-KEPT], self._marks[:-KEPT]
