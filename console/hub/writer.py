"""Decisions go to the store: of a conversation one commit at a time, with all that has gathered for it."""

import asyncio
from collections.abc import Callable, Sequence

from msgspec.structs import force_setattr, replace

from ..core.conversation import Conversation
from ..core.errors import Refused
from ..core.event import Recorded
from ..store import Conflict, Head, StoreError
from .registry import Registry
from .rooms import Ask, Pending, Room


class Writer:
    """Stores decisions and answers those who asked. What the store does not take is decided again."""

    def __init__(self, hub: Registry, again: Callable[[Room, Ask], None]) -> None:
        self._hub = hub
        self._again = again
        """Decides a command anew."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def settled(self) -> None:
        """Wait until nothing is on its way to the store."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def put(self, room: Room, pending: Pending) -> None:
        """Store a decision together with what else waits."""
        room.waiting.append(pending)
        if not room.busy:
            room.busy = True
            task = asyncio.create_task(self._write(room))
            self._tasks.add(task)
            task.add_done_callback(self._written)

    def _written(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            self._hub.log.error("fault", exc_info=fault)

    async def _write(self, room: Room) -> None:
        try:
            while room.waiting:
                await self._write_waiting(room)
        finally:
            room.busy = False
            if room.state is not room.stored:  # another hub's records came in between
                self._hub.move(room, room.stored)
            self._hub.release(room)

    async def _write_waiting(self, room: Room) -> None:
        batch, room.waiting = room.waiting, []
        room.flying = batch
        after = room.state
        try:
            if all(pending.records for pending in batch):
                await self._append(room, batch, after)
            else:
                await self._decide_again(room, batch)
        except Conflict:
            self._hub.metrics.conflicts.inc()
            await self._decide_again(room, batch)
        except StoreError as problem:
            self._hub.metrics.failed.inc()
            self._hub.trouble("append failed", conversation=room.id, problem=str(problem))
            await self._give_up(room, batch)
        finally:
            room.flying = []

    async def _append(self, room: Room, batch: Sequence[Pending], after: Conversation) -> None:
        records = [recorded for pending in batch for recorded in pending.records]
        secrets = [secret for pending in batch for secret in pending.secrets]
        before, now = room.stored, self._hub.clock.now()
        head = None
        if (before.customer, before.open) != (after.customer, after.open):
            head = Head(room.id, after.customer, after.open, after.updated_at)
        started = asyncio.get_running_loop().time()
        positions = await self._hub.store.append(
            records,
            secrets=secrets,
            head=head,
            secret_until=now + int(self._hub.policy.secret_days * 86_400_000) if secrets else 0,
        )
        self._hub.metrics.commit.observe(asyncio.get_running_loop().time() - started)
        for recorded, position in zip(records, positions, strict=True):
            force_setattr(recorded, "position", position)
        self._hub.metrics.changed(before, after, records)
        self._stored(room, batch, records, after)

    def _stored(
        self, room: Room, batch: Sequence[Pending], records: Sequence[Recorded], after: Conversation
    ) -> None:
        for pending in batch:
            ask, first = pending.ask, pending.records[0].seq
            if ask.cid:
                room.done[f"{ask.peer.kind} {ask.peer.id} {ask.cid}"] = first
            ask.answer(first, pending.refused)
        self._hub.take(room, records, after)
        if self._hub.follower:
            self._hub.follower.wrote([recorded.position for recorded in records])

    async def _decide_again(self, room: Room, batch: Sequence[Pending]) -> None:
        if not await self._roll_back(room):
            late, room.waiting = room.waiting, []
            self._refuse(room, [*batch, *late])
            return
        again, room.waiting = [*batch, *room.waiting], []
        for pending in again:
            self._again(room, replace(pending.ask, sure=True))

    async def _give_up(self, room: Room, batch: Sequence[Pending]) -> None:
        """Nothing is acknowledged; what the store has after all is answered as obeyed."""
        lost = [*batch, *room.waiting]
        room.waiting = []
        looked = await self._roll_back(room)
        # What was decided since stands on what was never stored: another hub's record may have its place.
        meanwhile, room.waiting = room.waiting, []
        self._refuse(room, lost if looked else [*lost, *meanwhile])
        for pending in meanwhile if looked else ():
            self._again(room, replace(pending.ask, sure=True))

    def _refuse(self, room: Room, batch: Sequence[Pending]) -> None:
        for pending in batch:
            first = room.first_result(pending.ask.peer, pending.ask.cid)
            pending.ask.answer(first or 0, None if first else Refused("not_stored"))

    async def _roll_back(self, room: Room) -> bool:
        """Go back to what the store has; False when it cannot be read."""
        room.flying = []
        try:
            await self._hub.catch_up(room)
        except StoreError as problem:
            self._hub.trouble("read failed", conversation=room.id, problem=str(problem))
            self._hub.move(room, room.stored)
            return False
        self._hub.move(room, room.stored)
        return True
