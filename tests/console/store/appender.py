"""A process that appends as fast as it can and prints what was acknowledged: `appender.py URL KEY FIRST`."""

import asyncio
import os
import sys

from store_records import record

from console.core.event import Said
from console.store import open_store


async def main(url: str, key: str, generation: str) -> None:
    store = await open_store(url, key.encode())

    async def talk(conversation: str) -> None:
        seq = 1
        while True:
            many = 1 + seq % 3
            positions = await store.append(
                [record(conversation, seq + i, Said("x" * 300)) for i in range(many)]
            )
            lines = "".join(f"{conversation} {seq + i} {p}\n" for i, p in enumerate(positions))
            os.write(1, lines.encode())
            seq += many

    await asyncio.gather(*(talk(f"{generation}-{n}") for n in range(40)))


asyncio.run(main(*sys.argv[1:]))
