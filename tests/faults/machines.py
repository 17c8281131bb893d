"""An example company's machines: hubs, and PostgreSQL and Redis behind them. All are real processes."""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Literal, Protocol

import httpx

from console.config import Settings, hub_settings, load
from console.core.event import Recorded
from console.hub.auth import agent_token, hash_password, new_bot_key
from console.hub.keys import Keys, load_keys
from console.store import Account, Store, open_store

from ..postgres_server import PostgresServer
from ..redis_server import RedisServer, redis_server
from .cables import Cables, lay
from .disks import Disk, disk

ROOT = Path(__file__).parents[2]
Kind = Literal["sqlite", "pair"]
NAMES: Mapping[Kind, str] = {"sqlite": "1 hub, SQLite", "pair": "2 hubs, PostgreSQL, Redis"}
PATIENCE_S = 60
RESTART_S = 0.1
"""What a service manager waits before it starts again what died (systemd's RestartSec)."""
MORTAL = ("setpriv", "--pdeathsig", "KILL")
SQLITE_MB, POSTGRES_MB = 24, 160
"""Sizes of the disks that become full."""
SETTINGS = """
[hub]
state = "{state}"
host = "{host}"
port = {port}
store = "{store}"
fanout = "{fanout}"
[policy]
company = "Example shop"
capacity = 1000
turn_cap = 1000000
same_answer = false
bot_answer_s = 60
[limits]
"""
LIMITS: Mapping[str, float] = {"per_address": 50_000, "connections": 20_000}
"""Everybody comes from one address here. All the other limits are as they are."""


def child(command: Sequence[str | Path], **options: Any) -> "subprocess.Popen[bytes]":
    """Start a process that ends when this one does, and that a Ctrl-C in the terminal leaves to us."""
    options = {"stdin": subprocess.DEVNULL, "start_new_session": True} | options
    return subprocess.Popen([*MORTAL, *map(str, command)], **options)


@asynccontextmanager
async def helper(name: str, *words: object) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run one of the programs beside this file; it is killed at the end, if it has not ended."""
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    process = await asyncio.create_subprocess_exec(
        *MORTAL, sys.executable, "-m", f"{__package__}.{name}", *map(str, words),
        **pipes, cwd=ROOT, start_new_session=True, limit=1 << 20,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def free_port(host: str = "127.0.0.1") -> int:
    """Find a free port below those that connections take, so that it stays ours while a server is down."""
    for port in range(21_000 + os.getpid() % 1000, 32_000):
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind((host, port))
            return port
    raise RuntimeError("expected a free port between 21000 and 32000, found none")


class HubMachine:
    """A hub that is started, killed and started again at one address."""

    def __init__(
        self, folder: Path, number: int, host: str = "127.0.0.1", inside: Sequence[str] = ()
    ) -> None:
        self.number = number
        self.host = host
        self.port = free_port() + number
        self.at = (host, self.port)
        """Where clients find it."""
        self.folder = folder / f"hub{number}"
        self.folder.mkdir()
        self.environ: dict[str, str] = {}
        self.servers = {"store": "", "fanout": ""}
        """Where this hub finds them."""
        self._inside = inside
        self._process: subprocess.Popen[bytes] | None = None
        self._log = self.folder / "log"

    @property
    def url(self) -> str:
        return f"ws://{self.at[0]}:{self.at[1]}/ws"

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @property
    def settings(self) -> Settings:
        return load(str(self.folder / "handrail.toml"), {})

    def configure(self, limits: Mapping[str, float], **hub: Any) -> None:
        text = SETTINGS.format(host=self.host, port=self.port, **hub)
        text += "".join(f"{name} = {value}\n" for name, value in limits.items())
        (self.folder / "handrail.toml").write_text(text, "utf-8")

    async def start(self) -> None:
        """Start it, and wait until it listens."""
        environ = os.environ | {"PYTHONPATH": str(ROOT), "HANDRAIL_LANGUAGE": "en"} | self.environ
        command = [*self._inside, sys.executable, "-m", "console", "hub", "--config", "handrail.toml"]
        with self._log.open("ab") as log:
            start = log.tell()
            self._process = child(command, stderr=log, stdout=log, env=environ, cwd=self.folder)
        deadline = time.monotonic() + PATIENCE_S
        while not re.search(rb"ws://\S+/ws", self._log.read_bytes()[start:]):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"expected the hub to listen:\n{self.log[-3000:]}")
            await asyncio.sleep(0.01)

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process:
            self._process.kill()
            self._process.wait()

    async def restart(self) -> None:
        """Start it again, as a service manager does."""
        await asyncio.sleep(RESTART_S)
        await self.start()

    async def stop(self) -> int:
        """Stop it in order; give its exit code."""
        assert self._process
        self._process.terminate()
        try:
            return await asyncio.to_thread(self._process.wait, PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def health(self) -> dict[str, Any]:
        """Ask how it is; {} when it does not answer."""
        with contextlib.suppress(httpx.HTTPError, ValueError):
            async with httpx.AsyncClient(timeout=3, trust_env=False) as client:
                answer = await client.get(f"http://{self.at[0]}:{self.at[1]}/health")
                return dict(answer.json())
        return {}

    async def metrics(self) -> str:
        """Read its metrics; "" when it does not answer."""
        with contextlib.suppress(httpx.HTTPError):
            async with httpx.AsyncClient(timeout=3, trust_env=False) as client:
                return (await client.get(f"http://{self.at[0]}:{self.at[1]}/metrics")).text
        return ""


class Company:
    """Hubs and what they stand on."""

    def __init__(self, folder: Path, kind: Kind, limits: Mapping[str, float]) -> None:
        self.folder = folder
        self.kind = kind
        self.limits = {**LIMITS, **limits}
        self.store_url = ""
        self.hubs: list[HubMachine] = []
        self.postgres: PostgresServer | None = None
        self.redis: RedisServer | None = None
        self.cables: Cables | None = None
        self.disk: Disk | None = None
        self.tokens: dict[str, str] = {}

    def urls(self, first: int) -> str:
        """Give the addresses of all hubs, the one with this number first."""
        hubs = self.hubs[first % len(self.hubs) :] + self.hubs[: first % len(self.hubs)]
        return ",".join(hub.url for hub in hubs)

    def configure(self) -> None:
        """Write every hub's settings; one that runs reads them when it starts again."""
        for hub in self.hubs:
            hub.configure(self.limits, state=self.folder, **hub.servers)

    async def settle(self, agents: Sequence[str]) -> None:
        """Give agents and the bot their accounts."""
        keys, store = await self._store()
        try:
            secret = hash_password("a long example password")
            for agent in agents:
                await store.put_account(Account(agent, "human", f"Agent {agent[-1]}", secret))
                self.tokens[agent] = agent_token(keys, agent, 86_400, time.time())
            self.tokens["bot"], kept = new_bot_key("bot")
            await store.put_account(Account("bot", "bot", "bot", kept))
        finally:
            await store.close()

    async def kept(self, conversations: Sequence[str]) -> dict[str, list[Recorded]]:
        """Read from the store what it has of these conversations."""
        _, store = await self._store()
        try:
            return {conversation: await store.read(conversation) for conversation in conversations}
        finally:
            await store.close()

    async def _store(self) -> tuple[Keys, Store]:
        keys = load_keys(hub_settings(self.hubs[0].settings).state_dir)
        return keys, await open_store(self.store_url, keys.vault)

    async def stop(self) -> list[int]:
        """Stop the hubs in order; give their exit codes."""
        return list(await asyncio.gather(*(hub.stop() for hub in self.hubs if hub.running())))


class Needs(Protocol):
    """What a fault needs of a deployment."""

    @property
    def limits(self) -> Mapping[str, float]: ...
    @property
    def cut(self) -> bool: ...
    @property
    def clocks(self) -> bool: ...
    @property
    def small_disk(self) -> bool: ...


@asynccontextmanager
async def company(needs: Needs, kind: Kind, *, agents: Sequence[str]) -> AsyncIterator[Company]:
    """Start everything, and leave nothing behind."""
    async with AsyncExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="handrail-faults-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o755)  # PostgreSQL's user goes through it
        this = Company(folder, kind, needs.limits)
        if needs.cut:
            this.cables = lay()
            stack.push_async_callback(this.cables.close)
        await _servers(this, needs.small_disk, stack)
        for number in range(1 if kind == "sqlite" else 2):
            await _hub(this, number, stack)
        if needs.clocks:
            this.hubs[0].environ |= wrong_clock(this.hubs[0].folder)
        this.configure()
        await this.settle(agents)
        for hub in this.hubs:
            await hub.start()
        yield this


async def _servers(this: Company, small_disk: bool, stack: AsyncExitStack) -> None:
    if this.kind == "sqlite":
        place = this.folder / "disk"
        place.mkdir()
        if small_disk:
            this.disk = disk(place, SQLITE_MB, lambda: [this.hubs[0].pid])
            stack.callback(this.disk.close)
        this.store_url = f"sqlite:///{place}/handrail.db"
        return
    elsewhere = [this.cables.gateway] if this.cables else []
    this.postgres = PostgresServer(listen_addresses=",".join(("127.0.0.1", *elsewhere)))
    stack.callback(this.postgres.remove)
    with (this.postgres.data / "pg_hba.conf").open("a") as allowed:
        allowed.writelines(f"host all all {address}/24 trust\n" for address in elsewhere)
    if small_disk:
        this.disk = disk(this.postgres.data, POSTGRES_MB, lambda: _family(this.postgres))
        stack.callback(this.disk.close)
    await asyncio.to_thread(this.postgres.start)
    this.store_url = this.postgres.database()
    this.redis = await stack.enter_async_context(redis_server(this.folder, *elsewhere))


def _family(postgres: PostgresServer | None) -> list[int]:
    """List the server's processes, the first of them first: those that come take their limits from it."""
    assert postgres
    children = Path(f"/proc/{postgres.pid}/task/{postgres.pid}/children").read_text()
    return [postgres.pid, *map(int, children.split())]


async def _hub(this: Company, number: int, stack: AsyncExitStack) -> None:
    hub = HubMachine(this.folder, number, *(this.cables.inside(number) if this.cables else ()))
    stack.callback(hub.kill)
    this.hubs.append(hub)
    hub.servers["store"] = this.store_url
    if this.cables:
        hub.at = await this.cables.front(number, hub.at)
    if this.postgres and this.redis:
        postgres, redis = ("127.0.0.1", this.postgres.port), ("127.0.0.1", this.redis.port)
        if this.cables:
            postgres = await this.cables.behind(number, postgres)
            redis = await this.cables.behind(number, redis)
        hub.servers["store"] = re.sub(r"@[^/]+", f"@{postgres[0]}:{postgres[1]}", this.store_url)
        hub.servers["fanout"] = f"redis://{redis[0]}:{redis[1]}/0"


def wrong_clock(folder: Path) -> dict[str, str]:
    """Give the environment in which a process has the clock that the file `clock` in this folder says."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    if not found:
        raise RuntimeError(
            "expected libfaketime, to set a hub's clock; on Debian: apt-get install libfaketime"
        )
    set_clock(folder, 0)
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }


def set_clock(folder: Path, seconds: int) -> None:
    """Set the clock of whoever runs in that environment, so many seconds from the right time."""
    new = folder / "clock.new"
    new.write_text(f"{seconds:+d}s\n")
    new.replace(folder / "clock")
