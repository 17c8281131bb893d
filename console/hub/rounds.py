"""What the hub does by itself: deadlines, graces, the truth about waits, offers, retention."""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from ..core.asked import HUB
from ..core.command import (
    AgentGone,
    AgentReturned,
    AnyCommand,
    CustomerGone,
    CustomerReturned,
    OfferTimeout,
    OfferTo,
    Retain,
    TellWait,
)
from ..core.conversation import Conversation
from ..core.due import due
from ..core.errors import Refused
from ..core.event import Recorded
from ..core.route import Candidate, next_agent
from ..store import StoreError
from .clock import Agenda
from .hub import Hub
from .rooms import Ask, Room
from .session import Session

TELL_S = 30.0
KEEP_HOUSE_S = 600.0
RETRY_MS = 1000


class Rounds:
    """Sends what is due."""

    def __init__(self, hub: Hub, agenda: Agenda, settle_s: float, on_duty: Callable[[], None]) -> None:
        self._hub = hub
        self._agenda = agenda
        self._settle_s = settle_s
        self._on_duty = on_duty
        """Called when the agents on duty, or their states, are others."""
        self._housekeeping: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look at everything that is open; nobody is gone yet."""
        for room in self._hub.rooms.values():
            self._appoint(room)
        for agent in self._hub.tally.agents():
            self.agent_left(agent)
        for customer in self._hub.tally.customers():
            self._expect_customer(customer)
        self._agenda.after(0, ("house",), self._keep_house)
        self._tell_waits()

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """See what falls due now."""
        self._appoint(room)
        after = room.stored
        if before.agent != after.agent or before.phase != after.phase:
            for agent in (before.agent, after.agent):
                if agent in self._hub.presence.agents:
                    self._hub.presence.agents[agent].idle_since = after.updated_at
            self._route_soon()
        elif before.offer != after.offer:
            self._route_soon()

    def agent_came(self, session: Session) -> None:
        """An agent is here, perhaps back."""
        self._agenda.cancel(("agent", session.peer.id))
        for conversation in self._hub.tally.of_agent(session.peer.id):
            self._ask(conversation, AgentReturned(session.peer.id))
        self.duty_changed()

    def agent_left(self, agent: str) -> None:
        """An agent's last connection is gone; they get a moment to come back."""
        self._agenda.after(self._settle_s, ("agent", agent), lambda: self._agent_gone(agent))

    def customer_came(self, customer: str) -> None:
        """A customer is here, perhaps back."""
        self._agenda.cancel(("customer", customer))
        for conversation in self._hub.tally.of_customer(customer):
            self._ask(conversation, CustomerReturned())

    def customer_left(self, customer: str) -> None:
        """A customer's last connection is gone; nothing is closed by it."""
        self._expect_customer(customer)

    def duty_changed(self) -> None:
        """Who is on duty changed: whoever waits is told, when it stays so."""
        self._on_duty()
        self._route_soon()
        self._agenda.after(self._settle_s, ("tell",), self._tell_waits)

    def close(self) -> None:
        """Stop."""
        if self._housekeeping:
            self._housekeeping.cancel()

    def _appoint(self, room: Room) -> None:
        items = due(room.stored, self._hub.policy)
        key = ("due", room.id)
        if not items:
            self._agenda.cancel(key)
            return
        known = self._agenda.appointment(key)
        if known is None or known > items[0][0]:
            self._agenda.at(items[0][0], key, lambda: self._due(room.id))

    def _due(self, conversation: str) -> None:
        room = self._hub.rooms.get(conversation)
        if room is None:
            return
        now = self._hub.clock.now()
        items = due(room.stored, self._hub.policy)
        for at, command in items:
            if at <= now:
                self._hub.ask(room, Ask(HUB, command))
        if items:
            # What is stored now moves this; what cannot be stored is tried again.
            later = max(items[0][0], now + RETRY_MS)
            self._agenda.at(later, ("due", room.id), lambda: self._due(conversation))

    def _ask(self, conversation: str, command: AnyCommand) -> None:
        room = self._hub.rooms.get(conversation)
        if room:
            self._hub.ask(room, Ask(HUB, command))

    def _agent_gone(self, agent: str) -> None:
        presence = self._hub.presence
        if agent in presence.agents and not presence.agent_gone(agent):
            return
        for conversation in self._hub.tally.of_agent(agent):
            self._ask(conversation, AgentGone(agent))
        for conversation in list(self._hub.tally.queue):
            room = self._hub.rooms[conversation]
            if room.state.offer and room.state.offer.agent == agent:
                self._ask(conversation, OfferTimeout(agent, gone=True))
        self.duty_changed()

    def _expect_customer(self, customer: str) -> None:
        grace = self._hub.policy.customer_grace_s
        self._agenda.after(grace, ("customer", customer), lambda: self._customer_gone(customer))

    def _customer_gone(self, customer: str) -> None:
        if customer not in self._hub.presence.customers:
            for conversation in self._hub.tally.of_customer(customer):
                self._ask(conversation, CustomerGone())

    def _tell_waits(self) -> None:
        for conversation in list(self._hub.tally.queue):
            self._ask(conversation, TellWait())
        self._agenda.after(TELL_S, ("tell",), self._tell_waits)

    def _route_soon(self) -> None:
        if self._hub.policy.assign == "offer":
            self._agenda.after(0, ("route",), self._route)

    def _route(self) -> None:
        hub, pause = self._hub, int(self._hub.policy.offer_s * 1000)
        for _, _, conversation in sorted(hub.tally.queue.values()):
            room = hub.rooms[conversation]
            agent = next_agent(
                room.state,
                self._candidates(),
                capacity=hub.policy.capacity,
                now=hub.clock.now(),
                pause_ms=pause,
            )
            if agent:
                hub.ask(room, Ask(HUB, OfferTo(agent)))
        if hub.tally.queue:
            self._agenda.after(max(1.0, hub.policy.offer_s), ("route",), self._route)

    def _candidates(self) -> Iterable[Candidate]:
        presence, load = self._hub.presence, self._hub.tally.load
        ringing: dict[str, int] = {}
        for conversation in self._hub.tally.queue:
            offer = self._hub.rooms[conversation].state.offer
            if offer:
                ringing[offer.agent] = ringing.get(offer.agent, 0) + 1
        return [
            Candidate(id, load.get(id, 0) + ringing.get(id, 0), here.idle_since, here.peer.teams)
            for id, here in presence.agents.items()
            if here.state == "available" and here.sessions
        ]

    def _keep_house(self) -> None:
        if self._housekeeping is None or self._housekeeping.done():
            self._housekeeping = asyncio.create_task(self._retain())
        self._agenda.after(KEEP_HOUSE_S, ("house",), self._keep_house)

    async def _retain(self) -> None:
        """Blank what is older than the retention allows, and forget secrets past their time."""
        hub = self._hub
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
