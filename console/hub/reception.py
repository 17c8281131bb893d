"""What peers may ask for, frame by frame. Every frame is answered: obeyed, or refused by name."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal

from ..core import wire
from ..core.command import Reveal
from ..core.conversation import Conversation
from ..core.decide import Peer
from ..core.errors import Refused
from ..core.event import Noted, Said
from ..store import StoreError
from .following import Following, may_watch
from .hub import Hub
from .lobby import Lobby
from .rooms import Ask, Room
from .rounds import Rounds
from .session import Session

STRIKES = 50
"""Frames over the rate before the hub hangs up."""
HITS = 50

Handler = Callable[[Any, Session, Any], Awaitable[None] | None]


class Reception:
    """Does what peers ask."""

    def __init__(self, hub: Hub, following: Following, lobby: Lobby, rounds: Rounds) -> None:
        self._hub = hub
        self._following = following
        self._lobby = lobby
        self._rounds = rounds

    def frame(self, session: Session, data: bytes) -> Awaitable[None] | None:
        """Do what a frame asks; give what is left to wait for, if anything."""
        if session.closed:
            return None
        try:
            frame = wire.from_client(data)
        except wire.BadFrame as bad:
            self._strike(session, "", "bad_frame", Refused("bad_frame", problem=bad.problem))
            return None
        # A watch has no id of its own: its refusal names the conversation.
        cid = getattr(frame, "cid", "") or getattr(frame, "conversation", "")
        late = session.early(frame)
        if late and type(frame) is not wire.Watch:
            self._strike(session, cid, "rate", Refused("too_fast", seconds=int(late) + 1))
            return None
        try:
            working = _HANDLERS[type(frame)](self, session, frame)
        except Refused as refused:
            session.refuse(cid, refused)
            return None
        return None if working is None else self._finish(session, cid, late, working)

    async def _finish(self, session: Session, cid: str, late: float, working: Awaitable[None]) -> None:
        try:
            if late:
                await asyncio.sleep(late)
            await working
        except Refused as refused:
            session.refuse(cid, refused)
        except StoreError as problem:
            self._hub.trouble("store failed", problem=str(problem))
            session.refuse(cid, Refused("not_stored"))

    def _strike(
        self, session: Session, cid: str, why: Literal["bad_frame", "rate"], refused: Refused
    ) -> None:
        self._hub.metrics.command("frame", refused.code)
        session.refuse(cid, refused)
        session.strikes += 1
        if session.strikes >= STRIKES:
            session.close(wire.Bye(why, retry_ms=10_000))

    def _do(self, session: Session, frame: wire.Do) -> Awaitable[None] | None:
        room = self._hub.rooms.get(frame.conversation)
        if room is None or not room.loaded:
            return self._do_later(session, frame)
        self._ask(session, room, frame)
        return None

    async def _do_later(self, session: Session, frame: wire.Do) -> None:
        self._ask(session, await self._hub.room(frame.conversation), frame)

    def _ask(self, session: Session, room: Room, frame: wire.Do) -> None:
        cid = frame.cid

        def answer(seq: int, refused: Refused | None) -> None:
            if refused is not None:
                session.refuse(cid, refused)
            else:
                session.send(wire.Done(cid, seq))

        self._hub.ask(room, Ask(session.peer, frame.command, cid, answer))
        self._hub.release(room)

    async def _watch(self, session: Session, frame: wire.Watch) -> None:
        if session.peer.kind == "bot":
            raise Refused("not_allowed", role="bot", command="watch")
        await self._following.watch(session, frame)
        self._lobby.place(session, frame.conversation)

    def _unwatch(self, session: Session, frame: wire.Unwatch) -> None:
        self._following.unwatch(session, frame.conversation)

    def _watch_board(self, session: Session, frame: wire.WatchBoard) -> None:
        _only_agents(session.peer, "watch_board")
        self._lobby.follow(session)

    def _set_state(self, session: Session, frame: wire.SetState) -> None:
        _only_agents(session.peer, "set_state")
        self._hub.presence.set_state(session.peer.id, frame.state, self._hub.clock.now())
        self._hub.stir()
        self._rounds.duty_changed()

    def _typing(self, session: Session, frame: wire.Typing) -> None:
        if session.peer.kind == "bot":
            raise Refused("not_allowed", role="bot", command="typing")
        self._following.typing(session, frame.conversation)

    async def _reveal(self, session: Session, frame: wire.Reveal) -> None:
        """The look is in the log before the words are on the screen."""
        _only_agents(session.peer, "reveal")
        room = await self._hub.room(frame.conversation)
        await self._hub.obeyed(room, Ask(session.peer, Reveal(frame.ref), frame.cid))
        value = await self._hub.store.secret(frame.conversation, frame.ref)
        if value is None:
            raise Refused("unknown_ref", ref=frame.ref)
        session.send(wire.Revealed(frame.cid, frame.ref, value))

    async def _find(self, session: Session, frame: wire.Find) -> None:
        _only_agents(session.peer, "find")
        found = await self._hub.store.search(frame.text, HITS + 1)
        visible: dict[str, bool] = {}
        hits: list[wire.Hit] = []
        for recorded in found[:HITS]:
            conversation = recorded.conversation
            if conversation not in visible:
                visible[conversation] = may_watch(session.peer, await self._glance(conversation))
            if visible[conversation] and isinstance(recorded.event, Said | Noted):
                hits.append(
                    wire.Hit(conversation, recorded.seq, recorded.at, recorded.by, recorded.event.text)
                )
        session.send(wire.Found(frame.cid, tuple(hits), len(found) > HITS))

    async def _glance(self, conversation: str) -> Conversation:
        room = await self._hub.room(conversation)
        self._hub.release(room)
        return room.stored


def _ping(reception: Reception, session: Session, frame: wire.Ping) -> None:
    session.send(wire.Pong(frame.n))


def _pong(reception: Reception, session: Session, frame: wire.Pong) -> None:
    """That it came is enough: the session has noted the time."""


def _hello(reception: Reception, session: Session, frame: wire.Hello) -> None:
    raise Refused("bad_frame", problem="expected one hello, got another")


_HANDLERS: dict[type[wire.Frame], Handler] = {
    wire.Do: Reception._do,
    wire.Watch: Reception._watch,
    wire.Unwatch: Reception._unwatch,
    wire.WatchBoard: Reception._watch_board,
    wire.SetState: Reception._set_state,
    wire.Typing: Reception._typing,
    wire.Reveal: Reception._reveal,
    wire.Find: Reception._find,
    wire.Ping: _ping,
    wire.Pong: _pong,
    wire.Hello: _hello,
}


def _only_agents(peer: Peer, what: str) -> None:
    if peer.kind != "human":
        raise Refused("not_allowed", role=peer.kind, command=what)
