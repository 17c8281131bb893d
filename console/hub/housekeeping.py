"""Retention: words and secrets that are past their time."""

import asyncio

from ..core.asked import HUB
from ..core.command import Retain
from ..core.errors import Refused
from ..store import StoreError
from .clock import Agenda
from .hub import Hub
from .rooms import Ask

EVERY_S = 600.0


class Housekeeping:
    """Blanks what is old, at the start and then now and again."""

    def __init__(self, hub: Hub, agenda: Agenda) -> None:
        self._hub = hub
        self._agenda = agenda
        self._working: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin a round, and appoint the next one."""
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._retain())
        self._agenda.after(EVERY_S, ("house",), self.start)

    def close(self) -> None:
        """Stop."""
        if self._working:
            self._working.cancel()

    async def _retain(self) -> None:
        """Blank what is older than the retention allows, and forget secrets past their time."""
        hub = self._hub
        if hub.turn("housekeeping"):
            return
        now = hub.clock.now()
        before = now - int(hub.policy.retention_days * 86_400_000)
        seen: set[str] = set()
        try:
            await hub.store.purge(now)
            while heads := [
                h for h in await hub.store.expired(before, 100 + len(seen)) if h.conversation not in seen
            ]:
                for head in heads:
                    seen.add(head.conversation)
                    room = await hub.room(head.conversation)
                    await hub.obeyed(room, Ask(HUB, Retain()))
                    hub.release(room)
        except (StoreError, Refused) as problem:
            hub.trouble("housekeeping failed", problem=str(problem))
