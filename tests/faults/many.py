"""Thousands of customers in one process, who all lose their hub at once and come back by themselves.

python -m tests.faults.many URLS COUNT FILE     URLS: one list of addresses for each hub, with spaces between
It says "ready" when all are there, "back SECONDS" when all are there again, and "said" when each has said one
thing since; what was acknowledged stands in FILE, a line each: cid, conversation, seq.
"""

import asyncio
import os
import resource
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path

import uvloop

from console.client import Client, Credentials, connect
from console.core import command as cmd

AT_ONCE = 100
LOOK_S = 0.05


def tell(*words: object) -> None:
    print(*words, flush=True)


async def arrive(stack: AsyncExitStack, urls: list[str], count: int) -> dict[str, Client]:
    """Connect everybody, each with a conversation of their own."""
    there: dict[str, Client] = {}
    room = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        conversation = f"many-conversation-{number}"
        async with room:
            connecting = connect(urls[number % len(urls)], Credentials("customer"), patience_s=60)
            client = await stack.enter_async_context(connecting)
            await client.do(conversation, cmd.Start())
            await client.watch(conversation)
            there[conversation] = client

    await asyncio.gather(*(one(number) for number in range(count)))
    return there


async def main(urls: list[str], count: int, file: Path) -> None:
    async with AsyncExitStack() as stack:
        people = await arrive(stack, urls, count)
        tell("ready")
        while any(client.online for client in people.values()):
            await asyncio.sleep(LOOK_S)
        lost = time.monotonic()
        while not all(c.online and c.followed[name].caught_up for name, c in people.items()):
            await asyncio.sleep(LOOK_S)
        tell("back", f"{time.monotonic() - lost:.2f}")
        said = [
            (f"many.{number}", name, client.post(name, cmd.Say("back again"), f"many.{number}"))
            for number, (name, client) in enumerate(people.items())
        ]
        lines = [f"{cid} {name} {await answer}\n" for cid, name, answer in said]
        file.write_text("".join(lines))
        tell("said")
        await asyncio.to_thread(sys.stdin.read)
        sys.stdout.flush()
        # Thousands of goodbyes are no part of this: the process goes as a browser that is closed.
        os._exit(0)


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvloop.run(main(sys.argv[1].split(), int(sys.argv[2]), Path(sys.argv[3])))
