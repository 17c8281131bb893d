"""Who is connected. Nobody is gone before their last connection is."""

from types import MappingProxyType

import msgspec

from ..core.conversation import Conversation
from ..core.decide import Peer
from ..core.staff import Staff
from ..core.wire import OnDuty, State
from .session import Session
from .tally import Tally


class Here(msgspec.Struct):
    """An agent who is connected, or was a moment ago."""

    peer: Peer
    sessions: set[Session]
    state: State = "available"
    idle_since: int = 0
    """When they last took or left a conversation (ms)."""


class Presence:
    """Agents and customers with their connections."""

    def __init__(self, tally: Tally, capacity: int) -> None:
        self._tally = tally
        self._capacity = capacity
        self.agents: dict[str, Here] = {}
        self.customers: dict[str, set[Session]] = {}
        self.version = 0
        """Changes whenever an agent comes, goes or changes state."""
        self._staff: dict[str, tuple[tuple[int, int], Staff]] = {}

    def agent_came(self, session: Session, now: int) -> bool:
        """Take in an agent's connection; tell whether it is their first."""
        here = self.agents.get(session.peer.id)
        if here is None:
            here = self.agents[session.peer.id] = Here(session.peer, set(), idle_since=now)
        here.peer = session.peer
        here.sessions.add(session)
        self.version += 1
        return len(here.sessions) == 1

    def agent_left(self, session: Session) -> bool:
        """Take in that an agent's connection is gone; tell whether it was their last."""
        here = self.agents.get(session.peer.id)
        if here is None:
            return False
        here.sessions.discard(session)
        return not here.sessions

    def agent_gone(self, agent: str) -> bool:
        """Forget an agent who has not come back; tell whether they have not."""
        here = self.agents.get(agent)
        if here is None or here.sessions:
            return False
        del self.agents[agent]
        self.version += 1
        return True

    def set_state(self, agent: str, state: State) -> None:
        """Note whether an agent takes conversations."""
        if agent in self.agents and self.agents[agent].state != state:
            self.agents[agent].state = state
            self.version += 1

    def customer_came(self, session: Session) -> bool:
        """Take in a customer's connection; tell whether it is their first."""
        sessions = self.customers.setdefault(session.peer.id, set())
        sessions.add(session)
        return len(sessions) == 1

    def customer_left(self, session: Session) -> bool:
        """Take in that a customer's connection is gone; tell whether it was their last."""
        sessions = self.customers.get(session.peer.id, set())
        sessions.discard(session)
        if not sessions:
            self.customers.pop(session.peer.id, None)
        return not sessions

    def on_duty(self) -> tuple[OnDuty, ...]:
        """List the connected agents, for the board."""
        load = self._tally.load
        return tuple(
            OnDuty(id, here.peer.name, here.state, here.peer.teams, load.get(id, 0))
            for id, here in sorted(self.agents.items())
        )

    def staff(self, conversation: Conversation) -> Staff:
        """Count who could help in this conversation, at this moment."""
        version = (self.version, self._tally.version)
        cached = self._staff.get(conversation.team)
        if cached is None or cached[0] != version:
            cached = (version, self._count(conversation.team))
            self._staff[conversation.team] = cached
        waiting = self._tally.ahead(conversation) if self._tally.queue else 0
        return msgspec.structs.replace(cached[1], waiting=waiting) if waiting else cached[1]

    def _count(self, team: str) -> Staff:
        load = self._tally.load
        fit = [
            (id, here) for id, here in self.agents.items() if serves(here.peer, team) and here.state != "away"
        ]
        free = sum(max(0, self._capacity - load.get(id, 0)) for id, here in fit if here.state == "available")
        names = {id: here.peer.name for id, here in self.agents.items() if here.state != "away"}
        return Staff(len(fit), free, 0, MappingProxyType(dict(load)), MappingProxyType(names))


def serves(peer: Peer, team: str) -> bool:
    """Tell whether an agent may take what waits for a team."""
    return not team or team in peer.teams or peer.supervisor
