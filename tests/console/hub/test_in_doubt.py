"""What is said while a hub finds out what became of an append that failed."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hub_house import open_house

from console.core import command as cmd
from console.core.event import Author, Recorded, Said
from console.store import StoreError


class Doubtful:
    """The real store, but for one append that fails, and the look after it that takes its time."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.fails = True
        self.looked_at = asyncio.Event()
        self.goes_on = asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def append(self, records: Sequence[Recorded], **more: Any) -> list[int]:
        if self.fails:
            self.fails = False
            raise StoreError("the store", "an answer", "none", "Try again.")
        positions: list[int] = await self._store.append(records, **more)
        return positions

    async def read(self, *given: Any, **more: Any) -> list[Recorded]:
        self.looked_at.set()
        await self.goes_on.wait()
        records: list[Recorded] = await self._store.read(*given, **more)
        return records


async def test_nothing_decided_on_what_was_never_stored_is_stored_after_another_hub_s_words(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path) as house:
        customer = await house.customer()
        conversation = await house.started(customer)
        real = house.serving.store
        before = await real.read(conversation)
        doubtful = house.hub.store = Doubtful(real)  # type: ignore[assignment]
        first = asyncio.create_task(customer.do(conversation, cmd.Say("what the store does not take")))
        await doubtful.looked_at.wait()
        second = asyncio.create_task(customer.do(conversation, cmd.Say("said meanwhile")))
        room = house.hub.rooms[conversation]
        while not room.waiting:
            await asyncio.sleep(0)
        other = Author("system", "hub")
        later = before[-1].at + 60_000
        await real.append([Recorded(conversation, before[-1].seq + 1, later, other, Said("another hub's"))])
        doubtful.goes_on.set()
        await asyncio.gather(first, second)

        stored = await real.read(conversation)
        assert [r.at for r in stored] == sorted(r.at for r in stored)
        await customer.until(lambda: len(customer.records(conversation)) >= len(stored))
        assert [r.seq for r in customer.records(conversation)] == [r.seq for r in stored]
