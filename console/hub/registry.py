"""The conversations that a hub has in memory, kept equal to what the store has."""

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

from ..core.conversation import Conversation
from ..core.event import Recorded
from ..core.policy import Policy
from ..store import Store
from .clock import Clock
from .duty import Duty
from .follower import Follower
from .metrics import Metrics
from .neighbours import Neighbours
from .presence import Presence
from .rooms import Room
from .tally import Tally


class Observer(Protocol):
    """Who wants to know what has happened."""

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """These records are stored; `room.stored` is the state after them, `before` the one before."""


class Registry:
    """Rooms by conversation: read when somebody needs them, told about when they change."""

    def __init__(self, store: Store, policy: Policy, clock: Clock, log: Any) -> None:
        self.store = store
        self.policy = policy
        self.clock = clock
        self.log = log
        self.metrics = Metrics()
        self.tally = Tally()
        self.presence = Presence()
        self.duty = Duty(self.presence, self.tally, policy.capacity)
        self.rooms: dict[str, Room] = {}
        self.observers: list[Observer] = []
        self.follower: Follower | None = None
        """Reads what other hubs write; None when this hub has the store for itself."""
        self.neighbours: Neighbours | None = None
        """The other hubs on this store; None when there are none."""
        self._loading: dict[str, asyncio.Task[None]] = {}

    async def room(self, conversation: str) -> Room:
        """Give a conversation, read from the store if need be."""
        room = self.rooms.get(conversation)
        if room is None:
            room = self.rooms[conversation] = Room(conversation)
        if not room.loaded:
            loading = self._loading.get(conversation)
            if loading is None:
                loading = self._loading[conversation] = asyncio.create_task(self._load(room))
            await asyncio.shield(loading)
        return self.rooms.setdefault(conversation, room)

    def release(self, room: Room) -> None:
        """Forget a room that nobody needs in memory."""
        if room.spare and room.id not in self._loading:
            self.rooms.pop(room.id, None)

    def turn(self, key: str) -> int:
        """Tell how many hubs have their turn before this one for whatever `key` names."""
        return self.neighbours.turn(key) if self.neighbours else 0

    def stir(self) -> None:
        """Somebody came, went or changed state here: the other hubs are told soon."""
        if self.neighbours:
            self.neighbours.stir()

    async def abreast(self) -> None:
        """Take in everything that any hub had stored before this call. Raises `StoreError`."""
        if self.follower:
            await self.follower.read_on()

    async def news(self, conversation: str, records: Sequence[Recorded]) -> None:
        """Take in records of one conversation that the store has, perhaps this hub's own."""
        room, first = self.rooms.get(conversation), records[0].seq
        if room is None and first == 1:
            room = self.rooms[conversation] = Room(conversation)
            room.loaded = True
        if room and room.loaded and first <= room.stored.seq + 1:
            self.take(room, records)
        else:
            room = await self.room(conversation)
            await self.catch_up(room)
        self.release(room)

    def tell(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """Tell the observers what is stored."""
        for observer in self.observers:
            observer.changed(room, before, records)

    def trouble(self, what: str, **facts: Any) -> None:
        """Log that something outside failed. Facts only: no words of a conversation."""
        self.log.error(what, **facts)

    def move(self, room: Room, state: Conversation) -> None:
        """Take in the state a room is in now, ahead of the store or not."""
        self.tally.move(room.state, state)
        room.state = state

    async def catch_up(self, room: Room) -> None:
        """Take in what others have written to a conversation. Raises `StoreError`."""
        self.take(room, await self.store.read(room.id, after=room.stored.seq))

    def take(
        self, room: Room, records: Sequence[Recorded], after: Conversation | None = None
    ) -> Sequence[Recorded]:
        """Take in stored records and tell of those that are new, each once; `after` is where they lead to."""
        before = room.stored
        fresh = [recorded for recorded in records if recorded.seq > before.seq]
        if not fresh:
            return fresh
        room.take(fresh, after if len(fresh) == len(records) else None)
        if not (room.flying or room.waiting):
            self.move(room, room.stored)
        self.tell(room, before, fresh)
        return fresh

    def begin(self, room: Room, records: Sequence[Recorded]) -> None:
        """Take in a room with all its records."""
        room.take(records)
        self.move(room, room.stored)
        room.loaded = True
        if room.stored.open:
            self.tell(room, Conversation(id=room.id), ())

    async def _load(self, room: Room) -> None:
        try:
            self.begin(room, await self.store.read(room.id))
        finally:
            del self._loading[room.id]
            if not room.loaded:
                self.rooms.pop(room.id, None)
