"""Messages through the hub, beside the bare relay limit of `websockets` in the same run. Ratios first.

A message of about 300 bytes goes from a customer's socket to the server, is decided, stored durably,
acknowledged, and delivered to an agent's socket. The peer relays the same bytes and stores nothing.
Each server runs in a process of its own; this process makes the load.

    python tests/bench/hub.py                 all of it, some minutes
    python tests/bench/hub.py --seconds 3     shorter runs
    python tests/bench/hub.py --only through  one part: through, latency, memory, start, open
"""

import argparse
import asyncio
import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvloop
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

TEXT = "This message is about as long as what people write when they explain what went wrong. " * 3
AGENTS = 10


# The servers.


async def relay() -> None:
    """Pair sockets by path and pass on what comes: the limit of the library."""
    rooms: dict[str, list[ServerConnection]] = {}

    async def handler(socket: ServerConnection) -> None:
        room = rooms.setdefault(socket.request.path if socket.request else "", [])
        room.append(socket)
        with contextlib.suppress(ConnectionClosed):
            async for message in socket:
                for other in room:
                    if other is not socket:
                        await other.send(message)

    async with serve(handler, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(json.dumps({"port": port, "tokens": []}), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def hub(folder: Path) -> None:
    """The real hub, on a real database, with limits that let one address make all the load."""
    from console.core.policy import Policy
    from console.hub.auth import agent_token, hash_password
    from console.hub.server import serve_hub
    from console.hub.settings import HubSettings, Limits
    from console.store import Account

    limits = Limits(
        connections=50_000,
        per_address=50_000,
        handshakes=100_000,
        customer_rate=1e6,
        agent_rate=1e6,
        bot_rate=1e6,
    )
    policy = Policy(capacity=100_000, bot_answer_s=86_400)
    settings = HubSettings(f"sqlite:///{folder / 'hub.db'}", folder, policy=policy, limits=limits)
    async with serve_hub(settings) as running:
        tokens = []
        for number in range(AGENTS):
            name = f"agent{number}"
            await running.store.put_account(Account(name, "human", name, hash_password("unused password")))
            tokens.append(agent_token(running.keys, name, 86_400, time.time()))
        print(json.dumps({"port": running.port, "tokens": tokens}), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


class Server:
    """A server in a process of its own."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve", kind, "--folder", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout
        told = json.loads(self.process.stdout.readline())
        self.kind, self.port, self.tokens = kind, told["port"], told["tokens"]

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def memory(self) -> int:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(20)


@contextlib.contextmanager
def running(kind: str) -> Any:
    """Start a server and stop it afterwards."""
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as folder:
        server = Server(kind, Path(folder))
        try:
            yield server
        finally:
            server.stop()


# The load.


async def _open(url: str) -> ClientConnection:
    return await connect(url, compression=None, ping_interval=None, max_size=None)


async def _read_until(socket: ClientConnection, frame: str) -> dict[str, Any]:
    while True:
        got: dict[str, Any] = json.loads(await socket.recv())
        if got["frame"] == frame:
            return got
        if got["frame"] == "refused":
            raise RuntimeError(got)


async def _do(socket: ClientConnection, conversation: str, command: dict[str, Any]) -> None:
    frame = {"frame": "do", "cid": uuid.uuid4().hex, "conversation": conversation, "command": command}
    await socket.send(json.dumps(frame))
    await _read_until(socket, "done")


class Pair:
    """A conversation: a socket that sends and one that receives, and what is in flight."""

    def __init__(self, customer: ClientConnection, agent: ClientConnection, conversation: str) -> None:
        self.customer, self.agent, self.conversation = customer, agent, conversation
        self.sent: dict[str, float] = {}
        self.number = 0

    def frame(self) -> str:
        """A message that names itself (in letters: few messages hold numbers), so that it can be timed."""
        self.number += 1
        mark = "".join(chr(97 + self.number // 26**place % 26) for place in range(8))
        self.sent[mark] = time.perf_counter()
        command = f'{{"kind":"say","text":"{mark} {TEXT}"}}'
        head = f'{{"frame":"do","cid":"{mark}","conversation":"{self.conversation}","command":'
        return f"{head}{command}}}"

    def arrived(self, message: str | bytes) -> list[float]:
        """Delays of the messages in a frame, in seconds."""
        text = message if isinstance(message, str) else message.decode()
        now, delays, at = time.perf_counter(), [], 0
        while (at := text.find('"text":"', at)) >= 0:
            mark = text[at + 8 : at + 16]
            at += 16
            if (since := self.sent.pop(mark, None)) is not None:
                delays.append(now - since)
        return delays


async def pair_up(server: Server, number: int) -> list[Pair]:
    """Open `number` conversations, each with an agent in control."""
    pairs = []
    for n in range(number):
        conversation = uuid.uuid4().hex
        if server.kind == "relay":
            path = f"{server.url}/{conversation}"
            pairs.append(Pair(await _open(path), await _open(path), conversation))
            continue
        customer, agent = await _open(f"{server.url}/ws"), await _open(f"{server.url}/ws")
        await customer.send(json.dumps({"frame": "hello", "role": "customer"}))
        await _read_until(customer, "welcome")
        token = server.tokens[n % len(server.tokens)]
        await agent.send(json.dumps({"frame": "hello", "role": "human", "token": token}))
        await _read_until(agent, "welcome")
        await _do(customer, conversation, {"kind": "start", "language": "en"})
        await _do(customer, conversation, {"kind": "ask_human"})
        await _do(agent, conversation, {"kind": "claim"})
        await agent.send(json.dumps({"frame": "watch", "conversation": conversation}))
        await _read_until(agent, "heard")
        pairs.append(Pair(customer, agent, conversation))
    return pairs


async def _swallow(socket: ClientConnection) -> None:
    with contextlib.suppress(Exception):
        async for _ in socket:
            pass


async def through(server: Server, number: int, window: int, seconds: float) -> tuple[float, list[float]]:
    """Keep `window` messages in flight in each conversation; gives messages/s and the delays."""
    pairs = await pair_up(server, number)
    swallowing = [asyncio.create_task(_swallow(pair.customer)) for pair in pairs]
    delays: list[float] = []
    stop_at = time.perf_counter() + seconds + 1
    warm_at = time.perf_counter() + 1

    async def work(pair: Pair) -> None:
        for _ in range(window):
            await pair.customer.send(pair.frame())
        while time.perf_counter() < stop_at:
            for delay in pair.arrived(await pair.agent.recv()):
                if time.perf_counter() > warm_at:
                    delays.append(delay)
                await pair.customer.send(pair.frame())

    await asyncio.gather(*(work(pair) for pair in pairs))
    await _close(pairs, swallowing)
    return len(delays) / seconds, delays


async def steady(server: Server, rate: float, number: int, seconds: float) -> list[float]:
    """Send `rate` messages a second, spread over the conversations; gives the delays."""
    pairs = await pair_up(server, number)
    swallowing = [asyncio.create_task(_swallow(pair.customer)) for pair in pairs]
    delays: list[float] = []

    async def listen(pair: Pair) -> None:
        with contextlib.suppress(Exception):
            async for message in pair.agent:
                delays.extend(pair.arrived(message))

    listening = [asyncio.create_task(listen(pair)) for pair in pairs]
    begin = time.perf_counter()
    for n in range(int(rate * seconds)):
        if (wait := begin + n / rate - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        pair = pairs[n % len(pairs)]
        await pair.customer.send(pair.frame())
    await asyncio.sleep(0.3)
    await _close(pairs, swallowing + listening)
    return delays


async def _close(pairs: list[Pair], tasks: list["asyncio.Task[None]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for pair in pairs:
        pair.customer.transport.abort()
        pair.agent.transport.abort()


def _ms(delays: list[float]) -> str:
    ranked = sorted(delays)
    return (
        f"p50 {ranked[len(ranked) // 2] * 1000:.1f} ms  p99 {ranked[int(len(ranked) * 0.99)] * 1000:.1f} ms"
    )


# The parts.


async def part_through(seconds: float) -> None:
    """Throughput, hub and bare relay in turn."""
    print("\nMessages per second, durable hub beside the bare relay (nothing stored)")
    for number, window in ((1, 1), (50, 4), (500, 1)):
        rates: dict[str, list[float]] = {"hub": [], "relay": []}
        last: list[float] = []
        for _ in range(2):
            for kind in ("hub", "relay"):
                with running(kind) as server:
                    rate, delays = await through(server, number, window, seconds)
                rates[kind].append(rate)
                last = delays if kind == "hub" else last
        ours, theirs = statistics.mean(rates["hub"]), statistics.mean(rates["relay"])
        each = "/".join(f"{r:,.0f}" for r in rates["hub"])
        print(
            f"  {number:3} x {window}: {ours / theirs:.2f} x relay   hub {ours:,.0f}/s ({each})   "
            f"relay {theirs:,.0f}/s   hub {_ms(last)}"
        )


async def part_latency(seconds: float) -> None:
    """Delay at a steady pace."""
    print("\nFrom send to delivered at a steady pace, 50 conversations")
    for rate in (100, 1000):
        for kind in ("hub", "relay"):
            with running(kind) as server:
                delays = await steady(server, rate, 50, seconds)
            print(f"  {rate:5}/s  {kind:6} {_ms(delays)}   {len(delays)} messages")


async def part_memory(number: int) -> None:
    """Memory for each connection, idle and with an open conversation."""
    print(f"\nMemory of the server for each connection, {number} connections")
    with running("hub") as server:
        before = server.memory()
        idle = []
        for _ in range(number):
            socket = await _open(f"{server.url}/ws")
            await socket.send(json.dumps({"frame": "hello", "role": "customer"}))
            await _read_until(socket, "welcome")
            idle.append(socket)
        after = server.memory()
        print(f"  idle customer            {(after - before) / number / 1024:.1f} KiB")
        for socket in idle:
            await _do(socket, uuid.uuid4().hex, {"kind": "start", "language": "en"})
        print(f"  with an open conversation {(server.memory() - before) / number / 1024:.1f} KiB")
        for socket in idle:
            socket.transport.abort()


def _timed(words: list[str], runs: int = 7) -> float:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


async def part_start() -> None:
    """Start-up: the help, beside an empty interpreter."""
    handrail = str(Path(sys.executable).parent / "handrail")
    python, ours = _timed([sys.executable, "-c", "pass"]), _timed([handrail, "--help"])
    print(f"\nStart-up: handrail --help {ours:.3f} s, {ours / python:.1f} x an empty python ({python:.3f} s)")


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
        "start": part_start,
        "open": lambda: part_open(args.events),
    }
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start; two repetitions may differ by a fifth")
    for name, part in parts.items():
        if args.only in ("", name):
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
    parser.add_argument("--serve", choices=("hub", "relay"))
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    if args.serve:
        uvloop.run(relay() if args.serve == "relay" else hub(args.folder))
    else:
        uvloop.run(everything(args))


if __name__ == "__main__":
    main()
