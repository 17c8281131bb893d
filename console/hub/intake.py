"""What a peer sends, in its order: handled as it arrives, held back while something takes time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST = 32
"""Messages that may wait before the hub stops reading from the socket."""

Handle = Callable[[bytes], Awaitable[None] | None]


class Gone(Exception):
    """The peer is gone."""


class Intake:
    """Hands messages to `handle`, one after the other. Until it is opened, they wait.

    A message that needs no waiting costs no task and no wake-up.
    """

    def __init__(
        self, pause: Callable[[], None], resume: Callable[[], None], abort: Callable[[], None]
    ) -> None:
        self._waiting: deque[bytes] = deque()
        self._pause = pause
        self._resume = resume
        self._abort = abort
        self._paused = False
        self._handle: Handle | None = None
        self._working: asyncio.Task[None] | None = None
        self._first: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def put(self, data: bytes) -> None:
        """A message came."""
        if not self._first.done():
            self._first.set_result(data)
        elif self._handle is None or self._working is not None:
            self._waiting.append(data)
            if len(self._waiting) >= MOST and not self._paused:
                self._paused = True
                self._pause()
        elif (working := self._handle(data)) is not None:
            self._working = asyncio.create_task(self._work(working))

    async def first(self) -> bytes:
        """Wait for the first message. Raises `Gone`."""
        return await self._first

    def open(self, handle: Handle) -> None:
        """Handle what waits, and from now on everything as it comes."""
        self._handle = handle
        self._working = asyncio.create_task(self._work(None))

    def lost(self) -> None:
        """The peer is gone: what waits is dropped, what is being worked on is let go."""
        if not self._first.done():
            self._first.set_exception(Gone())
        if not self._first.cancelled():
            self._first.exception()
        self._waiting.clear()
        if self._working:
            self._working.cancel()

    async def _work(self, working: Awaitable[None] | None) -> None:
        handle = self._handle
        assert handle
        try:
            while True:
                if working is not None:
                    await working
                if not self._waiting:
                    break
                working = handle(self._waiting.popleft())
        except Exception:
            self._abort()  # a fault of ours: the peer comes back and finds everything that was stored
            raise
        self._working = None
        if self._paused:
            self._paused = False
            self._resume()
