"""How the cost of the same talk grows: with who is connected, with what is open, with what is stored."""

import argparse
import asyncio
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench_limit import within
from bench_load import do, open_socket, read_until
from bench_servers import Server
from load_people import in_turn, visitor
from load_store import EACH, drop_from_memory, fill, old_name
from load_talk import HEAD, Figures, deployed, measured, ms
from websockets.asyncio.client import ClientConnection

LOOKS = 200
"""Old conversations that are opened."""


async def connections(args: argparse.Namespace) -> None:
    """The same talk among more and more people who only look."""
    print(f"\nGrowth with idle connections, {args.base} conversations go on\n{HEAD}")
    for idle in args.idle:
        async with deployed("hub") as servers, _crowd(servers[0], idle, False) as each:
            _tell(f"{idle:,} idle", each, await measured(servers, args.base, args))


async def conversations(args: argparse.Namespace) -> None:
    """The same talk beside more and more conversations that are open, on a customer's screen, and rest."""
    print(f"\nGrowth with open conversations, {args.base} more go on\n{HEAD}")
    for rest in args.open:
        async with deployed("hub") as servers, _crowd(servers[0], rest, True) as each:
            _tell(f"{rest:,} open", each, await measured(servers, args.base, args))


async def store(args: argparse.Namespace) -> None:
    """The same talk on a store that has been in use for years."""
    print(f"\nGrowth with the events in the store, {args.base} conversations go on\n{HEAD}")
    for events in args.events:
        with tempfile.TemporaryDirectory(prefix="handrail-load-") as name:
            file = Path(name) / "hub.db"
            async with within(120 + events / 20_000, f"a store of {events:,} events to be written"):
                begin = time.perf_counter()
                await asyncio.to_thread(fill, file, events)
                filled = time.perf_counter() - begin
            begin = time.perf_counter()
            async with deployed("hub", file.parent) as servers:
                ready = time.perf_counter() - begin
                _tell(f"{events:,} events", 0, await measured(servers, args.base, args))
                async with within(300, f"{LOOKS} old conversations to be opened, thrice"):
                    await _tell_old(servers[0], events // EACH, file)
            print(f"  {'':10} ready {ready:.2f} s after its start; written in {filled:.0f} s")


@asynccontextmanager
async def _crowd(server: Server, number: int, starts: bool) -> AsyncIterator[float]:
    """Let customers come, who open a conversation or not; gives KiB of the hub's memory for each."""

    async def comes() -> ClientConnection:
        socket = await visitor(server)
        sockets.append(socket)
        if starts:
            name = uuid.uuid4().hex
            await do(socket, name, {"kind": "start", "language": "en"})
            await socket.send(f'{{"frame":"watch","conversation":"{name}"}}')
            await read_until(socket, "heard")
        return socket

    sockets: list[ClientConnection] = []
    before = server.memory()
    try:
        async with within(60 + number / 20, f"{number} customers to come"):
            await in_turn(comes() for _ in range(number))
        yield (server.memory() - before) / max(1, number) / 1024
        if gone := sum(socket.close_code is not None for socket in sockets):
            print(f"  {gone} of {number} were cut off")
    finally:
        for socket in sockets:
            socket.transport.abort()


def _tell(what: str, each: float, figures: Figures) -> None:
    memory = f"   {each:.1f} KiB each" if each else ""
    print(f"  {what:32}{figures}{memory}", flush=True)


async def _tell_old(server: Server, many: int, file: Path) -> None:
    """Open old conversations: for the first time, again, and with the file out of the machine's memory."""
    names = [old_name(n) for n in range(0, many, max(1, many // LOOKS))]
    socket = await open_socket(f"{server.url}/ws")
    await socket.send(f'{{"frame":"hello","role":"human","token":"{server.tokens[0]}"}}')
    await read_until(socket, "welcome")
    warm = [await _opened(socket, name) for name in names * 2][len(names) :]
    cold = []
    for name in names:
        await asyncio.to_thread(drop_from_memory, file)
        cold.append(await _opened(socket, name))
    socket.transport.abort()
    print(
        f"  {'':10} an old conversation of {EACH} is opened in {ms(warm)} ms (p50, p99), cold {ms(cold)} ms"
    )


async def _opened(socket: ClientConnection, name: str) -> float:
    begin = time.perf_counter()
    await socket.send(f'{{"frame":"watch","conversation":"{name}"}}')
    await read_until(socket, "heard")
    took = time.perf_counter() - begin
    await socket.send(f'{{"frame":"unwatch","conversation":"{name}"}}')
    return took
