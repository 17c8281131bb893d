"""Networks that can be cut without anybody being told: no reset, no close, only silence.

`Namespaces` gives each hub a network namespace of its own behind a bridge, and takes its cable out of the
bridge: packets vanish, as they do when a switch dies. It needs root. `Relays` stands in where nobody is root:
connections go through this process, which stops passing on what comes. Both ends believe in their sockets.
"""

import asyncio
import contextlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import Protocol

Address = tuple[str, int]


class Cables(Protocol):
    """A network with a cable for each hub."""

    title: str
    gateway: str
    """Where servers listen for the hubs, beside loopback."""

    def inside(self, number: int) -> tuple[str, Sequence[str]]:
        """Lay the hub's cable; give the address on which it listens, and the command that its own runs in."""

    async def front(self, number: int, hub: Address) -> Address:
        """Give the address at which clients reach the hub."""

    async def behind(self, number: int, server: Address) -> Address:
        """Give the address at which the hub reaches a server."""

    def pull(self, number: int) -> None:
        """Cut the hub off from everybody."""

    def plug(self, number: int) -> None:
        """Make the network whole again."""

    async def close(self) -> None:
        """Leave nothing behind."""


def is_root() -> bool:
    """Tell whether namespaces and mounts are ours to make; PLAIN in the environment says: do without."""
    return os.getuid() == 0 and not os.environ.get("PLAIN")


def lay() -> Cables:
    """Lay the best cables that this user may lay."""
    return Namespaces() if is_root() and shutil.which("ip") else Relays()


class Namespaces:
    """Network namespaces behind a bridge; addresses are from the range for measurements (RFC 2544)."""

    title = "network namespaces"

    def __init__(self) -> None:
        self._name = f"hr{os.getpid()}"
        self._net = f"198.18.{os.getpid() % 250}"
        self.gateway = f"{self._net}.1"
        self._spaces: list[str] = []
        _ip("link", "add", self._name, "type", "bridge")
        _ip("addr", "add", f"{self.gateway}/24", "dev", self._name)
        _ip("link", "set", self._name, "up")

    def inside(self, number: int) -> tuple[str, Sequence[str]]:
        space, port, host = f"{self._name}s{number}", self._port(number), f"{self._net}.{10 + number}"
        _ip("netns", "add", space)
        self._spaces.append(space)
        _ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space)
        _ip("-n", space, "addr", "add", f"{host}/24", "dev", "eth0")
        for link in ("lo", "eth0"):
            _ip("-n", space, "link", "set", link, "up")
        _ip("link", "set", port, "master", self._name, "up")
        return host, ("ip", "netns", "exec", space)

    async def front(self, number: int, hub: Address) -> Address:
        return hub

    async def behind(self, number: int, server: Address) -> Address:
        return self.gateway, server[1]

    def pull(self, number: int) -> None:
        _ip("link", "set", self._port(number), "nomaster")

    def plug(self, number: int) -> None:
        _ip("link", "set", self._port(number), "master", self._name)

    async def close(self) -> None:
        for space in self._spaces:
            _ip("netns", "del", space)
        _ip("link", "del", self._name)

    def _port(self, number: int) -> str:
        return f"{self._name}p{number}"


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Relays:
    """Relays in this process that fall silent."""

    title = "relays that fall silent"
    gateway = "127.0.0.2"

    def __init__(self) -> None:
        self._whole: dict[int, asyncio.Event] = {}
        self._servers: list[asyncio.Server] = []
        self._pumps: set[asyncio.Task[None]] = set()

    def inside(self, number: int) -> tuple[str, Sequence[str]]:
        self._whole[number] = asyncio.Event()
        self._whole[number].set()
        return "127.0.0.1", ()

    async def front(self, number: int, hub: Address) -> Address:
        return await self._relay(number, hub)

    async def behind(self, number: int, server: Address) -> Address:
        return await self._relay(number, server)

    def pull(self, number: int) -> None:
        self._whole[number].clear()

    def plug(self, number: int) -> None:
        self._whole[number].set()

    async def close(self) -> None:
        for server in self._servers:
            server.close()
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _relay(self, number: int, to: Address) -> Address:
        whole = self._whole[number]

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task
            self._pumps.add(task)
            task.add_done_callback(self._pumps.discard)
            await whole.wait()
            with contextlib.suppress(OSError):
                far, there = await asyncio.open_connection(*to)
                await asyncio.gather(_pump(reader, there, whole), _pump(far, writer, whole))
            writer.close()

        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        self._servers.append(server)
        host, port = server.sockets[0].getsockname()[:2]
        return host, port


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, whole: asyncio.Event) -> None:
    """Pass on what comes, while the network is whole; the end comes through as an end."""
    try:
        while data := await reader.read(1 << 16):
            await whole.wait()
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        with contextlib.suppress(RuntimeError):
            await whole.wait()
            writer.close()
