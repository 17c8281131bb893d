"""Who follows which conversation, and what they hear of it. Encoded once per kind of viewer."""

from collections.abc import Sequence

from ..core import wire
from ..core.audience import Viewer, seen_by
from ..core.conversation import Conversation
from ..core.decide import Peer
from ..core.errors import Refused
from ..core.event import Author, Recorded
from .duty import serves
from .hub import Hub
from .rooms import Room
from .session import Session

_VIEWERS: tuple[Viewer, ...] = ("agent", "customer")
CHUNK = 64
"""Records in one frame while catching up."""


class Following:
    """Tells followers what happens, and lets them catch up on what has."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """Tell everybody who follows."""
        if not room.followers:
            return
        if before.customer != room.stored.customer or before.team != room.stored.team:
            self._turn_away(room)
        encoded: dict[tuple[int, ...], bytes] = {}
        for viewer in _VIEWERS:
            sessions = [s for s in room.followers if s.viewer == viewer]
            if sessions and (seen := _seen(records, viewer)):
                alike = tuple(map(id, seen))
                if alike not in encoded:
                    encoded[alike] = wire.encode(wire.Heard(room.id, seen))
                _send(sessions, encoded[alike])

    async def watch(self, session: Session, frame: wire.Watch) -> None:
        """Send what came after `frame.after`, and follow from there on. Raises `Refused`."""
        await self._hub.abreast()
        room = await self._hub.room(frame.conversation)
        if not may_watch(session.peer, room.stored):
            self._hub.release(room)
            raise Refused("not_yours" if room.stored.seq else "not_found")
        if len(session.watching) >= wire.MAX_WATCHED:
            raise Refused("too_many", most=wire.MAX_WATCHED)
        await self._catch_up(session, room, min(frame.after, room.stored.seq))

    async def _catch_up(self, session: Session, room: Room, after: int) -> None:
        # Once it follows it may hear live events before the last of the old ones only if it were to wait
        # in between; so the last frame and the following come in one go.
        while True:
            records = room.recent(after)
            if records is None:
                read = await self._hub.store.read(room.id, after, CHUNK)
                # What another hub has written meanwhile comes when this one takes it in.
                records = [recorded for recorded in read if recorded.seq <= room.stored.seq]
            else:
                records = records[:CHUNK]
            after = max(after, records[-1].seq if records else 0)
            last = after >= room.stored.seq or not records
            seen = _seen(records, session.viewer)
            if seen or last:
                session.send(wire.Heard(room.id, seen, caught_up=last))
            if last or session.closed:
                break
            await session.drained()
        if not session.closed:
            self._hub.rooms.setdefault(room.id, room)
            room.followers.add(session)
            session.watching.add(room.id)

    def unwatch(self, session: Session, conversation: str) -> None:
        """Stop following."""
        session.watching.discard(conversation)
        room = self._hub.rooms.get(conversation)
        if room:
            room.followers.discard(session)
            self._hub.release(room)

    def left(self, session: Session) -> None:
        """The peer is gone: it follows nothing any more."""
        for conversation in list(session.watching):
            self.unwatch(session, conversation)

    def typing(self, session: Session, conversation: str) -> None:
        """Tell the others that somebody types: customers in theirs, agents where they are in control."""
        room = self._hub.rooms.get(conversation)
        if room is None or session not in room.followers:
            return
        state, peer = room.stored, session.peer
        if peer.kind == "human" and (state.phase != "assigned" or state.agent != peer.id):
            return
        author = Author(peer.kind, peer.id, peer.name)
        self.types(conversation, author)
        if self._hub.neighbours:
            self._hub.neighbours.notes.types(conversation, author)

    def types(self, conversation: str, author: Author) -> None:
        """Somebody types, here or at another hub."""
        room = self._hub.rooms.get(conversation)
        if room and room.followers:
            frame = wire.encode(wire.Typing(conversation, author))
            _send([s for s in room.followers if s.peer.id != author.id], frame)

    def _turn_away(self, room: Room) -> None:
        """It went to another team, or what a customer meant to start is somebody else's."""
        for session in list(room.followers):
            if not may_watch(session.peer, room.stored):
                room.followers.discard(session)
                session.watching.discard(room.id)
                session.refuse(room.id, Refused("not_yours"))


def may_watch(peer: Peer, conversation: Conversation) -> bool:
    """Tell whether a peer may read a conversation: their own, or their team's."""
    c = conversation
    if peer.kind == "customer":
        return not c.seq or c.customer == peer.id
    if peer.kind != "human" or not c.seq:
        return False
    asked = c.transfer and (c.transfer.agent == peer.id or c.transfer.team in peer.teams)
    return serves(peer, c.team) or c.agent == peer.id or bool(asked)


def _seen(records: Sequence[Recorded], viewer: Viewer) -> tuple[Recorded, ...]:
    if viewer == "agent":
        return tuple(records)
    return tuple(seen for recorded in records if (seen := seen_by(recorded, viewer)))


def _send(sessions: Sequence[Session], data: bytes) -> None:
    for session in sessions:
        session.send_bytes(data)
