"""Offers: when the company wants it so, the hub rings at one agent after the other."""

from collections.abc import Iterable, Sequence

from ..core.asked import HUB
from ..core.command import OfferTo
from ..core.conversation import Conversation
from ..core.event import Recorded
from ..core.route import Candidate, next_agent
from .clock import Agenda
from .hub import Hub
from .rooms import Ask, Room

AGAIN_S = 5.0
"""How often a hub that does not ring sees whether it is its turn."""


class Ringing:
    """Rings."""

    def __init__(self, hub: Hub, agenda: Agenda) -> None:
        self._hub = hub
        self._agenda = agenda

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """Somebody has a conversation more or less in hand, or an offer began or ended."""
        after = room.stored
        if before.agent != after.agent or before.phase != after.phase:
            for agent in (before.agent, after.agent):
                if agent in self._hub.presence.idle_since:
                    self._hub.presence.idle_since[agent] = after.updated_at
            self.soon()
        elif before.offer != after.offer:
            self.soon()

    def soon(self) -> None:
        """See who rings next."""
        if self._hub.policy.assign == "offer":
            self._agenda.after(0, ("route",), self._route)

    def _route(self) -> None:
        hub, pause = self._hub, int(self._hub.policy.offer_s * 1000)
        if hub.turn("ringing"):
            # One hub at a time rings: two that do not see each other's offers would ring at one agent twice.
            self._agenda.after(AGAIN_S, ("route",), self._route)
            return
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
            Candidate(
                id, load.get(id, 0) + ringing.get(id, 0), presence.idle_since.get(id, 0), one.peer.teams
            )
            for id, one in presence.everyone().items()
            if one.state == "available" and presence.reachable(id)
        ]
