"""What waits to be said: bounded, urgent first, and honest about what it dropped. Pure."""

from collections import deque

import msgspec

from .text import phrases

CAPACITY = 32
"""How many texts may wait."""


class _Text(msgspec.Struct):
    """A text that waits, or is being said phrase by phrase."""

    rest: deque[str]
    language: str
    urgent: bool
    begun: bool = False


class Waiting:
    """Texts in the order in which they will be said; one that has begun may be overtaken between phrases."""

    def __init__(self) -> None:
        self._texts: deque[_Text] = deque()
        self._untold = 0
        self.dropped = 0

    def __len__(self) -> int:
        """How many texts wait, with the one that is being said."""
        return len(self._texts)

    def put(self, text: str, language: str, *, urgent: bool) -> None:
        """Add a text behind its equals; of too many, the oldest not urgent and not begun is dropped."""
        if not (rest := deque(phrases(text))):
            return
        urgents = sum(waiting.urgent for waiting in self._texts)
        self._texts.insert(urgents if urgent else len(self._texts), _Text(rest, language, urgent))
        candidates = [waiting for waiting in self._texts if not waiting.begun]
        if len(candidates) > CAPACITY:
            victim = next((waiting for waiting in candidates if not waiting.urgent), candidates[0])
            self._texts = deque(waiting for waiting in self._texts if waiting is not victim)
            self.dropped += 1
            self._untold += 1

    def next(self) -> tuple[str, str] | None:
        """Take the next phrase and its language."""
        if not self._texts:
            return None
        text = self._texts[0]
        text.begun = True
        phrase = text.rest.popleft()
        if not text.rest:
            self._texts.popleft()
        return phrase, text.language

    def clear(self) -> None:
        """Forget all that waits; that is not dropping, for it was asked for."""
        self._texts.clear()

    def untold(self) -> int:
        """How many were dropped since this was last asked."""
        count, self._untold = self._untold, 0
        return count
