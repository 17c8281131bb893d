"""A process that races for places: it reads what is there, appends the next, and prints the places it got."""

import asyncio
import sys

from store_records import record

from console.core.event import Said
from console.store import Conflict, Head, open_store


async def main(url: str, key: str, name: str, goal: str) -> None:
    store = await open_store(url, key.encode())

    async def race(conversation: str) -> None:
        seq = 1
        while seq <= int(goal):
            try:
                head = Head(conversation, name, True, seq) if seq % 2 else None
                await store.append([record(conversation, seq, Said(name))], head=head)
                print(conversation, seq)
            except Conflict:
                pass
            seq = len(await store.read(conversation)) + 1

    await asyncio.gather(*(race(f"c-{n}") for n in range(5)))
    await store.close()


asyncio.run(main(*sys.argv[1:]))
