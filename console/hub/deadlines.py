"""Deadlines: what a conversation's state says falls due, and when, is asked for at its time."""

from collections.abc import Sequence

from ..core.asked import HUB
from ..core.conversation import Conversation
from ..core.due import due
from ..core.event import Recorded
from .clock import Agenda
from .hub import Hub
from .neighbours import STEP_S
from .rooms import Ask, Room

RETRY_MS = 1000


class Deadlines:
    """Keeps one appointment for each conversation in which something falls due."""

    def __init__(self, hub: Hub, agenda: Agenda) -> None:
        self._hub = hub
        self._agenda = agenda

    def start(self) -> None:
        """Look at everything that is open."""
        for room in self._hub.rooms.values():
            self._appoint(room)

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """See what falls due now."""
        self._appoint(room)

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
