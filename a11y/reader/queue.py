"""One voice: what waits, what is cut short, what is never said."""

from collections.abc import Iterable

import msgspec

from ..model import Utterance
from .dialect import Dialect
from .live import Said

LETTERS = 6
"""Letters of a word with its space, by which speed in words a minute is reckoned."""


def duration(text: str, rate: float) -> float:
    """Milliseconds that a text takes at so many words a minute; 0 is instantly."""
    return 60_000 * len(text) / (LETTERS * rate) if rate else 0.0


class Voice:
    """Speaks one thing at a time."""

    def __init__(self, dialect: Dialect, rate: float) -> None:
        self._dialect, self._rate = dialect, rate
        self._now: Utterance | None = None
        self._waiting: list[Said] = []
        self._free = 0.0
        self._last = ("", 0.0)
        self.done: list[Utterance] = []

    def take(self, said: Said) -> None:
        """Something is to be said."""
        self._until(said.at)
        if not said.dropped and self._repeated(said):
            said = msgspec.structs.replace(said, dropped="duplicate")
        if said.dropped:
            self._drop(said, said.dropped)
            return
        if said.stops:
            self.stop(said.at)
        if said.politeness == "assertive":
            self._urgent(said)
        else:
            self._waiting.append(said)

    def stop(self, at: float) -> None:
        """Silence: what is being said is cut, what waits is never said."""
        self._until(at)
        self._cut(at)
        for said in self._waiting:
            self._drop(said, "interrupted")
        self._waiting = []

    def finish(self) -> tuple[Utterance, ...]:
        """Say the rest; everything in the order of its time."""
        self._until(float("inf"))
        return tuple(sorted(self.done, key=lambda one: one.at))

    def _urgent(self, said: Said) -> None:
        rule = self._dialect.live.assertive
        if rule == "interrupts":
            self._cut(said.at)
        if rule in ("interrupts", "purges"):
            gone = [one for one in self._waiting if one.politeness == "polite"]
            if rule == "purges":
                gone = [one for one in gone if said.at - one.at < self._dialect.live.gather]
            for one in gone:
                self._drop(one, "purged by an assertive one")
            self._waiting = [one for one in self._waiting if one not in gone]
        ahead = sum(one.politeness == "assertive" for one in self._waiting)
        place = len(self._waiting) if rule in ("queued", "purges") else ahead
        self._waiting.insert(place, said)

    def _repeated(self, said: Said) -> bool:
        if said.source not in ("live", "alert") or not self._dialect.live.repeat:
            return False
        text, at = self._last
        repeated = said.text == text and said.at - at < self._dialect.live.repeat
        if not repeated:
            self._last = (said.text, said.at)
        return repeated

    def _cut(self, at: float) -> None:
        if self._now is not None and self._now.until > at:
            self.done[-1] = msgspec.structs.replace(self._now, cut=at)
            self._free = at
        self._now = None

    def _until(self, at: float) -> None:
        """Say what there is time for before a moment."""
        while self._waiting and max(self._free, self._waiting[0].at) < at:
            said = self._waiting.pop(0)
            start = max(self._free, said.at)
            self._free = start + duration(said.text, self._rate)
            self._now = _utterance(said, start, self._free)
            self.done.append(self._now)

    def _drop(self, said: Said, why: str) -> None:
        index = len(self.done) - (self._now is not None and bool(self.done) and self.done[-1] is self._now)
        self.done.insert(index, msgspec.structs.replace(_utterance(said, said.at, said.at), dropped=why))


def _utterance(said: Said, start: float, end: float) -> Utterance:
    return Utterance(
        at=round(start, 1),
        text=said.text,
        source=said.source,  # type: ignore[arg-type]
        node=said.node,
        politeness=said.politeness,  # type: ignore[arg-type]
        until=round(end, 1),
        lang=said.lang,
        sure=said.sure,
        note=said.note,
    )


def speak(
    said: Iterable[Said], stops: Iterable[float], dialect: Dialect, rate: float
) -> tuple[Utterance, ...]:
    """Say everything in its turn; `stops` are the times of keys that silence."""
    voice = Voice(dialect, rate)
    events: list[tuple[float, int, Said | None]] = [(one.at, 1, one) for one in said]
    events += [(at, 0, None) for at in stops]
    for at, _, one in sorted(events, key=lambda event: event[:2]):
        if one is None:
            voice.stop(at)
        else:
            voice.take(one)
    return voice.finish()
