"""Keeps a client connected: the first connection, its loss, and the next one after a while."""

import asyncio
from collections.abc import Callable
from ssl import SSLContext

import msgspec

from ..core import wire
from .changes import Connection
from .errors import ClientClosed, ClientError, HubUnreachable
from .session import Backoff, Credentials, Lost, NotConnected, Session, dial

SETTLED_S = 5.0
"""A connection that held this long starts the back-off anew when it is lost."""


class Plan(msgspec.Struct, frozen=True):
    """How to connect. `patience_s`: how long the first connection may be tried."""

    reconnect: bool = True
    patience_s: float = 0.0
    backoff: Backoff = Backoff()
    tls: SSLContext | None = None


class Ears(msgspec.Struct, frozen=True):
    """Whom the keeper tells."""

    online: Callable[[wire.Welcome], list[wire.Frame]]
    """The hub said welcome; give what has to be sent first."""
    offline: Callable[[Connection], None]
    frame: Callable[[wire.FromHub], None]
    ended: Callable[[BaseException], None]
    """It is over: a `ClientError`, or an error in this program."""


class Keeper:
    """Has a session as often as it can get one."""

    def __init__(self, url: str, credentials: Credentials, plan: Plan, ears: Ears) -> None:
        self._urls = [one.strip() for one in url.split(",")]
        self._credentials = credentials
        self._plan = plan
        self._ears = ears
        self._session: Session | None = None
        self._attempt = 0
        self._task: asyncio.Task[None] | None = None

    @property
    def online(self) -> bool:
        """Whether frames can be sent now."""
        return self._session is not None

    def send(self, frame: wire.Frame) -> None:
        """Send a frame; while there is no connection nothing happens: `Ears.online` says what is due then."""
        if self._session:
            self._session.send(frame)

    async def open(self) -> None:
        """Make the first connection. Raises `ConnectRefused` or `HubUnreachable`."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._plan.patience_s
        untried = len(self._urls)
        while True:
            untried -= 1
            try:
                session = await self._dial()
                break
            except NotConnected as failed:
                if untried > 0:
                    continue
                wait = self._wait(failed.lost)
                if failed.lost.final or loop.time() + wait >= until:
                    why = failed.lost.detail or failed.lost.why
                    raise HubUnreachable(", ".join(self._urls), why) from None
                await asyncio.sleep(wait)
        self._online(session)
        self._task = asyncio.create_task(self._keep(session), name="hub connection")
        self._task.add_done_callback(self._finished)

    async def close(self) -> None:
        """Close the connection and leave no task behind."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])
        if self._session:
            await self._session.close()
            self._session = None

    async def _keep(self, session: Session) -> None:
        loop = asyncio.get_running_loop()
        while True:
            since = loop.time()
            try:
                lost = await session.carry(self._ears.frame)
            finally:
                self._session = None
            if loop.time() - since >= SETTLED_S:
                self._attempt = 0
            session = await self._again(lost)
            self._online(session)

    async def _again(self, lost: Lost) -> Session:
        while not lost.final and self._plan.reconnect:
            wait = self._wait(lost)
            self._ears.offline(Connection(False, lost.why, wait))
            await asyncio.sleep(wait)
            try:
                return await self._dial()
            except NotConnected as failed:
                lost = failed.lost
        raise ClientClosed(lost.why)

    def _wait(self, lost: Lost) -> float:
        if lost.retry_s is not None:
            return lost.retry_s
        self._attempt += 1
        return self._plan.backoff.delay(self._attempt - 1)

    async def _dial(self) -> Session:
        """Connect to the next hub in turn: the one that was lost comes last."""
        url = self._urls[0]
        self._urls = [*self._urls[1:], url]
        session = await dial(url, self._credentials, self._plan.tls)
        if session.welcome.token:
            self._credentials = msgspec.structs.replace(self._credentials, token=session.welcome.token)
        return session

    def _online(self, session: Session) -> None:
        for frame in self._ears.online(session.welcome):
            session.send(frame)
        self._session = session

    def _finished(self, task: asyncio.Task[None]) -> None:
        error = ClientClosed("by us") if task.cancelled() else task.exception()
        if isinstance(error, ClientError):
            why = error.why if isinstance(error, ClientClosed) else "credentials"
            self._ears.offline(Connection(False, why))
        self._ears.ended(error or ClientClosed("by us"))
