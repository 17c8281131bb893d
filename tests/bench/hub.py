"""Messages through the hub, beside its peers in the same run. Ratios first.

A message of about 300 bytes goes from a customer's socket to the server, is decided, stored durably,
acknowledged, and delivered to an agent's socket. The bare `websockets` relay passes on the same bytes and
stores nothing; python-socketio stores them with group commit and decides nothing (measured when installed).
Each server runs in a process of its own; this process makes the load.

    python tests/bench/hub.py                 all of it, some minutes
    python tests/bench/hub.py --seconds 3     shorter runs
    python tests/bench/hub.py --only through  one part: through, latency, memory, start, open
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvloop

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench_limit import at_last
from bench_load import TEXT, do, open_socket, read_until, steady, through
from bench_servers import available, many_files, running
from bench_start import start_up

PART_S = 900.0
"""How long a part may take at the very most."""


def _ms(delays: list[float]) -> str:
    ranked = sorted(delays)
    return (
        f"p50 {ranked[len(ranked) // 2] * 1000:.1f} ms  p99 {ranked[int(len(ranked) * 0.99)] * 1000:.1f} ms"
    )


async def part_through(seconds: float) -> None:
    """Throughput, hub and peers in turn."""
    print(
        "\nMessages per second: durable hub, the bare relay (nothing stored), python-socketio (group commit)"
    )
    kinds = [kind for kind in ("hub", "relay", "socketio") if available(kind)]
    for number, window in ((1, 1), (50, 4), (500, 1)):
        rates: dict[str, list[float]] = {kind: [] for kind in kinds}
        last: list[float] = []
        for _ in range(2):
            for kind in kinds:
                with running(kind) as server:
                    rate, delays = await through(server, number, window, seconds)
                rates[kind].append(rate)
                last = delays if kind == "hub" else last
        ours, *theirs = (statistics.mean(rates[kind]) for kind in kinds)
        ratios = "   ".join(
            f"{ours / rate:.2f} x {kind}" for kind, rate in zip(kinds[1:], theirs, strict=True)
        )
        each = "   ".join(f"{kind} {'/'.join(f'{rate:,.0f}' for rate in rates[kind])}/s" for kind in kinds)
        print(f"  {number:3} x {window}: {ratios}   ({each})   hub {_ms(last)}")


async def part_latency(seconds: float) -> None:
    """Delay at a steady pace."""
    print("\nFrom send to delivered at a steady pace, 50 conversations")
    kinds = [kind for kind in ("hub", "relay", "socketio") if available(kind)]
    for rate in (100, 1000):
        for kind in kinds:
            with running(kind) as server:
                delays = await steady(server, rate, 50, seconds)
            print(f"  {rate:5}/s  {kind:8} {_ms(delays)}   {len(delays)} messages")


async def part_memory(number: int) -> None:
    """Memory for each connection, idle and with an open conversation."""
    print(f"\nMemory of the server for each connection, {number} connections")
    with running("hub") as server:
        before = server.memory()
        idle = []
        for _ in range(number):
            socket = await open_socket(f"{server.url}/ws")
            await socket.send(json.dumps({"frame": "hello", "role": "customer"}))
            await read_until(socket, "welcome")
            idle.append(socket)
        after = server.memory()
        print(f"  idle customer            {(after - before) / number / 1024:.1f} KiB")
        for socket in idle:
            await do(socket, uuid.uuid4().hex, {"kind": "start", "language": "en"})
        print(f"  with an open conversation {(server.memory() - before) / number / 1024:.1f} KiB")
        for socket in idle:
            socket.transport.abort()


async def part_open(events: int) -> None:
    """Opening a conversation with a million events in the store."""
    from console.core.event import Author, Recorded, Said
    from console.store import open_store

    print(f"\nOpening a conversation of 40 events with {events:,} events in the store")
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as folder:
        from cryptography.fernet import Fernet

        key = Fernet.generate_key()
        store = await open_store(f"sqlite:///{folder}/bench.db", key)
        by, said = Author("customer", "c"), Said(TEXT)
        pending = []
        for number in range(events // 40):
            name = f"conversation-{number:07d}"
            pending.append(store.append([Recorded(name, seq, number, by, said) for seq in range(1, 41)]))
            if len(pending) == 500:
                await asyncio.gather(*pending)
                pending.clear()
        await asyncio.gather(*pending)
        times = []
        for number in range(0, events // 40, max(1, events // 40 // 500)):
            begin = time.perf_counter()
            assert len(await store.read(f"conversation-{number:07d}")) == 40
            times.append(time.perf_counter() - begin)
        await store.close()
    print(f"  {_ms(times)}   over {len(times)} conversations")


async def everything(args: argparse.Namespace) -> None:
    """Run the parts that were asked for."""
    parts: dict[str, Callable[[], Any]] = {
        "through": lambda: part_through(args.seconds),
        "latency": lambda: part_latency(args.seconds),
        "memory": lambda: part_memory(args.connections),
        "start": lambda: asyncio.to_thread(start_up, args.runs),
        "open": lambda: part_open(args.events),
    }
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start; two repetitions may differ by a fifth")
    for name, part in parts.items():
        if args.only in ("", name):
            with at_last(PART_S, f"the part {name}"):
                await part()


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, default=3000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    many_files()
    uvloop.run(everything(args))


if __name__ == "__main__":
    main()
