"""What the hub does by itself when people come and go: graces, and the truth about waits."""

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
from ..core.event import Recorded
from .clock import Agenda
from .elsewhere import Elsewhere
from .hub import Hub
from .neighbours import STEP_S
from .rooms import Ask, Room
from .session import Session

TELL_S = 30.0


class Rounds:
    """Has it said who is gone, who is back, and how long whoever waits has to."""

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
        """Expect everybody whom open conversations speak of; nobody is gone yet."""
        for agent in self._hub.tally.agents():
            self.agent_left(agent)
        for customer in self._hub.tally.customers():
            self._expect_customer(customer)
        self._tell_waits()

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """Another hub may think somebody gone who has come to this one."""
        after, presence = room.stored, self._hub.presence
        if after.agent_away_since and not before.agent_away_since and presence.here(after.agent):
            self._ask([room.id], AgentReturned(after.agent))
        if after.customer_away and not before.customer_away and after.customer in presence.customers:
            self._ask([room.id], CustomerReturned())

    def agent_came(self, session: Session) -> None:
        """An agent is here, perhaps back."""
        self._agenda.cancel(("agent", session.peer.id))
        self._ask(self._hub.tally.of_agent(session.peer.id), AgentReturned(session.peer.id))
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
        self._ask(self._hub.tally.of_customer(customer), CustomerReturned())

    def customer_left(self, customer: str) -> None:
        """A customer's last connection is gone, or the hub they were at; nothing is closed by it."""
        if self._hub.tally.of_customer(customer) and customer not in self._hub.presence.customers:
            self._expect_customer(customer)

    def duty_changed(self) -> None:
        """Who is on duty changed: whoever waits is told, when it stays so."""
        self._on_duty()
        self._agenda.after(self._settle_s, ("tell",), self._tell_waits)

    def _ask(self, conversations: Iterable[str], command: AnyCommand) -> None:
        for conversation in conversations:
            room = self._hub.rooms.get(conversation)
            if room:
                self._hub.ask(room, Ask(HUB, command))

    def _agent_gone(self, agent: str) -> None:
        presence = self._hub.presence
        if agent in presence.agents and not presence.agent_gone(agent):
            return
        self._elsewhere.look_for_agent(agent, lambda: self._tell_gone(agent))

    def _tell_gone(self, agent: str) -> None:
        self._ask(self._hub.tally.of_agent(agent), AgentGone(agent))
        offers = {waiting: self._hub.rooms[waiting].state.offer for waiting in self._hub.tally.queue}
        offered = [waiting for waiting, offer in offers.items() if offer and offer.agent == agent]
        self._ask(offered, OfferTimeout(agent, gone=True))
        self.duty_changed()

    def _expect_customer(self, customer: str) -> None:
        grace = self._hub.policy.customer_grace_s
        self._agenda.after(grace, ("customer", customer), lambda: self._customer_gone(customer))

    def _customer_gone(self, customer: str) -> None:
        if customer not in self._hub.presence.customers:
            self._elsewhere.look_for_customer(
                customer, lambda: self._ask(self._hub.tally.of_customer(customer), CustomerGone())
            )

    def _tell_waits(self) -> None:
        own = [waiting for waiting in self._hub.tally.queue if not self._hub.turn(waiting)]
        self._ask(own, TellWait())
        self._agenda.after(TELL_S, ("tell",), self._tell_waits)
