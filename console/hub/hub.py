"""The only writer. A command is decided on the newest state, stored, acknowledged, then told to everybody.

Decisions of one conversation do not wait for each other's commit: each is made on the state that the ones
before it lead to, and what has gathered while one commit runs goes into the next. Another hub may write the
same conversation: the store lets one through, the other takes in what came and decides again.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from msgspec.structs import force_setattr, replace

from ..core.conversation import Conversation, fold
from ..core.decide import World, decide, record
from ..core.errors import Refused
from ..core.event import Recorded
from ..core.policy import Policy
from ..store import Conflict, Head, Store, StoreError
from .clock import Clock
from .registry import Registry
from .rooms import Answer, Ask, Pending, Room


class Hub(Registry):
    """Obeys commands."""

    def __init__(self, store: Store, policy: Policy, clock: Clock, log: Any) -> None:
        super().__init__(store, policy, clock, log)
        self._tasks: set[asyncio.Task[None]] = set()

    def ask(self, room: Room, ask: Ask) -> None:
        """Obey a command, once. The answer comes when it is stored, or now when there is nothing to store."""
        first = room.first_result(ask.peer, ask.cid)
        if first is not None:
            ask.answer(first, None)
        elif room.on_its_way(ask.peer, ask.cid):
            self._join(room, ask)
        else:
            self._decide(room, ask)

    async def obeyed(self, room: Room, ask: Ask) -> int:
        """Obey a command and wait until it is stored; give its first seq or raise `Refused`."""
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def answer(seq: int, refused: Refused | None) -> None:
            if done.done():
                return
            if refused:
                done.set_exception(refused)
            else:
                done.set_result(seq)

        self.ask(room, Ask(ask.peer, ask.command, ask.cid, answer))
        return await done

    async def settled(self) -> None:
        """Wait until nothing is on its way to the store."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _decide(self, room: Room, ask: Ask) -> None:
        now = max(self.clock.now(), room.state.updated_at)
        world = World(now, self.policy, self.duty.staff(room.state))
        kind = type(ask.command).__name__
        try:
            decision = decide(room.state, ask.command, ask.peer, world)
        except Refused as refused:
            if not self._look_first(room, ask):
                self.metrics.command(kind, refused.code)
                ask.answer(0, refused)
            return
        if not decision.events and self._look_first(room, ask):
            return
        self.metrics.command(kind, "obeyed" if decision.events else "nothing")
        if not decision.events:
            ask.answer(0, decision.refused)
            return
        records = record(room.state, decision, ask.peer, now, ask.cid)
        self.move(room, fold(records, room.state))
        self._put(room, Pending(ask, records, decision.secrets, decision.refused))

    def _look_first(self, room: Room, ask: Ask) -> bool:
        """Have the store looked at before a peer is told no: another hub may have changed what is."""
        if self.follower is None or ask.sure or ask.peer.kind == "system":
            return False
        self._put(room, Pending(ask))
        return True

    def _put(self, room: Room, pending: Pending) -> None:
        room.waiting.append(pending)
        if not room.busy:
            room.busy = True
            task = asyncio.create_task(self._write(room))
            self._tasks.add(task)
            task.add_done_callback(self._written)

    def _written(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            self.log.error("fault", exc_info=fault)

    def _join(self, room: Room, ask: Ask) -> None:
        """Answer a command that was sent twice together with its first sending."""
        for pending in (*room.flying, *room.waiting):
            if pending.ask.cid == ask.cid and _sender(pending.ask) == _sender(ask):
                force_setattr(pending.ask, "answer", _both(pending.ask.answer, ask.answer))
                return

    async def _write(self, room: Room) -> None:
        try:
            while room.waiting:
                await self._write_waiting(room)
        finally:
            room.busy = False
            if room.state is not room.stored:  # another hub's records came in between
                self.move(room, room.stored)
            self.release(room)

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
            self.metrics.conflicts.inc()
            await self._decide_again(room, batch)
        except StoreError as problem:
            self.metrics.failed.inc()
            self.trouble("append failed", conversation=room.id, problem=str(problem))
            await self._give_up(room, batch)
        finally:
            room.flying = []

    async def _append(self, room: Room, batch: Sequence[Pending], after: Conversation) -> None:
        records = [recorded for pending in batch for recorded in pending.records]
        secrets = [secret for pending in batch for secret in pending.secrets]
        before, now = room.stored, self.clock.now()
        head = None
        if (before.customer, before.open) != (after.customer, after.open):
            head = Head(room.id, after.customer, after.open, after.updated_at)
        started = asyncio.get_running_loop().time()
        positions = await self.store.append(
            records,
            secrets=secrets,
            head=head,
            secret_until=now + int(self.policy.secret_days * 86_400_000) if secrets else 0,
        )
        self.metrics.commit.observe(asyncio.get_running_loop().time() - started)
        for recorded, position in zip(records, positions, strict=True):
            force_setattr(recorded, "position", position)
        self.metrics.changed(before, after, records)
        self._stored(room, batch, records, after)

    def _stored(
        self, room: Room, batch: Sequence[Pending], records: Sequence[Recorded], after: Conversation
    ) -> None:
        for pending in batch:
            ask, first = pending.ask, pending.records[0].seq
            if ask.cid:
                room.done[f"{ask.peer.kind} {ask.peer.id} {ask.cid}"] = first
            ask.answer(first, pending.refused)
        self.take(room, records, after)
        if self.follower:
            self.follower.wrote([recorded.position for recorded in records])

    async def _decide_again(self, room: Room, batch: Sequence[Pending]) -> None:
        if not await self._roll_back(room):
            late, room.waiting = room.waiting, []
            self._refuse(room, [*batch, *late])
            return
        again, room.waiting = [*batch, *room.waiting], []
        for pending in again:
            self.ask(room, replace(pending.ask, sure=True))

    async def _give_up(self, room: Room, batch: Sequence[Pending]) -> None:
        """Nothing is acknowledged; what the store has after all is answered as obeyed."""
        lost = [*batch, *room.waiting]
        room.waiting = []
        looked = await self._roll_back(room)
        # What was decided since stands on what was never stored: another hub's record may have its place.
        meanwhile, room.waiting = room.waiting, []
        self._refuse(room, lost if looked else [*lost, *meanwhile])
        for pending in meanwhile if looked else ():
            self.ask(room, replace(pending.ask, sure=True))

    def _refuse(self, room: Room, batch: Sequence[Pending]) -> None:
        for pending in batch:
            first = room.first_result(pending.ask.peer, pending.ask.cid)
            pending.ask.answer(first or 0, None if first else Refused("not_stored"))

    async def _roll_back(self, room: Room) -> bool:
        """Go back to what the store has; False when it cannot be read."""
        room.flying = []
        try:
            await self.catch_up(room)
        except StoreError as problem:
            self.trouble("read failed", conversation=room.id, problem=str(problem))
            self.move(room, room.stored)
            return False
        self.move(room, room.stored)
        return True


def _sender(ask: Ask) -> tuple[str, str]:
    return ask.peer.kind, ask.peer.id


def _both(first: Answer, second: Answer) -> Answer:
    def answer(seq: int, refused: Refused | None) -> None:
        first(seq, refused)
        second(seq, refused)

    return answer
