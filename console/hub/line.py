"""The socket as a session needs it, on top of the websockets library."""

import asyncio
from collections.abc import Sequence
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event, State

from .intake import Intake
from .limits import Bucket
from .session import Session

CLOSE_S = 2.0
PORTION = 4096
"""Bytes read at a time, so that a flood of tiny frames is noticed before all of it is taken apart."""
EXTRAS = (50.0, 500.0)
"""Frames a second, and at once, that are no message of a welcomed peer: pings, pieces, what comes too early
or after goodbye. The rate of messages has bounds of its own."""
_MESSAGE = frozenset({Opcode.TEXT, Opcode.BINARY, Opcode.CONT})


class HubConnection(ServerConnection):
    """A connection that joins frames into one write, and tells its session when the reader caught up."""

    session: Session | None = None
    intake: Intake | None = None
    address: str = ""
    _closing: "asyncio.Task[None] | None" = None
    _part: bytes = b""
    _extras: Bucket | None = None
    _flooded = False

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for start in range(0, len(data), PORTION):
            if self._flooded:
                return
            super().data_received(data[start : start + PORTION])

    def process_event(self, event: Event) -> None:
        """A frame came: messages go to the intake without a detour over a waiting task."""
        if self.intake is None or not isinstance(event, Frame) or event.opcode not in _MESSAGE:
            self._extra()
            super().process_event(event)
            return
        if not event.fin or self.session is None or self._closing is not None:
            self._extra()
        data = self._part + bytes(event.data) if self._part else bytes(event.data)
        self._part = b"" if event.fin else data
        if event.fin:
            self.intake.put(data)

    def _extra(self) -> None:
        now = self.loop.time()
        if self._extras is None:
            self._extras = Bucket(*EXTRAS, now)
        if self._extras.take(now):
            self._flooded = True
            self.transport.abort()

    def receive(self) -> Intake:
        """Take over what comes in from now on."""
        self.intake = Intake(
            self.transport.pause_reading, self.transport.resume_reading, self.transport.abort
        )
        return self.intake

    def write(self, frames: Sequence[bytes]) -> None:
        """Send text frames in one write."""
        protocol = self.protocol
        if protocol.state is not State.OPEN or self.transport.is_closing():
            return
        for data in frames:
            protocol.send_text(data)
        self.transport.write(b"".join(protocol.data_to_send()))

    def congested(self) -> bool:
        """Tell whether the reader has not taken what was sent before."""
        return self.paused

    def hang_up(self, code: int) -> None:
        """Close; a peer that does not answer is cut off after a moment."""
        if self._closing is None:
            self._closing = self.loop.create_task(self._close(code))

    async def _close(self, code: int) -> None:
        try:
            async with asyncio.timeout(CLOSE_S):
                await self.close(code)
        except TimeoutError:
            self.transport.abort()

    def resume_writing(self) -> None:
        """The reader has taken most of what was sent."""
        super().resume_writing()
        if self.session:
            self.session.caught_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        super().connection_lost(exc)
        if self.intake:
            self.intake.lost()
        if self.session:
            self.session.lost()


def peer_address(connection: Any, forwarded: str) -> str:
    """Give the peer's address: the last one a trusted proxy saw, or else the socket's."""
    if forwarded:
        return forwarded.rpartition(",")[2].strip()
    remote = connection.remote_address
    return str(remote[0]) if remote else ""
