"""A process that moves a store and prints how far it is: `mover.py SOURCE TARGET BATCH`."""

import asyncio
import sys

from console.store import move as moving


def tell(what: str, done: int, of: int) -> None:
    print(what, done, of, flush=True)


def main(source: str, target: str, batch: str) -> None:
    moving.BATCH = int(batch)
    asyncio.run(moving.move(source, target, tell))


main(*sys.argv[1:])
