"""Bots: they are told when they have control and when it is their turn, and nothing else.

Several connections of one bot share its conversations; each conversation stays with one of them.
"""

from collections.abc import Sequence

from ..core import wire
from ..core.asked import HUB
from ..core.command import BotSilent
from ..core.conversation import Conversation
from ..core.event import HandedBack, Recorded, Reopened
from .clock import Agenda
from .hub import Hub
from .rooms import Ask, Room
from .session import Session


class Turns:
    """Hands turns to bots."""

    def __init__(self, hub: Hub, agenda: Agenda, settle_s: float) -> None:
        self._hub = hub
        self._agenda = agenda
        self._settle_s = settle_s
        self._bots: dict[str, dict[Session, set[str]]] = {}
        self._with: dict[str, Session] = {}
        """Conversation -> the connection that has it."""

    def came(self, session: Session) -> None:
        """A bot is connected: it gets what waits for it."""
        self._bots.setdefault(session.peer.id, {})[session] = set()
        for room in list(self._hub.rooms.values()):
            state = room.stored
            if state.phase == "bot" and state.bot_id == session.peer.id and room.id not in self._with:
                self._give(room, reset=False)

    def left(self, session: Session) -> None:
        """A bot's connection is gone: the others of its kind get its conversations."""
        sessions = self._bots.get(session.peer.id, {})
        orphans = sessions.pop(session, set())
        for conversation in orphans:
            self._with.pop(conversation, None)
            room = self._hub.rooms.get(conversation)
            if room and room.stored.phase == "bot":
                self._give(room, reset=False)

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
        session = self._with.pop(room.id, None)
        if session:
            self._bots.get(session.peer.id, {}).get(session, set()).discard(room.id)
            session.send(wire.Control(room.id, room.stored.epoch, yours=False))
        self._agenda.cancel(("absent", room.id))

    def _give(self, room: Room, *, reset: bool, word: str = "") -> None:
        """Give a conversation to the bot's least busy connection."""
        state = room.stored
        sessions = self._bots.get(state.bot_id)
        session = self._with.get(room.id)
        if session is None and sessions:
            session = min(sessions, key=lambda s: len(sessions[s]))
            sessions[session].add(room.id)
            self._with[room.id] = session
        if session:
            session.send(wire.Control(room.id, state.epoch, yours=True, word=word, reset=reset))
        if state.turn:
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
        """No bot is there to answer: that counts as silence."""
        if room.id not in self._with and room.stored.turn:
            self._hub.ask(room, Ask(HUB, BotSilent(room.stored.epoch)))
