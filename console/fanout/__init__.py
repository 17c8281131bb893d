"""Hints between hubs that share a store: a position up to which there is something to read.

A hint carries no words of a conversation. A lost one costs a moment, never a message: whoever reads, reads
the store, and looks there from time to time without any hint. Notes ride along: what is worth nothing a
moment later, such as that somebody types.
"""

import asyncio
from collections import deque
from typing import Protocol

import msgspec

NOTES = 1000
"""Notes that may wait for a hub that does not look; older ones are dropped."""


class Heard(msgspec.Struct, frozen=True):
    """What came since the last look: the highest position (0: none) and the notes in their order."""

    position: int = 0
    notes: tuple[bytes, ...] = ()


class Hints:
    """The highest hint, and the notes, that nobody has looked at yet."""

    def __init__(self) -> None:
        self._position = 0
        self._notes: deque[bytes] = deque(maxlen=NOTES)
        self._came = asyncio.Event()

    def put(self, position: int = 0, *notes: bytes) -> None:
        """Add what came. Without position and notes it only wakes whoever waits."""
        self._position = max(self._position, position)
        self._notes.extend(notes)
        self._came.set()

    def hold(self, note: bytes) -> None:
        """Add a note that may wait for whatever comes next, or for `stir`."""
        self._notes.append(note)

    def stir(self) -> None:
        """Wake whoever waits, if there are notes."""
        if self._notes:
            self._came.set()

    async def next(self, patience_s: float | None = None) -> Heard:
        """Wait for something, or until the patience is over; give all that came."""
        try:
            async with asyncio.timeout(patience_s):
                await self._came.wait()
        except TimeoutError:
            pass
        self._came.clear()
        heard = Heard(self._position, tuple(self._notes))
        self._position = 0
        self._notes.clear()
        return heard


class Fanout(Protocol):
    """How a hub tells the others that the store has grown."""

    @property
    def problem(self) -> str:
        """Why hints do not get through now; "" while they do."""

    def publish(self, position: int) -> None:
        """Tell everybody, this hub included, that the store has grown up to `position`."""

    def note(self, note: bytes) -> None:
        """Pass a note to everybody, this hub included, as well as it goes."""

    def subscribe(self) -> Hints:
        """Follow the hints from now on."""

    def unsubscribe(self, hints: Hints) -> None:
        """Stop following."""

    async def close(self) -> None:
        """Let go of what is held open."""


def open_fanout(url: str, channel: str) -> Fanout:
    """Open the fanout at `url`: `redis://`, `rediss://` (TLS) or `unix://`; "" stays in this process.

    Hubs that share a store share a `channel`. Raises `ValueError` for a URL that says nothing of the kind.
    """
    if not url:
        from .local import LocalFanout

        return LocalFanout()
    from .redis import RedisFanout

    return RedisFanout(url, channel)
