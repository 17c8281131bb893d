"""How fast the store is in SQLite and in PostgreSQL, side by side in one run.

Each stands beside the least that its own driver, plain sqlite3 and plain asyncpg, needs for the same promise.
`python tests/bench/store.py [events in the big store]`. Quote the ratios; the rates belong to the machine.
"""

import asyncio
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import quantiles
from typing import Any

import asyncpg
import msgspec
from cryptography.fernet import Fernet

from console.core.event import Author, Recorded, Said
from console.store import Store, open_store
from tests.postgres_server import PostgresServer

CUSTOMER = Author("customer", "customer-1", "Example customer 1")
Append = Callable[[str, int], Awaitable[object]]
WORDS = "a message of some length, as people write it when they wait for an answer; " * 3


def record(conversation: str, seq: int, words: str = WORDS) -> Recorded:
    return Recorded(conversation, seq, 1_700_000_000_000 + seq, CUSTOMER, Said(words), f"cid-{seq}")


class PlainSqlite:
    """Group commit with nothing around it: no positions, no checks, no checkpoints, no SQLAlchemy."""

    def __init__(self, file: Path) -> None:
        self.file, self.loop = file, asyncio.get_running_loop()
        self.queue: SimpleQueue[Any] = SimpleQueue()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    async def append(self, conversation: str, seq: int) -> None:
        done = self.loop.create_future()
        self.queue.put(((conversation, seq, msgspec.json.encode(record(conversation, seq))), done))
        await done

    def run(self) -> None:
        connection = sqlite3.connect(self.file, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE events (conversation, seq, body, UNIQUE (conversation, seq))")
        while first := self.queue.get():
            batch = [first]
            try:
                while len(batch) < 1000:
                    batch.append(self.queue.get_nowait())
            except Empty:
                pass
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO events VALUES (?, ?, ?)", [row for row, _ in batch])
            connection.execute("COMMIT")
            self.loop.call_soon_threadsafe(
                lambda done: [d.set_result(None) for d in done], [d for _, d in batch]
            )
        connection.close()

    async def close(self) -> None:
        self.queue.put(None)
        await asyncio.to_thread(self.thread.join)


class PlainPostgres:
    """The same on one connection: a batch is one insert of arrays."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.waiting: list[tuple[tuple[str, int, str], asyncio.Future[None]]] = []
        self.busy: asyncio.Task[None] | None = None

    @classmethod
    async def on(cls, url: str) -> "PlainPostgres":
        connection = await asyncpg.connect(url)
        await connection.execute(
            "CREATE TABLE plain (position bigserial PRIMARY KEY, conversation text, seq bigint, body text,"
            " UNIQUE (conversation, seq))"
        )
        return cls(connection)

    async def append(self, conversation: str, seq: int) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        body = msgspec.json.encode(record(conversation, seq)).decode()
        self.waiting.append(((conversation, seq, body), done))
        self.busy = self.busy or asyncio.create_task(self.run())
        await done

    async def run(self) -> None:
        insert = (
            "INSERT INTO plain (conversation, seq, body)"
            " SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])"
        )
        while self.waiting:
            batch, self.waiting = self.waiting[:1000], self.waiting[1000:]
            columns = zip(*(row for row, _ in batch), strict=True)
            await self.connection.execute(insert, *map(list, columns))
            for _, done in batch:
                done.set_result(None)
        self.busy = None

    async def close(self) -> None:
        await self.connection.close()


async def load(append: Append, conversations: int, rounds: int, tag: str) -> tuple[float, list[float]]:
    """Let each conversation append one record after another; rate, and ms each append took."""
    took: list[float] = []

    async def talk(conversation: str) -> None:
        for seq in range(1, rounds + 1):
            begun = time.perf_counter()
            await append(conversation, seq)
            took.append((time.perf_counter() - begun) * 1000)

    begun = time.perf_counter()
    await asyncio.gather(*(talk(f"{tag}-{n:05}") for n in range(conversations)))
    return conversations * rounds / (time.perf_counter() - begun), took


def appender(store: Store) -> Append:
    async def append(conversation: str, seq: int) -> None:
        await store.append([record(conversation, seq)])

    return append


async def appends(folder: Path, server: PostgresServer) -> None:
    """Let all four take turns three times; the best rate of each, and the percentiles of its ms."""
    print(f"{'conversations':>13} {'ratios':<44} {'rate/s':>8} {'p50 ms':>8} {'p99 ms':>8}")
    for conversations, rounds in ((1, 1000), (50, 300), (500, 60)):
        sqlite = await open_store(f"sqlite:///{folder / f'store-{conversations}.db'}", Fernet.generate_key())
        postgres = await open_store(server.database(), Fernet.generate_key())
        plain_sqlite = PlainSqlite(folder / f"plain-{conversations}.db")
        plain_postgres = await PlainPostgres.on(server.database())
        rates, took = await compared(
            {
                "SQLite": appender(sqlite),
                "PostgreSQL": appender(postgres),
                "plain sqlite3": plain_sqlite.append,
                "plain asyncpg": plain_postgres.append,
            },
            conversations,
            rounds,
        )
        for peer in (sqlite, postgres, plain_sqlite, plain_postgres):
            await peer.close()
        told = {
            "SQLite": f"SQLite store {rates['SQLite'] / rates['plain sqlite3']:.2f} x plain sqlite3",
            "PostgreSQL": f"PostgreSQL store {rates['PostgreSQL'] / rates['SQLite']:.2f} x SQLite store,"
            f" {rates['PostgreSQL'] / rates['plain asyncpg']:.2f} x plain",
        }
        for who, ms in took.items():
            line = f"{conversations:>13} {told.get(who, who):<44} {rates[who]:>8.0f}"
            print(f"{line} {ms[49]:>8.2f} {ms[98]:>8.2f}", flush=True)


async def compared(
    peers: dict[str, Append], conversations: int, rounds: int
) -> tuple[dict[str, float], dict[str, list[float]]]:
    rates: dict[str, float] = dict.fromkeys(peers, 0.0)
    took: dict[str, list[float]] = {name: [] for name in peers}
    for turn in "abc":
        for name, append in peers.items():
            rate, ms = await load(append, conversations, rounds, turn)
            rates[name] = max(rates[name], rate)
            took[name] += ms
    return rates, {name: quantiles(ms, n=100) for name, ms in took.items()}


async def fill(store: Store, events: int, tag: str) -> None:
    for first in range(0, events // 40, 250):
        some = range(first, min(first + 250, events // 40))
        await asyncio.gather(*(store.append([record(f"{tag}-{n}", s) for s in range(1, 41)]) for n in some))


async def timed(label: str, ask: Callable[[int], Awaitable[object]], times: int) -> None:
    took = []
    for n in range(times):
        begun = time.perf_counter()
        await ask(n)
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    print(f"{label:<44} p50 {took[times // 2]:>8.2f} ms   max {took[-1]:>8.2f} ms")


async def grown(url: str, events: int) -> None:
    key = Fernet.generate_key()
    store = await open_store(url, key)
    for size in sorted({10_000, events}):
        await fill(store, size, f"s{size}")
        print(f"{url.split(':')[0]} with {size:,} events:", flush=True)
        await timed("  read a conversation of 40", lambda n: store.read(f"s10000-{n}"), 200)
        await timed("  append and commit one", lambda n, s=size: store.append([record(f"t{s}-{n}", 1)]), 200)
        await timed("  search, a word that is nowhere", lambda n: store.search("zonnebloem"), 5)
        await timed("  search, a word that is everywhere", lambda n: store.search("message"), 20)
    await store.close()
    begun = time.perf_counter()
    store = await open_store(url, key)
    await store.ping()
    print(f"open again, until ready: {(time.perf_counter() - begun) * 1000:.0f} ms")
    await store.close()


async def main(events: int) -> None:
    server = PostgresServer()
    try:
        server.start()
        with tempfile.TemporaryDirectory() as folder:
            await appends(Path(folder), server)
            for url in (f"sqlite:///{Path(folder) / 'big.db'}", server.database()):
                await grown(url, events)
    finally:
        server.remove()


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
