"""Peers come and go: everybody who cares is told."""

from ..core.decide import Peer
from .following import Following
from .hub import Hub
from .lobby import Lobby
from .rounds import Rounds
from .session import Session
from .turns import Turns


class Attendance:
    """Notes who is connected."""

    def __init__(self, hub: Hub, following: Following, lobby: Lobby, turns: Turns, rounds: Rounds) -> None:
        self._hub = hub
        self._following = following
        self._lobby = lobby
        self._turns = turns
        self._rounds = rounds

    def came(self, session: Session) -> None:
        """A peer has been let in and welcomed."""
        peer, presence = session.peer, self._hub.presence
        self._hub.metrics.connections.labels(peer.kind).inc()
        if peer.kind == "human":
            presence.agent_came(session, self._hub.clock.now())
            self._rounds.agent_came(session)
        elif peer.kind == "customer":
            presence.customer_came(session)
            self._rounds.customer_came(peer.id)
        else:
            self._turns.came(session)
        self._tell_hubs(peer)

    def left(self, session: Session) -> None:
        """A peer's connection is gone."""
        session.lost()
        peer, presence = session.peer, self._hub.presence
        self._hub.metrics.connections.labels(peer.kind).dec()
        self._following.left(session)
        if peer.kind == "human":
            self._lobby.left(session)
            if presence.agent_left(session):
                self._rounds.agent_left(peer.id)
        elif peer.kind == "customer":
            if presence.customer_left(session):
                self._rounds.customer_left(peer.id)
        else:
            self._turns.left(session)
        self._tell_hubs(peer)

    def _tell_hubs(self, peer: Peer) -> None:
        # Customers are told of when the lease is renewed: they are many, and nobody waits to hear of it.
        if peer.kind != "customer":
            self._hub.stir()
