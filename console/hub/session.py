"""One connected peer: what waits to be sent to it, and how fast it may send."""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from ..core import wire
from ..core.audience import Viewer
from ..core.decide import Peer
from ..core.errors import Refused
from ..core.refusals import explain
from .limits import Bucket
from .settings import Limits

Why = str
WATCHES = 10
"""How many times the rate a peer may begin to watch."""
_LIGHT = frozenset({wire.Watch, wire.Unwatch, wire.Pong})
"""Whoever reconnects watches again everything they had open."""


class Line(Protocol):
    """The socket as a session needs it."""

    def write(self, frames: Sequence[bytes]) -> None:
        """Send frames in one write."""

    def congested(self) -> bool:
        """Tell whether the reader has not taken what was sent before."""

    def hang_up(self, code: int) -> None:
        """Close: what is written goes out first, as far as the reader takes it."""


class Session:
    """A peer's connection with its bounded outbox.

    Frames of one turn of the event loop go out in one write. A reader that lets the outbox fill up is told
    `slow` and cut off; it resumes after the last event it has.
    """

    __slots__ = (
        "_bucket", "_bytes", "_drained", "_light", "_limits", "_line", "_loop", "_outbox", "_scheduled",
        "address", "board", "closed", "heard_at", "peer", "pinged_at", "strikes", "watching",
    )  # fmt: skip

    def __init__(self, line: Line, peer: Peer, address: str, limits: Limits) -> None:
        self._line = line
        self._loop = asyncio.get_running_loop()
        self._limits = limits
        self._outbox: deque[bytes] = deque()
        self._bytes = 0
        self._scheduled = False
        self._drained: asyncio.Future[None] | None = None
        self.peer = peer
        self.address = address
        self.closed: Why = ""
        self.heard_at = self.pinged_at = self._loop.time()
        rate = {"customer": limits.customer_rate, "bot": limits.bot_rate}.get(peer.kind, limits.agent_rate)
        self._bucket = Bucket(rate, rate * limits.burst_s, self.heard_at)
        self._light = Bucket(rate * WATCHES, wire.MAX_WATCHED, self.heard_at)
        self.strikes = 0
        self.watching: set[str] = set()
        self.board = False

    @property
    def viewer(self) -> Viewer:
        """Which part of a conversation this peer may see."""
        return "agent" if self.peer.kind == "human" else "customer"

    def send(self, frame: wire.Frame) -> None:
        """Send a frame."""
        self.send_bytes(wire.encode(frame))

    def send_bytes(self, data: bytes) -> None:
        """Send an encoded frame, together with what else is due in this turn of the loop."""
        if self.closed:
            return
        outbox = self._outbox
        full = (
            self._bytes + len(data) > self._limits.outbox_bytes or len(outbox) >= self._limits.outbox_frames
        )
        if full and outbox and self._line.congested():
            self._overflow()
            return
        outbox.append(data)
        self._bytes += len(data)
        if not self._scheduled:
            self._scheduled = True
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Write what waits, unless the reader is behind. The socket calls it when the reader caught up."""
        self._scheduled = False
        if not self._outbox or self._line.congested():
            return
        frames = list(self._outbox)
        self._outbox.clear()
        self._bytes = 0
        self._line.write(frames)
        if self._drained and not self._drained.done() and not self._line.congested():
            self._drained.set_result(None)

    async def drained(self) -> None:
        """Wait until nothing waits for the reader."""
        while not self.closed and (self._outbox or self._line.congested()):
            self.flush()
            if not self._line.congested():
                continue
            self._drained = self._loop.create_future()
            await self._drained

    def caught_up(self) -> None:
        """The socket says that the reader has taken what was sent."""
        self.flush()
        if self._drained and not self._drained.done():
            self._drained.set_result(None)

    def early(self, frame: wire.Frame) -> float:
        """Count a frame from this peer; give 0, or the seconds it came too early."""
        self.heard_at = self._loop.time()
        return (self._light if type(frame) in _LIGHT else self._bucket).take(self.heard_at)

    def refuse(self, cid: str, refused: Refused) -> None:
        """Tell the peer, in their language, what is not done and why."""
        self.send(refusal(cid, refused, self.peer.language))

    def close(self, bye: wire.Bye) -> None:
        """Say goodbye and hang up."""
        if self.closed:
            return
        self.send(bye)
        self.closed = bye.why
        frames = list(self._outbox)
        self._outbox.clear()
        self._line.write(frames)
        self._line.hang_up(_CODES.get(bye.why, 1008))
        self.lost()

    def lost(self) -> None:
        """The connection is gone."""
        self.closed = self.closed or "lost"
        self._outbox.clear()
        if self._drained and not self._drained.done():
            self._drained.set_result(None)

    def _overflow(self) -> None:
        self._outbox.clear()
        self._bytes = 0
        self.close(wire.Bye("slow", retry_ms=500))


def refusal(cid: str, refused: Refused, language: str) -> wire.Refused:
    """Put a refusal into the peer's language."""
    message, hint = explain(refused.code, refused.facts, language.lower().split("-")[0])
    return wire.Refused(cid, refused.code, message, hint, refused.facts)


_CODES = {"restart": 1012, "slow": 1013, "busy": 1013, "idle": 1001, "replaced": 1001}
"""WebSocket close codes (RFC 6455 section 7.4 and its registry) for reasons to say goodbye."""
