"""No bot is there for a turn, at any hub: after a moment that counts as the bot's silence."""

from ..core.asked import HUB
from ..core.command import BotSilent
from ..store import StoreError
from .clock import Agenda
from .elsewhere import Elsewhere
from .holders import Holders
from .hub import Hub
from .neighbours import Neighbours
from .rooms import Ask, Room


class Absence:
    """Waits for bots to come."""

    def __init__(
        self, hub: Hub, agenda: Agenda, elsewhere: Elsewhere, holders: Holders, settle_s: float
    ) -> None:
        self._hub = hub
        self._agenda = agenda
        self._elsewhere = elsewhere
        self._holders = holders
        self._settle_s = settle_s

    def expect(self, room: Room) -> None:
        """Nobody has this conversation's turn: give a bot a moment to come."""
        self._agenda.after(self._settle_s, ("absent", room.id), lambda: self._nobody(room))

    def over(self, room: Room) -> None:
        """Somebody has the turn, or there is none."""
        self._agenda.cancel(("absent", room.id))

    def _nobody(self, room: Room) -> None:
        if self._hub.neighbours:
            self._elsewhere.do(self._look(room, self._hub.neighbours))
        else:
            self._silent(room)

    async def _look(self, room: Room, neighbours: Neighbours) -> None:
        """See whether a bot at another hub has the turn."""
        try:
            await neighbours.look()
        except StoreError as problem:
            self._hub.trouble("neighbours not seen", problem=str(problem))
        if not neighbours.has_bot(room.stored.bot_id):
            self._silent(room)

    def _silent(self, room: Room) -> None:
        """No bot is there to answer: that counts as silence."""
        here = self._holders.of(room.id) or self._holders.has(room.stored.bot_id)
        if room.stored.turn and not here:
            self._hub.ask(room, Ask(HUB, BotSilent(room.stored.epoch)))
