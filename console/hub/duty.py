"""Who could help: the agents who are connected, beside what they have on their hands."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from ..core.conversation import Conversation
from ..core.decide import Peer
from ..core.staff import Staff
from ..core.wire import OnDuty
from .presence import OnShift, Presence
from .tally import Tally


class Duty:
    """Counts the agents of all hubs."""

    def __init__(self, presence: Presence, tally: Tally, capacity: int) -> None:
        self._presence = presence
        self._tally = tally
        self._capacity = capacity
        self._staff: dict[str, tuple[tuple[int, int], Staff]] = {}

    def on_duty(self) -> tuple[OnDuty, ...]:
        """List the connected agents, for the board."""
        load = self._tally.load
        return tuple(
            OnDuty(id, one.peer.name, one.state, one.peer.teams, load.get(id, 0))
            for id, one in sorted(self._presence.everyone().items())
        )

    def staff(self, conversation: Conversation) -> Staff:
        """Count who could help in this conversation, at this moment."""
        version = (self._presence.version, self._tally.version)
        cached = self._staff.get(conversation.team)
        if cached is None or cached[0] != version:
            cached = (version, self._count(conversation.team))
            self._staff[conversation.team] = cached
        waiting = self._tally.ahead(conversation) if self._tally.queue else 0
        return msgspec.structs.replace(cached[1], waiting=waiting) if waiting else cached[1]

    def _count(self, team: str) -> Staff:
        load, awake = self._tally.load, self._awake()
        fit = [(id, one) for id, one in awake.items() if serves(one.peer, team)]
        free = sum(max(0, self._capacity - load.get(id, 0)) for id, one in fit if one.state == "available")
        names = {id: one.peer.name for id, one in awake.items()}
        return Staff(len(fit), free, 0, MappingProxyType(dict(load)), MappingProxyType(names))

    def _awake(self) -> Mapping[str, OnShift]:
        return {id: one for id, one in self._presence.everyone().items() if one.state != "away"}


def serves(peer: Peer, team: str) -> bool:
    """Tell whether an agent may take what waits for a team."""
    return not team or team in peer.teams or peer.supervisor
