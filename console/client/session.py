"""One connection to the hub, from hello to its loss. It never comes back; `keeper` makes the next one."""

import asyncio
import random
from collections.abc import Callable
from ssl import SSLContext
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_socket
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

from ..core import wire
from .errors import ConnectRefused

OPEN_S = 10.0
CLOSE_S = 1.0
MAX_HUB_FRAME = 16 * 1024 * 1024
_TRANSIENT = frozenset({"busy", "too_fast"})
_LATE = "hello_late"


class Credentials(msgspec.Struct, frozen=True):
    """Who connects: an agent by `user` and `password` or by token, a bot by its key as token."""

    role: Literal["customer", "bot", "human"]
    token: str = ""
    user: str = ""
    password: str = ""
    language: str = "en"

    def __repr__(self) -> str:
        """Show no secret: this may end in a log."""
        return f"Credentials(role={self.role!r}, user={self.user!r})"

    def hello(self) -> wire.Hello:
        """Give the frame that says it."""
        return wire.Hello(self.role, self.token, self.user, self.password, self.language)


class Backoff(msgspec.Struct, frozen=True):
    """How long to wait before the next try: full jitter, so that many clients do not come back at once."""

    base_s: float = 1.0
    cap_s: float = 30.0
    random: Callable[[], float] = random.random
    """A number from 0 up to 1."""

    def delay(self, attempt: int) -> float:
        """Seconds to wait after `attempt` tries (0 is the first)."""
        most: float = min(self.cap_s, self.base_s * 2.0 ** min(attempt, 16))
        return self.random() * most


class Lost(msgspec.Struct, frozen=True):
    """Why a connection ended. `retry_s`: when the hub wants us back; `final`: it does not."""

    why: str
    detail: str = ""
    retry_s: float | None = None
    final: bool = False


class NotConnected(Exception):
    """No connection could be made this time."""

    def __init__(self, lost: Lost) -> None:
        super().__init__(lost)
        self.lost = lost


class Session:
    """A connection on which the hub said welcome."""

    def __init__(self, socket: ClientConnection, welcome: wire.Welcome) -> None:
        self.welcome = welcome
        self._socket = socket
        self._outgoing: asyncio.Queue[bytes] = asyncio.Queue()
        self._heard = asyncio.Event()

    def send(self, frame: wire.Frame) -> None:
        """Send a frame, in order, without waiting."""
        self._outgoing.put_nowait(wire.encode(frame))

    async def close(self) -> None:
        """Close the connection, if it is not closed yet."""
        await self._socket.close()

    async def carry(self, hear: Callable[[wire.FromHub], None]) -> Lost:
        """Send and hear until the connection is lost; `hear` gets every frame that is not a ping or pong."""
        parts = (self._read(hear), self._write(), self._beat(self.welcome.heartbeat_s))
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            lost = done.pop().result()
            if lost.why == "silent":
                self._socket.transport.abort()
            return lost
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.close()

    async def _read(self, hear: Callable[[wire.FromHub], None]) -> Lost:
        try:
            while True:
                frame = wire.from_hub(await self._socket.recv(decode=False))
                self._heard.set()
                if isinstance(frame, wire.Ping):
                    self.send(wire.Pong(frame.n))
                elif not isinstance(frame, wire.Pong):
                    hear(frame)
                if isinstance(frame, wire.Bye):
                    return _dismissed(frame)
        except ConnectionClosed as closed:
            return Lost("closed", str(closed))
        except wire.BadFrame as bad:
            return Lost("bad_frame", bad.problem)

    async def _write(self) -> Lost:
        try:
            while True:
                await self._socket.send(await self._outgoing.get(), text=True)
        except ConnectionClosed as closed:
            return Lost("closed", str(closed))

    async def _beat(self, every_s: float) -> Lost:
        """Ask for a sign of life: a half open socket looks fine until it is asked to carry something."""
        n = 0
        while True:
            n += 1
            self._heard.clear()
            self.send(wire.Ping(n))
            try:
                async with asyncio.timeout(every_s):
                    await self._heard.wait()
            except TimeoutError:
                return Lost("silent", f"nothing came for {every_s:g} s")
            await asyncio.sleep(every_s)


async def dial(url: str, credentials: Credentials, tls: SSLContext | None = None) -> Session:
    """Connect and say hello. Raises `NotConnected`, or `ConnectRefused` when trying again cannot help."""
    try:
        socket = await open_socket(
            url,
            compression=None,
            ping_interval=None,
            max_size=MAX_HUB_FRAME,
            open_timeout=OPEN_S,
            close_timeout=CLOSE_S,
            proxy=None if urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost") else True,
            ssl=tls or (True if url.startswith("wss:") else None),
        )
    except (InvalidURI, ValueError) as wrong:
        raise NotConnected(Lost("unreachable", str(wrong), final=True)) from None
    except (OSError, TimeoutError, InvalidHandshake) as failed:
        raise NotConnected(Lost("unreachable", str(failed) or type(failed).__name__)) from None
    try:
        return Session(socket, await _welcome(socket, credentials))
    except BaseException:
        socket.transport.abort()
        raise


async def _welcome(socket: ClientConnection, credentials: Credentials) -> wire.Welcome:
    try:
        async with asyncio.timeout(OPEN_S):
            await socket.send(wire.encode(credentials.hello()), text=True)
            frame = wire.from_hub(await socket.recv(decode=False))
    except TimeoutError:
        raise NotConnected(Lost("silent", f"no welcome within {OPEN_S:g} s")) from None
    except ConnectionClosed as closed:
        raise NotConnected(Lost("closed", str(closed))) from None
    except wire.BadFrame as bad:
        raise NotConnected(Lost("bad_frame", bad.problem)) from None
    if isinstance(frame, wire.Welcome):
        return frame
    if isinstance(frame, wire.Bye):
        raise NotConnected(_dismissed(frame))
    if isinstance(frame, wire.Refused) and frame.code == _LATE:
        raise NotConnected(Lost(frame.code, frame.message))
    if isinstance(frame, wire.Refused) and frame.code in _TRANSIENT:
        raise NotConnected(Lost(frame.code, frame.message, float(frame.facts.get("seconds", 1))))
    if isinstance(frame, wire.Refused):
        raise ConnectRefused(frame.code, frame.message, frame.hint)
    raise NotConnected(Lost("bad_frame", f"expected welcome, got {type(frame).__name__}"))


def _dismissed(bye: wire.Bye) -> Lost:
    return Lost(bye.why, retry_s=bye.retry_ms / 1000, final=bye.retry_ms == 0)
