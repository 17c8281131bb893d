"""People, not packets: conversations as people hold them, on one hub, on two, and on a durable peer.

Customer and agent of each conversation read, think, type (the other sees it) and send in turn. `--pace 10`
lets them do so ten times as quickly. Two hubs share PostgreSQL and Redis, and each customer is connected to
another hub than their agent. The peer is python-socketio that stores each message with group commit before it
is passed on. Servers run in processes of their own; this process makes the load, on the same cores.

    python tests/bench/load.py                      all of it, about ten minutes
    python tests/bench/load.py --only people        the hub, two hubs and the peer on the same work
    python tests/bench/load.py --only connections   growth with idle connections
    python tests/bench/load.py --only conversations growth with open conversations
    python tests/bench/load.py --only store         growth with the events in the store
"""

import argparse
import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import uvloop

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from bench_load import do, open_socket, read_until
from bench_servers import Server, available, many_files
from load_people import Tally, company, visitor

WARM_S = 3


@contextlib.asynccontextmanager
async def deployed(kind: str, folder: Path | None = None) -> AsyncIterator[list[Server]]:
    """Start what is measured: "hub", "two hubs" or "socketio"; `folder` may hold a store that is in use."""
    async with contextlib.AsyncExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="handrail-load-")))
        options: dict[str, str] = {}
        if kind == "two hubs":
            from postgres_server import PostgresServer
            from redis_server import redis_server

            database = PostgresServer(shared_buffers="256MB")
            stack.callback(database.remove)
            await asyncio.to_thread(database.start)
            redis = await stack.enter_async_context(redis_server(folder))
            options = {"store": database.database(), "fanout": redis.url}
        servers = []
        for _ in range(2 if kind == "two hubs" else 1):
            server = await asyncio.to_thread(Server, kind.split()[-1].rstrip("s"), folder, **options)
            stack.callback(server.stop)
            servers.append(server)
        yield servers


def _ms(delays: list[float]) -> str:
    if not delays:
        return "nothing came"
    ranked = sorted(delays)
    return f"{ranked[len(ranked) // 2] * 1000:6.1f} {ranked[int(len(ranked) * 0.99)] * 1000:7.1f}"


HEAD = (
    f"{'':34}{'messages/s':>10}   delivered ms     acknowledged ms  CPU ms a   never\n"
    f"{'':47}p50     p99      p50     p99   message    came"
)


async def measured(servers: list[Server], number: int, args: argparse.Namespace) -> tuple[float, float]:
    """Let people talk and print what it took; gives CPU ms a message and p50 of delivery."""
    tally = Tally()
    before = sum(server.memory() for server in servers)
    async with company(servers, number, args.pace, tally):
        memory = sum(server.memory() for server in servers) - before
        await asyncio.sleep(WARM_S)
        cpu, begin = sum(server.cpu() for server in servers), time.perf_counter()
        tally.clear()
        await asyncio.sleep(args.seconds)
        count = len(tally.delivered)
        spent = (sum(server.cpu() for server in servers) - cpu) * 1000 / max(1, count)
        rate = count / (time.perf_counter() - begin)
    delays = f"{_ms(tally.delivered)}  {_ms(tally.acknowledged)}"
    print(
        f"{rate:10.0f}  {delays} {spent:9.2f} {tally.lost:7}   {memory / number / 2048:.1f} KiB a connection"
    )
    return spent, statistics.median(tally.delivered or [0])


async def part_people(args: argparse.Namespace) -> None:
    """The same conversations on each deployment, in turn."""
    print(f"\nPeople at {args.pace:g} times their pace\n{HEAD}")
    for number in args.conversations:
        taken: dict[str, tuple[float, float]] = {}
        for kind in ("hub", "two hubs", "socketio"):
            if kind == "socketio" and not available(kind):
                continue
            async with deployed(kind) as servers:
                print(f"  {number:5} conversations, {kind:10}", end="  ", flush=True)
                taken[kind] = await measured(servers, number, args)
        if "socketio" in taken:
            peer = taken.pop("socketio")
            for kind, (cpu, delay) in taken.items():
                print(
                    f"        {kind}: {cpu / peer[0]:.2f} x the peer's CPU, {delay / peer[1]:.2f} x its p50"
                )


async def part_connections(args: argparse.Namespace) -> None:
    """The same talk among more and more people who only look."""
    print(f"\nGrowth with idle connections, {args.base} conversations go on\n{HEAD}")
    for idle in args.idle:
        async with deployed("hub") as servers:
            before = servers[0].memory()
            sockets = [await visitor(servers[0]) for _ in range(idle)]
            each = (servers[0].memory() - before) / max(1, idle) / 1024
            print(f"  {idle:5} idle ({each:4.1f} KiB each)        ", end="  ", flush=True)
            await measured(servers, args.base, args)
            for socket in sockets:
                socket.transport.abort()


async def part_conversations(args: argparse.Namespace) -> None:
    """The same talk beside more and more conversations that are open and rest."""
    print(f"\nGrowth with open conversations, {args.base} of them go on\n{HEAD}")
    for rest in args.open:
        async with deployed("hub") as servers:
            sockets = [await visitor(servers[0]) for _ in range(rest)]
            for socket in sockets:
                await do(socket, uuid.uuid4().hex, {"kind": "start", "language": "en"})
            print(f"  {rest:5} open                    ", end="  ", flush=True)
            await measured(servers, args.base, args)
            for socket in sockets:
                socket.transport.abort()


async def part_store(args: argparse.Namespace) -> None:
    """The same talk on a store that has been in use for years."""
    from load_store import EACH, fill

    print(f"\nGrowth with the events in the store, {args.base} conversations go on\n{HEAD}")
    for events in args.events:
        with tempfile.TemporaryDirectory(prefix="handrail-load-") as name:
            folder = Path(name)
            await asyncio.to_thread(fill, folder / "hub.db", events)
            begin = time.perf_counter()
            async with deployed("hub", folder) as servers:
                ready = time.perf_counter() - begin
                print(f"  {events:10,} events (ready {ready:.2f} s)", end="  ", flush=True)
                await measured(servers, args.base, args)
                opened = await _open_old(servers[0], events // EACH)
                print(
                    f"  {'':10} an old conversation of {EACH} events is opened in {_ms(opened)} ms (p50 p99)"
                )


async def _open_old(server: Server, many: int) -> list[float]:
    from load_store import old_name

    socket = await open_socket(f"{server.url}/ws")
    await socket.send(f'{{"frame":"hello","role":"human","token":"{server.tokens[0]}"}}')
    await read_until(socket, "welcome")
    delays = []
    for n in range(0, many, max(1, many // 200)):
        begin = time.perf_counter()
        await socket.send(f'{{"frame":"watch","conversation":"{old_name(n)}"}}')
        await read_until(socket, "heard")
        delays.append(time.perf_counter() - begin)
    socket.transport.abort()
    return delays


async def everything(args: argparse.Namespace) -> None:
    """Run the parts that were asked for."""
    parts: dict[str, Callable[[argparse.Namespace], Any]] = {
        "people": part_people,
        "connections": part_connections,
        "conversations": part_conversations,
        "store": part_store,
    }
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start; two repetitions may differ by a fifth")
    for name, part in parts.items():
        if args.only in ("", name):
            await part(args)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )

    def numbers(text: str) -> list[int]:
        return [int(number) for number in text.split(",")]

    parser.add_argument("--only", default="", choices=["", "people", "connections", "conversations", "store"])
    parser.add_argument("--seconds", type=float, default=15, help="how long each figure is measured")
    parser.add_argument("--pace", type=float, default=10, help="how many times as quickly as people")
    parser.add_argument("--conversations", type=numbers, default=[100, 500], help="in part people")
    parser.add_argument(
        "--base", type=int, default=100, help="conversations that go on while something grows"
    )
    parser.add_argument("--idle", type=numbers, default=[0, 2000, 8000])
    parser.add_argument("--open", type=numbers, default=[0, 1000, 5000])
    parser.add_argument("--events", type=numbers, default=[10_000, 1_000_000, 10_000_000])
    many_files()
    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(everything(parser.parse_args()))


if __name__ == "__main__":
    main()
