"""What the parts of the load have in common: the deployments, and what talk on them takes."""

import argparse
import asyncio
import contextlib
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from bench_limit import within
from bench_servers import Server
from load_people import Tally, company

WARM_S = 3
HEAD = (
    f"{'':34}{'messages/s':>10}   delivered ms     acknowledged ms   CPU ms a   CPU   never\n"
    f"{'':47}p50     p99      p50     p99    message    in %   came"
)


@dataclass
class Figures:
    """What was measured.

    CPU is that of all hubs, in ms a message and in % of one core; memory is in KiB for each connection of
    those who talk.
    """

    rate: float
    tally: Tally
    cpu_ms: float
    cpu: float
    memory: float

    @property
    def p50(self) -> float:
        """Median from sent to delivered, in s."""
        return statistics.median(self.tally.delivered or [0])

    def __str__(self) -> str:
        delays = f"{ms(self.tally.delivered)}  {ms(self.tally.acknowledged)}"
        broken = f"   {self.tally.broken} conversations broke off" if self.tally.broken else ""
        return f"{self.rate:10.0f}  {delays} {self.cpu_ms:10.2f} {self.cpu:7.0f} {self.tally.lost:6}{broken}"


def ms(delays: list[float]) -> str:
    """Give p50 and p99 in ms."""
    if not delays:
        return "nothing came   "
    ranked = sorted(delays)
    return f"{ranked[len(ranked) // 2] * 1000:6.1f} {ranked[int(len(ranked) * 0.99)] * 1000:7.1f}"


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
            # In a thread, so that whoever is still connected can answer the goodbye.
            stack.push_async_callback(asyncio.to_thread, server.stop)
            servers.append(server)
        yield servers


async def measured(servers: list[Server], number: int, args: argparse.Namespace) -> Figures:
    """Let people talk for a while, and give what it took."""
    tally = Tally()
    before = sum(server.memory() for server in servers)
    limit = within(120 + args.seconds + number / 5, f"{number} conversations to begin, go on and end")
    async with limit, company(servers, number, args.pace, tally):
        memory = sum(server.memory() for server in servers) - before
        await asyncio.sleep(WARM_S)
        cpu, begin = sum(server.cpu() for server in servers), time.perf_counter()
        tally.clear()
        await asyncio.sleep(args.seconds)
        tally.counting = False
        spent, took = sum(server.cpu() for server in servers) - cpu, time.perf_counter() - begin
    count = len(tally.delivered)
    return Figures(
        count / took, tally, spent * 1000 / max(1, count), spent / took * 100, memory / number / 2048
    )
