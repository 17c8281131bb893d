"""What the hub does by itself: deadlines, graces, the truth about waits."""

from collections.abc import Callable, Sequence

from ..core.asked import HUB
from ..core.command import (
    AgentGone,
    AgentReturned,
    AnyCommand,
    CustomerGone,
    CustomerReturned,
    OfferTimeout,
    TellWait,
)
from ..core.conversation import Conversation
from ..core.due import due
from ..core.event import Recorded
from .clock import Agenda
from .hub import Hub
from .rooms import Ask, Room
from .session import Session

TELL_S = 30.0
RETRY_MS = 1000


class Rounds:
    """Sends what is due."""

    def __init__(self, hub: Hub, agenda: Agenda, settle_s: float, on_duty: Callable[[], None]) -> None:
        self._hub = hub
        self._agenda = agenda
        self._settle_s = settle_s
        self._on_duty = on_duty
        """Called when the agents on duty, or their states, are others."""

    def start(self) -> None:
        """Look at everything that is open; nobody is gone yet."""
        for room in self._hub.rooms.values():
            self._appoint(room)
        for agent in self._hub.tally.agents():
            self.agent_left(agent)
        for customer in self._hub.tally.customers():
            self._expect_customer(customer)
        self._tell_waits()

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """See what falls due now."""
        self._appoint(room)

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
        self._agenda.after(self._settle_s, ("tell",), self._tell_waits)

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
