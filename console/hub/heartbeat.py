"""Who is still there: everybody is pinged now and again, and whoever is not heard of is let go."""

import asyncio
from collections.abc import Iterable, Sequence

from ..core import wire
from .session import Session

SLICE = 50
"""Connections that are looked at in one go; messages pass in between."""


class Heartbeat:
    """Looks at each of `sessions` four times in `beat_s` seconds, evenly spread over that time."""

    def __init__(self, sessions: Iterable[Session], beat_s: float) -> None:
        self._sessions = sessions
        self._beat_s = beat_s

    async def round(self) -> None:
        """Look at everybody once."""
        sessions = list(self._sessions)
        slices = [sessions[first : first + SLICE] for first in range(0, len(sessions), SLICE)] or [[]]
        for some in slices:
            self._look(some)
            await asyncio.sleep(self._beat_s / 4 / len(slices))

    def _look(self, sessions: Sequence[Session]) -> None:
        now = asyncio.get_running_loop().time()
        ping = wire.encode(wire.Ping(int(now * 1000)))
        for session in sessions:
            if now - session.heard_at > 2 * self._beat_s:
                session.close(wire.Bye("idle", retry_ms=1))
            elif now - session.pinged_at >= self._beat_s * 0.75:
                session.pinged_at = now
                session.send_bytes(ping)
