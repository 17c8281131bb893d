"""The servers that `hub.py` measures, each in a process of its own: the hub, and the peers beside it.

python tests/bench/bench_servers.py hub FOLDER [OPTIONS]
prints {"port", "tokens"} and serves until standard input closes
"""

import asyncio
import contextlib
import importlib.util
import json
import logging
import os
import resource
import select
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvloop
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

AGENTS = 10
START_S, STOP_S = 60.0, 20.0
"""How long a server may take to start, and to stop."""


async def _serve_until_closed(port: int, tokens: list[str]) -> None:
    print(json.dumps({"port": port, "tokens": tokens}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def relay(_: Path, __: dict[str, str]) -> None:
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
        await _serve_until_closed(next(iter(server.sockets)).getsockname()[1], [])


async def hub(folder: Path, options: dict[str, str]) -> None:
    """The real hub, on a real database, with limits that let one address make all the load.

    `options` may name a `store` and a `fanout` by URL; hubs in one folder share their keys.
    """
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
    store = options.get("store", f"sqlite:///{folder / 'hub.db'}")
    fanout = options.get("fanout", "")
    settings = HubSettings(store, folder, policy=policy, limits=limits, fanout=fanout)
    async with serve_hub(settings) as running:
        tokens, unused = [], hash_password("unused password")
        for number in range(AGENTS):
            name = f"agent{number}"
            await running.store.put_account(Account(name, "human", name, unused))
            tokens.append(agent_token(running.keys, name, 86_400, time.time()))
        await _serve_until_closed(running.port, tokens)


class Log:
    """An append-only table; messages that wait at the same moment share one commit and its fsync."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute(
            "CREATE TABLE log (conversation TEXT, seq INT, text TEXT, UNIQUE (conversation, seq))"
        )
        self._waiting: list[tuple[tuple[str, int, str], asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def append(self, conversation: str, seq: int, text: str) -> None:
        """Store a message; it is on the disk when this returns."""
        stored = asyncio.get_running_loop().create_future()
        self._waiting.append(((conversation, seq, text), stored))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await stored

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await asyncio.to_thread(self._commit, [row for row, _ in batch])
            for _, stored in batch:
                stored.set_result(None)
        self._writing = None

    def _commit(self, rows: list[tuple[str, int, str]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT INTO log VALUES (?, ?, ?)", rows)
        self._database.execute("COMMIT")


async def socketio(folder: Path, _: dict[str, str]) -> None:
    """What many would build instead: rooms of python-socketio, each message stored before it is passed on."""
    from aiohttp import web
    from socketio import AsyncServer  # type: ignore[import-not-found]

    rooms = AsyncServer(
        async_mode="aiohttp", ping_interval=86_400, transports=["websocket"], http_compression=False
    )
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # what is unfinished at the end is no news
    app, log = web.Application(), Log(folder / "log.db")
    rooms.attach(app)
    seqs: dict[str, int] = {}

    @rooms.on("join")  # type: ignore[untyped-decorator]
    async def join(sid: str, conversation: str) -> bool:
        await rooms.enter_room(sid, conversation)
        return True

    @rooms.on("say")  # type: ignore[untyped-decorator]
    async def say(sid: str, data: dict[str, str]) -> int:
        conversation = data["conversation"]
        seq = seqs[conversation] = seqs.get(conversation, 0) + 1
        await log.append(conversation, seq, data["text"])
        await rooms.emit("said", {"seq": seq, "text": data["text"]}, room=conversation, skip_sid=sid)
        return seq

    @rooms.on("typing")  # type: ignore[untyped-decorator]
    async def typing(sid: str, data: dict[str, str]) -> None:
        await rooms.emit("typing", data, room=data["conversation"], skip_sid=sid)

    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await _serve_until_closed(runner.addresses[0][1], [])


SERVERS = {"relay": relay, "hub": hub, "socketio": socketio}


def available(kind: str) -> bool:
    """Tell whether this server can run here; what is missing is printed."""
    needed = {"socketio": ("socketio", "aiohttp")}.get(kind, ())
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        print(f"  without {kind}: to measure it too, pip install python-socketio aiohttp")
    return not missing


class Server:
    """A server in a process of its own."""

    def __init__(self, kind: str, folder: Path, **options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, kind, str(folder), json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(folder / "log").open("ab"),
        )
        assert self.process.stdout
        came, _, _ = select.select([self.process.stdout], [], [], START_S)
        line = self.process.stdout.readline() if came else b""
        if not line:
            self.process.kill()
            self.process.wait()
            log = (folder / "log").read_text(errors="replace")
            raise RuntimeError(f"the {kind} did not start in {START_S:.0f} s:\n{log}")
        told = json.loads(line)
        self.kind, self.port, self.tokens = kind, told["port"], told["tokens"]

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def memory(self) -> int:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024

    def cpu(self) -> float:
        """Seconds of processor time it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        try:
            self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            print(f"  the {self.kind} did not stop in {STOP_S:.0f} s and was killed")
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def running(kind: str) -> Iterator[Server]:
    """Start a server and stop it afterwards."""
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as folder:
        server = Server(kind, Path(folder))
        try:
            yield server
        finally:
            server.stop()


def many_files() -> None:
    """Let this process have as many sockets as it may."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))


def main(arguments: list[str]) -> Any:
    """Serve."""
    many_files()
    sys.path.insert(0, str(Path(__file__).parents[2]))
    kind, folder, *options = arguments
    return uvloop.run(SERVERS[kind](Path(folder), json.loads(options[0]) if options else {}))


if __name__ == "__main__":
    main(sys.argv[1:])
