"""The conversations that a hub has in memory, kept equal to what the store has."""

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

from ..core.conversation import Conversation
from ..core.event import Recorded
from ..core.policy import Policy
from ..fanout import Fanout
from ..store import Store, StoreError
from .clock import Clock
from .metrics import Metrics
from .presence import Presence
from .rooms import Room
from .tally import Tally

AT_ONCE = 64
"""Conversations that are read at the same time at the start."""


class Observer(Protocol):
    """Who wants to know what has happened."""

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """These records are stored; `room.stored` is the state after them, `before` the one before."""


class Registry:
    """Rooms by conversation: read when somebody needs them, told about when they change."""

    def __init__(self, store: Store, policy: Policy, clock: Clock, fanout: Fanout, log: Any) -> None:
        self.store = store
        self.policy = policy
        self.clock = clock
        self.fanout = fanout
        self.log = log
        self.metrics = Metrics()
        self.tally = Tally()
        self.presence = Presence(self.tally, policy.capacity)
        self.rooms: dict[str, Room] = {}
        self.observers: list[Observer] = []
        self.own: set[int] = set()
        self._position: int | None = None
        """Everything up to here is taken in; positions in `own` beyond it were written by this hub."""
        self._loading: dict[str, asyncio.Task[None]] = {}

    async def start(self) -> None:
        """Take in the conversations that are open. One that cannot be read does not hold up the others."""
        heads = await self.store.heads(open=True)
        for first in range(0, len(heads), AT_ONCE):
            some = heads[first : first + AT_ONCE]
            loads = (self.room(head.conversation) for head in some)
            for problem in await asyncio.gather(*loads, return_exceptions=True):
                if isinstance(problem, StoreError):
                    self.trouble("conversation not read", problem=str(problem))
                elif isinstance(problem, BaseException):
                    raise problem

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

    async def listen(self) -> None:
        """Take in what other hubs write, for as long as this one runs."""
        async for position in self.fanout.subscribe():
            try:
                await self._heard(position)
            except StoreError as problem:
                self.trouble("read failed", position=position, problem=str(problem))

    async def _heard(self, position: int) -> None:
        at = min((position, *self.own)) - 1 if self._position is None else self._position
        while at + 1 in self.own:
            at += 1
            self.own.discard(at)
        self._position = at
        while self._position < position and (news := await self.store.since(self._position)):
            for conversation in dict.fromkeys(recorded.conversation for recorded in news):
                await self._news_of(conversation)
            self._position = news[-1].position
            self.own = {own for own in self.own if own > self._position}

    async def _news_of(self, conversation: str) -> None:
        known = conversation in self.rooms
        room = await self.room(conversation)
        if known:
            await self.catch_up(room)
        elif room.stored.open:
            self.tell(room, Conversation(id=conversation), ())
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
        before = room.stored
        records = await self.store.read(room.id, after=before.seq)
        records = [recorded for recorded in records if recorded.seq > room.stored.seq]
        if not records:
            return
        ahead = bool(room.flying or room.waiting)
        before = room.stored
        room.take(records)
        if not ahead:
            self.move(room, room.stored)
        self.tell(room, before, records)

    async def _load(self, room: Room) -> None:
        try:
            records = await self.store.read(room.id)
            room.take(records)
            self.move(room, room.stored)
            room.loaded = True
        finally:
            del self._loading[room.id]
            if not room.loaded:
                self.rooms.pop(room.id, None)
