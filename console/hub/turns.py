"""Bots: they are told when they have control and when it is their turn, and nothing else.

Several connections of one bot share its conversations; each conversation stays with one of them, over all
hubs. When a connection or its hub is gone another one gets the turn again. A late answer of the first is then
no second one: an answer's id is made from the turn it answers, and a command is obeyed once.
"""

from collections.abc import Sequence

from ..core import wire
from ..core.asked import HUB
from ..core.command import BotSilent
from ..core.conversation import Conversation
from ..core.event import HandedBack, Recorded, Reopened
from ..store import StoreError
from .claims import Claims, delay_s
from .clock import Agenda
from .elsewhere import Elsewhere
from .hub import Hub
from .neighbours import Neighbours
from .rooms import Ask, Room
from .session import Session


class Turns:
    """Hands turns to bots."""

    def __init__(self, hub: Hub, agenda: Agenda, elsewhere: Elsewhere, settle_s: float) -> None:
        self._hub = hub
        self._agenda = agenda
        self._elsewhere = elsewhere
        self._settle_s = settle_s
        self._claims = Claims(hub, elsewhere, self._have)
        self._bots: dict[str, dict[Session, set[str]]] = {}
        self._with: dict[str, Session] = {}
        """Conversation -> the connection that has it."""
        self._began: dict[str, tuple[bool, str]] = {}
        """Conversation that no connection has yet -> how the bot's control began: anew? with which word?"""

    @property
    def bots(self) -> tuple[str, ...]:
        """The bots that are connected here."""
        return tuple(sorted(bot for bot, sessions in self._bots.items() if sessions))

    def came(self, session: Session) -> None:
        """A bot is connected: it gets what waits for it."""
        self._bots.setdefault(session.peer.id, {})[session] = set()
        for room in list(self._hub.rooms.values()):
            if room.stored.bot_id == session.peer.id:
                self._offer(room)

    def left(self, session: Session) -> None:
        """A bot's connection is gone: the others of its kind get its conversations."""
        sessions = self._bots.get(session.peer.id, {})
        for conversation in sessions.pop(session, set()):
            self._with.pop(conversation, None)
            room = self._hub.rooms.get(conversation)
            if not sessions:
                self._claims.give_back(conversation)
            if room and room.stored.phase == "bot":
                if sessions:
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
        for conversation, session in self._with.items():
            self._bots[session.peer.id][session].discard(conversation)
        self._with.clear()
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
        session = self._with.pop(room.id, None)
        if session:
            self._claims.give_back(room.id)
            self._bots.get(session.peer.id, {}).get(session, set()).discard(room.id)
            session.send(wire.Control(room.id, room.stored.epoch, yours=False))
        for what in ("absent", "claim"):
            self._agenda.cancel((what, room.id))

    def _offer(self, room: Room) -> None:
        if room.stored.phase == "bot" and room.id not in self._with:
            self._give(room, reset=False)

    def _give(self, room: Room, *, reset: bool, word: str = "") -> None:
        """Give a conversation to the connection that has it, or to one that is to have it."""
        if room.id in self._with:
            self._hand(room, reset=reset, word=word)
        elif self._bots.get(room.stored.bot_id):
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
        if room and room.stored.phase == "bot" and room.id not in self._with and self._claims.want(room):
            self._have(room)

    def _have(self, room: Room) -> None:
        """This hub has the conversation: its least busy connection gets it."""
        reset, word = self._began.pop(room.id, (False, ""))
        sessions = self._bots.get(room.stored.bot_id)
        if room.id in self._with:
            return
        if room.stored.phase != "bot" or not sessions:
            self._claims.give_back(room.id)
            return
        session = min(sessions, key=lambda s: len(sessions[s]))
        sessions[session].add(room.id)
        self._with[room.id] = session
        self._hand(room, reset=reset, word=word)

    def _hand(self, room: Room, *, reset: bool, word: str) -> None:
        session = self._with[room.id]
        session.send(wire.Control(room.id, room.stored.epoch, yours=True, word=word, reset=reset))
        if room.stored.turn:
            self._turn(room)

    def _turn(self, room: Room) -> None:
        state, session = room.stored, self._with.get(room.id)
        if session is None and self._bots.get(state.bot_id):
            self._give(room, reset=False)
            return
        if session is None:
            self._agenda.after(self._settle_s, ("absent", room.id), lambda: self._nobody(room))
            return
        self._agenda.cancel(("absent", room.id))
        text = next((text for seq, _, text in room.history if seq == state.turn), "")
        history = tuple((role, text) for seq, role, text in room.history if seq < state.turn)
        session.send(wire.Turn(room.id, state.epoch, state.turn, text, state.language, state.needs, history))

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
        here = room.id in self._with or self._bots.get(room.stored.bot_id)
        if room.stored.turn and not here:
            self._hub.ask(room, Ask(HUB, BotSilent(room.stored.epoch)))
