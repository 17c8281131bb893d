"""Bots: they are told when they have control and when it is their turn, and nothing else.

Several connections of one bot share its conversations; each conversation stays with one of them, over all
hubs. When a connection or its hub is gone another one gets the turn again. A late answer of the first is then
no second one: an answer's id is made from the turn it answers, and a command is obeyed once.
"""

from collections.abc import Sequence

from ..core import wire
from ..core.conversation import Conversation
from ..core.event import HandedBack, Recorded, Reopened
from .absence import Absence
from .claims import Claims, delay_s
from .clock import Agenda
from .elsewhere import Elsewhere
from .holders import Holders
from .hub import Hub
from .rooms import Room
from .session import Session


class Turns:
    """Hands turns to bots."""

    def __init__(self, hub: Hub, agenda: Agenda, elsewhere: Elsewhere, settle_s: float) -> None:
        self._hub = hub
        self._agenda = agenda
        self._claims = Claims(hub, elsewhere, self._have)
        self._holders = Holders()
        self._absence = Absence(hub, agenda, elsewhere, self._holders, settle_s)
        self._began: dict[str, tuple[bool, str]] = {}
        """Conversation that no connection has yet -> how the bot's control began: anew? with which word?"""

    @property
    def bots(self) -> tuple[str, ...]:
        """The bots that are connected here."""
        return self._holders.bots

    def came(self, session: Session) -> None:
        """A bot is connected: it gets what waits for it."""
        self._holders.came(session)
        for room in list(self._hub.rooms.values()):
            if room.stored.bot_id == session.peer.id:
                self._offer(room)

    def left(self, session: Session) -> None:
        """A bot's connection is gone: the others of its kind get its conversations."""
        had, others = self._holders.left(session), self._holders.has(session.peer.id)
        for conversation in had:
            room = self._hub.rooms.get(conversation)
            if not others:
                self._claims.give_back(conversation)
            if room and room.stored.phase == "bot":
                if others:
                    self._have(room)
                else:
                    self._turn(room)

    def hubs_changed(self) -> None:
        """Other hubs came or went, or their bots: what they had may be for the bots that are here."""
        self._claims.forget()
        for room in list(self._hub.rooms.values()):
            self._offer(room)

    def start_over(self) -> None:
        """The other hubs may have given what the bots here have to theirs: all of it is claimed anew."""
        self._holders.clear()
        self.hubs_changed()

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """Tell the bot about its turn, and about control it gets or loses."""
        after = room.stored
        had, has = before.phase == "bot", after.phase == "bot"
        if has and (not had or before.epoch != after.epoch or before.engagement != after.engagement):
            self._gained(room, records)
        elif had and not has:
            self._lost(room)
        elif has and after.turn and after.turn != before.turn:
            self._turn(room)

    def _gained(self, room: Room, records: Sequence[Recorded]) -> None:
        began = next((r.event for r in reversed(records) if isinstance(r.event, Reopened | HandedBack)), None)
        word = began.word if isinstance(began, HandedBack) else ""
        self._give(room, reset=isinstance(began, Reopened), word=word)

    def _lost(self, room: Room) -> None:
        self._began.pop(room.id, None)
        session = self._holders.take(room.id)
        if session:
            self._claims.give_back(room.id)
            session.send(wire.Control(room.id, room.stored.epoch, yours=False))
        self._absence.over(room)
        self._agenda.cancel(("claim", room.id))

    def _offer(self, room: Room) -> None:
        if room.stored.phase == "bot" and not self._holders.of(room.id):
            self._give(room, reset=False)

    def _give(self, room: Room, *, reset: bool, word: str = "") -> None:
        """Give a conversation to the connection that has it, or to one that is to have it."""
        session = self._holders.of(room.id)
        if session:
            self._hand(room, session, reset=reset, word=word)
        elif self._holders.has(room.stored.bot_id):
            self._began.setdefault(room.id, (reset, word))
            later = delay_s(self._hub, room)
            if later:
                self._agenda.after(later, ("claim", room.id), lambda: self._claim(room.id))
            elif self._claims.want(room):
                self._have(room)
        elif room.stored.turn:
            self._turn(room)

    def _claim(self, conversation: str) -> None:
        room = self._hub.rooms.get(conversation)
        if room and room.stored.phase == "bot" and not self._holders.of(room.id) and self._claims.want(room):
            self._have(room)

    def _have(self, room: Room) -> None:
        """This hub has the conversation: its least busy connection gets it."""
        reset, word = self._began.pop(room.id, (False, ""))
        bot = room.stored.bot_id
        if self._holders.of(room.id):
            return
        if room.stored.phase != "bot" or not self._holders.has(bot):
            self._claims.give_back(room.id)
            return
        self._hand(room, self._holders.give(room.id, bot), reset=reset, word=word)

    def _hand(self, room: Room, session: Session, *, reset: bool, word: str) -> None:
        session.send(wire.Control(room.id, room.stored.epoch, yours=True, word=word, reset=reset))
        if room.stored.turn:
            self._turn(room)

    def _turn(self, room: Room) -> None:
        state, session = room.stored, self._holders.of(room.id)
        if session is None and self._holders.has(state.bot_id):
            self._give(room, reset=False)
            return
        if session is None:
            self._absence.expect(room)
            return
        self._absence.over(room)
        text = next((text for seq, _, text in room.history if seq == state.turn), "")
        history = tuple((role, text) for seq, role, text in room.history if seq < state.turn)
        session.send(wire.Turn(room.id, state.epoch, state.turn, text, state.language, state.needs, history))
