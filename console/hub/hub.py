"""The only writer. A command is decided on the newest state, stored, acknowledged, then told to everybody.

Decisions of one conversation do not wait for each other's commit: each is made on the state that the ones
before it lead to, and what has gathered while one commit runs goes into the next. Another hub may write the
same conversation: the store lets one through, the other takes in what came and decides again.
"""

import asyncio
from typing import Any

from msgspec.structs import force_setattr

from ..core.conversation import fold
from ..core.decide import World, decide, record
from ..core.errors import Refused
from ..core.policy import Policy
from ..store import Store
from .clock import Clock
from .registry import Registry
from .rooms import Answer, Ask, Pending, Room
from .writer import Writer


class Hub(Registry):
    """Obeys commands."""

    def __init__(self, store: Store, policy: Policy, clock: Clock, log: Any) -> None:
        super().__init__(store, policy, clock, log)
        self.writer = Writer(self, self.ask)

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
        self.writer.put(room, Pending(ask, records, decision.secrets, decision.refused))

    def _look_first(self, room: Room, ask: Ask) -> bool:
        """Have the store looked at before a peer is told no: another hub may have changed what is."""
        if self.follower is None or ask.sure or ask.peer.kind == "system":
            return False
        self.writer.put(room, Pending(ask))
        return True

    def _join(self, room: Room, ask: Ask) -> None:
        """Answer a command that was sent twice together with its first sending."""
        for pending in (*room.flying, *room.waiting):
            if pending.ask.cid == ask.cid and _sender(pending.ask) == _sender(ask):
                force_setattr(pending.ask, "answer", _both(pending.ask.answer, ask.answer))
                return


def _sender(ask: Ask) -> tuple[str, str]:
    return ask.peer.kind, ask.peer.id


def _both(first: Answer, second: Answer) -> Answer:
    def answer(seq: int, refused: Refused | None) -> None:
        first(seq, refused)
        second(seq, refused)

    return answer
