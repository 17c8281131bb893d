"""A hub as an operator starts it, and other programs that end when this one does. All are real processes."""

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from console.config import Settings, load

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
MORTAL = ("setpriv", "--pdeathsig", "KILL")
RESTART_S = 0.1
"""What a service manager waits before it starts again what died (systemd's RestartSec)."""
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
