"""What the hub does by itself: deadlines, graces, the truth about waits."""

from collections.abc import Callable, Iterable, Sequence

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
from .elsewhere import Elsewhere
from .hub import Hub
from .neighbours import STEP_S
from .rooms import Ask, Room
from .session import Session

TELL_S = 30.0
RETRY_MS = 1000


class Rounds:
    """Sends what is due."""

    def __init__(
        self, hub: Hub, agenda: Agenda, elsewhere: Elsewhere, settle_s: float, on_duty: Callable[[], None]
    ) -> None:
        self._hub = hub
        self._agenda = agenda
        self._elsewhere = elsewhere
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
        after, presence = room.stored, self._hub.presence
        # Another hub may think somebody gone who has come to this one.
        if after.agent_away_since and not before.agent_away_since and presence.here(after.agent):
            self._ask(room.id, AgentReturned(after.agent))
        if after.customer_away and not before.customer_away and after.customer in presence.customers:
            self._ask(room.id, CustomerReturned())

    def agent_came(self, session: Session) -> None:
        """An agent is here, perhaps back."""
        self._agenda.cancel(("agent", session.peer.id))
        for conversation in self._hub.tally.of_agent(session.peer.id):
            self._ask(conversation, AgentReturned(session.peer.id))
        self.duty_changed()

    def agent_left(self, agent: str) -> None:
        """An agent's last connection is gone; they get a moment to come back."""
        later = self._settle_s + self._hub.turn(agent) * STEP_S
        self._agenda.after(later, ("agent", agent), lambda: self._agent_gone(agent))

    def hubs_changed(self, agents_before: Iterable[str]) -> None:
        """Other hubs came or went, or have other agents; of those there were some may be gone."""
        for agent in agents_before:
            if not self._hub.presence.reachable(agent):
                self.agent_left(agent)
        self.duty_changed()

    def customer_came(self, customer: str) -> None:
        """A customer is here, perhaps back."""
        self._agenda.cancel(("customer", customer))
        for conversation in self._hub.tally.of_customer(customer):
            self._ask(conversation, CustomerReturned())

    def customer_left(self, customer: str) -> None:
        """A customer's last connection is gone, or the hub they were at; nothing is closed by it."""
        if self._hub.tally.of_customer(customer) and customer not in self._hub.presence.customers:
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
        known, at = self._agenda.appointment(key), items[0][0] + self._turn_ms(room.id)
        if known is None or known > at:
            self._agenda.at(at, key, lambda: self._due(room.id))

    def _due(self, conversation: str) -> None:
        room = self._hub.rooms.get(conversation)
        if room is None:
            return
        now = self._hub.clock.now()
        items, turn = due(room.stored, self._hub.policy), self._turn_ms(conversation)
        for at, command in items:
            if at + turn <= now:
                self._hub.ask(room, Ask(HUB, command))
        if items:
            # What is stored now moves this; what cannot be stored is tried again.
            later = max(items[0][0] + turn, now + RETRY_MS)
            self._agenda.at(later, ("due", room.id), lambda: self._due(conversation))

    def _turn_ms(self, conversation: str) -> int:
        """How much later this hub does what is due, because others have their turn before it."""
        return int(self._hub.turn(conversation) * STEP_S * 1000)

    def _ask(self, conversation: str, command: AnyCommand) -> None:
        room = self._hub.rooms.get(conversation)
        if room:
            self._hub.ask(room, Ask(HUB, command))

    def _agent_gone(self, agent: str) -> None:
        presence = self._hub.presence
        if agent in presence.agents and not presence.agent_gone(agent):
            return
        self._elsewhere.look_for_agent(agent, lambda: self._tell_gone(agent))

    def _tell_gone(self, agent: str) -> None:
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
            self._elsewhere.look_for_customer(customer, lambda: self._tell_missing(customer))

    def _tell_missing(self, customer: str) -> None:
        for conversation in self._hub.tally.of_customer(customer):
            self._ask(conversation, CustomerGone())

    def _tell_waits(self) -> None:
        for conversation in list(self._hub.tally.queue):
            if not self._hub.turn(conversation):
                self._ask(conversation, TellWait())
        self._agenda.after(TELL_S, ("tell",), self._tell_waits)
