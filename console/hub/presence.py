"""Who is connected. Nobody is gone before their last connection is."""

from collections.abc import Mapping, Sequence

import msgspec

from ..core.decide import Peer
from ..core.wire import State
from .neighbours import Colleague
from .session import Session


class Here(msgspec.Struct):
    """An agent who is connected, or was a moment ago."""

    peer: Peer
    sessions: set[Session]
    state: State = "available"
    state_at: int = 0
    """When they chose it (ms); 0: never."""


class OnShift(msgspec.Struct, frozen=True):
    """An agent who is connected to any hub."""

    peer: Peer
    state: State
    state_at: int


class Presence:
    """Agents and customers with their connections here, and the agents who are connected to other hubs."""

    def __init__(self) -> None:
        self._colleagues: Sequence[Colleague] = ()
        self._everyone: tuple[int, Mapping[str, OnShift]] = (-1, {})
        self.agents: dict[str, Here] = {}
        self.customers: dict[str, set[Session]] = {}
        self.idle_since: dict[str, int] = {}
        """When an agent last took or left a conversation (ms)."""
        self.version = 0
        """Changes whenever an agent comes, goes or changes state, on any hub."""

    def agent_came(self, session: Session, now: int) -> bool:
        """Take in an agent's connection; tell whether it is their first."""
        here = self.agents.get(session.peer.id)
        if here is None:
            here = self.agents[session.peer.id] = Here(session.peer, set())
            self.idle_since.setdefault(session.peer.id, now)
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
        if agent not in self.everyone():
            self.idle_since.pop(agent, None)
        return True

    def set_state(self, agent: str, state: State, now: int) -> None:
        """Note whether an agent takes conversations."""
        here = self.agents.get(agent)
        if here:
            here.state, here.state_at = state, now
            self.version += 1

    def set_colleagues(self, colleagues: Sequence[Colleague], now: int) -> None:
        """Take in who is connected to other hubs."""
        self._colleagues = colleagues
        self.version += 1
        for one in colleagues:
            self.idle_since.setdefault(one.id, now)

    def roll(self) -> tuple[Colleague, ...]:
        """List the agents who are connected here, for the other hubs."""
        return tuple(
            Colleague(id, here.peer.name, here.peer.teams, here.peer.supervisor, here.state, here.state_at)
            for id, here in sorted(self.agents.items())
        )

    def here(self, agent: str) -> bool:
        """Tell whether an agent has a connection to this hub at this moment."""
        found = self.agents.get(agent)
        return bool(found and found.sessions)

    def reachable(self, agent: str) -> bool:
        """Tell whether an agent has a connection to any hub, as far as is known here."""
        return self.here(agent) or any(agent == one.id for one in self._colleagues)

    def everyone(self) -> Mapping[str, OnShift]:
        """Give the agents of all hubs. Whoever is on two has the state that they chose last."""
        if self._everyone[0] != self.version:
            found = {id: OnShift(here.peer, here.state, here.state_at) for id, here in self.agents.items()}
            for one in self._colleagues:
                known = found.get(one.id)
                if known is None or one.state_at > known.state_at:
                    peer = Peer("human", one.id, one.name, one.teams, one.supervisor)
                    found[one.id] = OnShift(known.peer if known else peer, one.state, one.state_at)
            self._everyone = (self.version, found)
        return self._everyone[1]

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
