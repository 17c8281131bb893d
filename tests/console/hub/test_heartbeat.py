"""Whether somebody is still there, asked of thousands without a pause for the others."""

import asyncio
from collections.abc import Sequence

from console.core import wire
from console.core.decide import Peer
from console.hub.heartbeat import SLICE, Heartbeat
from console.hub.session import Session
from console.hub.settings import Limits

MANY = 20 * SLICE


class Written:
    """Sockets that take everything, and what they were sent."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    def write(self, frames: Sequence[bytes]) -> None:
        self.frames += frames

    def congested(self) -> bool:
        return False

    def hang_up(self, code: int) -> None:
        pass


async def test_thousands_are_pinged_a_few_at_a_time_and_each_of_them_once() -> None:
    written = Written()
    sessions = {Session(written, Peer("customer", f"c-{n}"), "", Limits()) for n in range(MANY)}
    for session in sessions:
        session.pinged_at -= 60
    asking = asyncio.create_task(Heartbeat(sessions, 4).round())
    most = before = 0
    while not asking.done():
        await asyncio.sleep(0)
        most, before = max(most, len(written.frames) - before), len(written.frames)
    assert most <= SLICE and before == MANY
    assert all(isinstance(wire.from_hub(frame), wire.Ping) for frame in written.frames)
