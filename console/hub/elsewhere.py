"""Before somebody counts as gone they are looked for at the other hubs."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from ..store import StoreError
from .clock import Agenda
from .hub import Hub
from .neighbours import Neighbours

GATHER_S = 0.5
"""How long customers who may be gone are gathered, to be looked for in one go."""

Then = Callable[[], None]


class Elsewhere:
    """Looks for people at the other hubs, where there are any."""

    def __init__(self, hub: Hub, agenda: Agenda) -> None:
        self._hub = hub
        self._agenda = agenda
        self._missing: dict[str, Then] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def look_for_agent(self, agent: str, then: Then) -> None:
        """Call `then` unless the agent is connected to another hub."""
        if self._hub.neighbours is None:
            then()
        else:
            self._hub.stir()
            self.do(self._look_for_agent(agent, then, self._hub.neighbours))

    def look_for_customer(self, customer: str, then: Then) -> None:
        """Call `then` unless the customer is connected to another hub."""
        if self._hub.neighbours is None:
            then()
        else:
            self._missing[customer] = then
            self._look_soon(self._hub.neighbours)

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what takes time."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """Stop what is under way."""
        for task in self._tasks:
            task.cancel()

    def _look_soon(self, neighbours: Neighbours) -> None:
        self._agenda.after(GATHER_S, ("missing",), lambda: self.do(self._look_for_missing(neighbours)))

    async def _look_for_agent(self, agent: str, then: Then, neighbours: Neighbours) -> None:
        try:
            await neighbours.look()
        except StoreError as problem:
            self._hub.trouble("neighbours not seen", problem=str(problem))
        if not self._hub.presence.reachable(agent):
            then()

    async def _look_for_missing(self, neighbours: Neighbours) -> None:
        missing, self._missing = self._missing, {}
        try:
            elsewhere = await neighbours.customers()
        except StoreError as problem:
            self._hub.trouble("neighbours not seen", problem=str(problem))
            self._missing = missing | self._missing
            self._look_soon(neighbours)
            return
        for customer, then in missing.items():
            if customer not in elsewhere and customer not in self._hub.presence.customers:
                then()
