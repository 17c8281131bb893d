"""The client's face: what the desk, line mode, bots and tests call."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ssl import SSLContext
from typing import Any, cast

from ..core import wire
from ..core.command import FromPeer
from ..core.refusals import explain
from .changes import Change
from .errors import CommandRefused
from .followed import BoardState, Followed
from .keeper import Ears, Keeper, Plan
from .mirror import Mirror
from .pending import Asked
from .session import Backoff, Credentials


@asynccontextmanager
async def connect(
    url: str,
    credentials: Credentials,
    *,
    reconnect: bool = True,
    patience_s: float = 0.0,
    backoff: Backoff | None = None,
    tls: SSLContext | None = None,
) -> AsyncIterator["Client"]:
    """Connect to the hub at `url` (ws:// or wss://) and stay connected; closed at the end of the block.

    Several hubs on one store are given with commas between them: when one is lost the next is tried.

    The first connection is tried for `patience_s`; then `HubUnreachable`. Raises `ConnectRefused` when the
    hub does not let this peer in. A lost connection is made anew, and everything goes on where it was.
    """
    mirror = Mirror(credentials.language)
    ears = Ears(mirror.greeted, mirror.changes.put, mirror.take, mirror.end)
    keeper = Keeper(url, credentials, Plan(reconnect, patience_s, backoff or Backoff(), tls), ears)
    await keeper.open()
    try:
        yield Client(keeper, mirror)
    finally:
        await keeper.close()


class Client:
    """A peer of the hub, made by `connect`."""

    board: BoardState
    """The queue and the agents on duty, once `watch_board` was called."""
    followed: dict[str, Followed]
    """The conversations that are followed, by id."""

    def __init__(self, keeper: Keeper, mirror: Mirror) -> None:
        self._keeper = keeper
        self._mirror = mirror
        self.board = mirror.board
        self.followed = mirror.followed

    @property
    def welcome(self) -> wire.Welcome:
        """The hub's latest welcome: who we are there, and what it offers."""
        return self._mirror.welcome

    @property
    def online(self) -> bool:
        """Whether there is a connection now. Without one, commands wait."""
        return self._keeper.online

    def now(self) -> int:
        """Give the hub's time (ms), so that waiting times are right whatever our own clock says."""
        return round(asyncio.get_running_loop().time() * 1000 + self._mirror.offset_ms)

    async def watch(self, conversation: str) -> Followed:
        """Follow a conversation; returns when all that is stored has been heard. Raises `CommandRefused`."""
        if self._mirror.follow(conversation):
            self._keeper.send(wire.Watch(conversation))
        if ready := self._mirror.ready(conversation):
            await asyncio.shield(ready)
        return self.followed[conversation]

    def unwatch(self, conversation: str) -> None:
        """Stop following, and forget what was heard."""
        self._mirror.forget(conversation)
        self._keeper.send(wire.Unwatch(conversation))

    async def watch_board(self) -> BoardState:
        """Agents: follow the queue; returns when it is there."""
        if not self._mirror.board_watched:
            self._keeper.send(wire.WatchBoard())
        await asyncio.shield(self._mirror.follow_board())
        return self.board

    async def do(self, conversation: str, command: FromPeer, cid: str | None = None) -> int:
        """Send a command and wait until it is stored, over reconnects if need be; it is obeyed once.

        Returns the seq of its first event (0: it changed nothing). Raises `CommandRefused`. Whoever stops
        waiting does not stop the command.
        """
        return await asyncio.shield(self.post(conversation, command, cid))

    def post(self, conversation: str, command: FromPeer, cid: str | None = None) -> asyncio.Future[int]:
        """Send a command, as `do`, without waiting; commands keep their order."""
        return self._ask(wire.Do(cid or _cid(), conversation, command))

    async def find(self, text: str) -> tuple[wire.Hit, ...]:
        """Agents: search the words of conversations, newest first; `text` has 2 to 100 characters."""
        return cast(tuple[wire.Hit, ...], await asyncio.shield(self._ask(wire.Find(_cid(), text))))

    async def reveal(self, conversation: str, ref: str) -> str:
        """The agent in control: read what lies behind a placeholder. The hub logs it."""
        return cast(str, await asyncio.shield(self._ask(wire.Reveal(_cid(), conversation, ref))))

    def typing(self, conversation: str) -> None:
        """Tell that we type; nobody is told while there is no connection."""
        self._keeper.send(wire.Typing(conversation))

    async def set_state(self, state: wire.State) -> None:
        """Agents: say whether we take conversations; said again on every new connection."""
        self._mirror.state = state
        self._keeper.send(wire.SetState(state))

    def heard(self) -> AsyncIterator[Change]:
        """Give what changes, as it comes, until the connection is closed for good. For one reader."""
        return self._mirror.changes.read()

    def _ask(self, frame: Asked) -> asyncio.Future[Any]:
        pending = self._mirror.pending
        if asked := pending.asked(frame.cid):
            return asked
        _check(frame, self._mirror.language)
        answer = pending.add(frame)
        self._keeper.send(frame)
        return answer


def _check(frame: Asked, language: str) -> None:
    """Refuse here what the hub could not even read, as it would, so that nobody waits for an answer."""
    try:
        wire.from_client(wire.encode(frame))
    except wire.BadFrame as bad:
        message, hint = explain("bad_frame", {"problem": bad.problem}, language)
        raise CommandRefused(wire.Refused(frame.cid, "bad_frame", message, hint)) from None


def _cid() -> str:
    return uuid.uuid4().hex
