"""What a client tells as it happens, in a bounded queue: all of it can be read from the folded state too."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator

import msgspec

from ..core import wire


class Connection(msgspec.Struct, frozen=True):
    """The connection came or went.

    `why`: the hub's own word (`wire.Bye.why`), or `unreachable`, `closed` (cut), `silent` (half open),
    `bad_frame`. `retry_in_s` tells when the client tries again; None: never, or it is online.
    """

    online: bool
    why: str = ""
    retry_in_s: float | None = None


Change = (
    wire.Heard
    | wire.Board
    | wire.BoardChanged
    | wire.Place
    | wire.Turn
    | wire.Control
    | wire.Typing
    | wire.Bye
    | Connection
)

MAX_CHANGES = 10_000
_KEPT = (wire.Turn, wire.Control)
"""Never dropped: a bot cannot read them anywhere else. The hub sends one turn a conversation at a time."""


class Changes:
    """A queue that forgets its oldest changes when nobody reads them."""

    def __init__(self, limit: int = MAX_CHANGES) -> None:
        self._limit = limit
        self._queue: deque[Change] = deque()
        self._come = asyncio.Event()
        self._end: BaseException | None = None
        self._ended = False

    def __len__(self) -> int:
        """How many wait to be read."""
        return len(self._queue)

    def put(self, change: Change) -> None:
        """Add a change; of too many, the oldest that can be read elsewhere is forgotten."""
        self._queue.append(change)
        if len(self._queue) > self._limit:
            oldest = next((n for n, c in enumerate(self._queue) if not isinstance(c, _KEPT)), None)
            if oldest is not None:
                del self._queue[oldest]
        self._come.set()

    def end(self, error: BaseException | None = None) -> None:
        """Nothing more will come; the reader ends with `error`, if there is one, after what is left."""
        self._ended, self._end = True, error
        self._come.set()

    async def read(self) -> AsyncIterator[Change]:
        """Give the changes in order. There is one reader; a second one shares them."""
        while True:
            while self._queue:
                yield self._queue.popleft()
            if self._ended:
                if self._end:
                    raise self._end
                return
            self._come.clear()
            await self._come.wait()
