"""How fast the store is, beside the least that plain sqlite3 needs for the same promise, in one run.

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

import msgspec
from cryptography.fernet import Fernet

from console.core.event import Author, Recorded, Said
from console.store import Store, open_store

CUSTOMER = Author("customer", "customer-1", "Example customer 1")
Append = Callable[[str, int], Awaitable[object]]
WORDS = "a message of some length, as people write it when they wait for an answer; " * 3


def record(conversation: str, seq: int, words: str = WORDS) -> Recorded:
    return Recorded(conversation, seq, 1_700_000_000_000 + seq, CUSTOMER, Said(words), f"cid-{seq}")


class Plain:
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

    def close(self) -> None:
        self.queue.put(None)
        self.thread.join()


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


async def appends(folder: Path) -> None:
    print(f"{'conversations':>13} {'store/s':>9} {'plain/s':>9} {'ratio':>6} {'p50 ms':>8} {'p99 ms':>8}")
    for conversations, rounds in ((1, 1000), (50, 300), (500, 60)):
        plain = Plain(folder / f"plain-{conversations}.db")
        store = await open_store(f"sqlite:///{folder / f'store-{conversations}.db'}", Fernet.generate_key())
        ours, took, theirs = await compared(store, plain, conversations, rounds)
        await store.close()
        plain.close()
        rates = f"{ours:>9.0f} {theirs:>9.0f} {ours / theirs:>6.2f}"
        print(f"{conversations:>13} {rates} {took[49]:>8.2f} {took[98]:>8.2f}")


async def compared(
    store: Store, plain: Plain, conversations: int, rounds: int
) -> tuple[float, list[float], float]:
    """Take turns three times; the best rate of each, and the percentiles of the store's ms."""

    async def append(conversation: str, seq: int) -> None:
        await store.append([record(conversation, seq)])

    ours, theirs, took = [], [], []
    for turn in "abc":
        rate, ms = await load(append, conversations, rounds, turn)
        ours.append(rate)
        took += ms
        theirs.append((await load(plain.append, conversations, rounds, turn))[0])
    return max(ours), quantiles(took, n=100), max(theirs)


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


async def grown(folder: Path, events: int) -> None:
    url, key = f"sqlite:///{folder / 'big.db'}", Fernet.generate_key()
    store = await open_store(url, key)
    for size in (10_000, events):
        await fill(store, size, f"s{size}")
        print(f"with {size:,} events:")
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
    with tempfile.TemporaryDirectory() as folder:
        await appends(Path(folder))
        await grown(Path(folder), events)


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
