"""A real Redis (or Valkey) server of the tests' own, on a free port of this machine, that may be killed."""

import asyncio
import os
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_MORTAL = ("setpriv", "--pdeathsig", "KILL")
"""The server ends when the tests do, however they end."""


class RedisServer:
    """One server process at a time, always at the same address."""

    def __init__(self, folder: Path, *addresses: str) -> None:
        """`addresses`: where else than on loopback it listens."""
        self._folder = folder
        self._listen = ("--bind", "127.0.0.1", *addresses, "--protected-mode", "no")
        self._process: asyncio.subprocess.Process | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    async def start(self) -> None:
        other = os.environ.get("HANDRAIL_REDIS", "")  # the program of another version that is to be tried
        program = other or shutil.which("redis-server") or shutil.which("valkey-server")
        assert program, "expected redis-server or valkey-server; run: bash tests/system.sh"
        options = (*self._listen, "--save", "", "--appendonly", "no", "--dir", str(self._folder))
        quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
        self._process = await asyncio.create_subprocess_exec(
            *_MORTAL, program, "--port", str(self.port), *options, **quiet
        )
        async with asyncio.timeout(30):
            while not await self._answers():
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """End it as kill -9 does."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def freeze(self) -> None:
        """Let it hold its connections and answer nothing, as a cut network does."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    async def _answers(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.write(b"PING\r\n")
        answer = await reader.readline()
        writer.close()
        return answer == b"+PONG\r\n"


@asynccontextmanager
async def redis_server(folder: Path, *addresses: str) -> AsyncIterator[RedisServer]:
    server = RedisServer(folder, *addresses)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
