"""An example company: hubs, and the PostgreSQL and Redis that they stand on. All are real processes."""

import asyncio
import re
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Literal, Protocol

from console.config import hub_settings
from console.core.event import Recorded
from console.hub.auth import agent_token, hash_password, new_bot_key
from console.hub.keys import Keys, load_keys
from console.store import Account, Store, open_store

from ..postgres_server import PostgresServer
from ..redis_server import RedisServer, redis_server
from .cables import Cables, lay
from .disks import Disk, disk
from .hubs import HubMachine

Kind = Literal["sqlite", "pair"]
NAMES: Mapping[Kind, str] = {"sqlite": "1 hub, SQLite", "pair": "2 hubs, PostgreSQL, Redis"}
SQLITE_MB, POSTGRES_MB = 24, 160
"""Sizes of the disks that become full."""
LIMITS: Mapping[str, float] = {"per_address": 50_000, "connections": 20_000}
"""Everybody comes from one address here. All the other limits are as they are."""


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
