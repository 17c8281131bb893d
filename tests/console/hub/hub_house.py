"""A real hub on a free port and a real database, and peers that speak raw frames to it."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.event import Recorded
from console.fanout import Fanout
from console.hub.auth import hash_password, new_bot_key
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings, Limits
from console.store import Account

PATIENCE_S = 30
PASSWORD = "correct horse battery staple"
_HASH = hash_password(PASSWORD)
_numbers = itertools.count(1)


def new_id(name: str = "conversation") -> str:
    return f"{name}-{next(_numbers)}-{time.monotonic_ns()}"


class Peer:
    """A peer that speaks the protocol by hand and keeps everything it hears."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[wire.Frame] = []
        self.welcome = wire.Welcome("customer", "", "", 0, 0)
        self.ended = asyncio.Event()
        self.mute = False
        """Whether it leaves pings unanswered."""
        self._news = asyncio.Condition()
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            async for data in self.socket:
                frame = wire.from_hub(data)  # type: ignore[arg-type]
                async with self._news:
                    self.frames.append(frame)
                    self._news.notify_all()
                if isinstance(frame, wire.Ping) and not self.mute:
                    await self.send(wire.Pong(frame.n))
        except ConnectionClosed:
            pass
        finally:
            self.ended.set()
            async with self._news:
                self._news.notify_all()

    async def until(self, check: Callable[[], Any]) -> Any:
        """Wait until `check` gives something true."""
        async with asyncio.timeout(PATIENCE_S), self._news:
            while not (found := check()):
                if self.ended.is_set() and not check():
                    raise ConnectionError(f"the hub hung up; heard {self.frames[-5:]}")
                await self._news.wait()
            return found

    async def send(self, frame: wire.Frame) -> None:
        await self.socket.send(wire.encode(frame), text=True)

    async def do(self, conversation: str, command: Any, cid: str = "") -> wire.Done | wire.Refused:
        """Send a command; give its answer."""
        cid = cid or new_id("cid")
        start = len(self.frames)
        await self.send(wire.Do(cid, conversation, command))
        return await self.answer(cid, start)

    async def answer(self, cid: str, start: int = 0) -> Any:
        kinds = wire.Done | wire.Refused | wire.Revealed | wire.Found
        return await self.until(
            lambda: next((f for f in self.frames[start:] if isinstance(f, kinds) and f.cid == cid), None)
        )

    async def ok(self, conversation: str, command: Any, cid: str = "") -> int:
        answer = await self.do(conversation, command, cid)
        assert isinstance(answer, wire.Done), answer
        return answer.seq

    async def refused(self, conversation: str, command: Any, cid: str = "") -> str:
        answer = await self.do(conversation, command, cid)
        assert isinstance(answer, wire.Refused), answer
        return answer.code

    async def watch(self, conversation: str, after: int = 0) -> list[Recorded]:
        start = len(self.frames)
        await self.send(wire.Watch(conversation, after))
        await self.until(
            lambda: any(
                isinstance(f, wire.Refused)
                or (isinstance(f, wire.Heard) and f.conversation == conversation and f.caught_up)
                for f in self.frames[start:]
            )
        )
        return self.records(conversation)

    def records(self, conversation: str) -> list[Recorded]:
        """Everything heard of a conversation, once each, in the order of arrival."""
        seen: dict[int, Recorded] = {}
        for frame in self.frames:
            if isinstance(frame, wire.Heard) and frame.conversation == conversation:
                for recorded in frame.records:
                    seen.setdefault(recorded.seq, recorded)
        return list(seen.values())

    def events(self, conversation: str) -> list[Any]:
        return [recorded.event for recorded in self.records(conversation)]

    def said(self, conversation: str) -> list[str]:
        return [event.text for event in self.events(conversation) if isinstance(event, ev.Said)]

    async def hears(self, conversation: str, kind: type[Any], count: int = 1) -> Any:
        """Wait for the event of a kind; give the newest."""
        found = await self.until(
            lambda: [e for e in self.events(conversation) if isinstance(e, kind)][count - 1 :] or None
        )
        return found[-1]

    async def gets(
        self, kind: type[Any], check: Callable[[Any], bool] = lambda frame: True, start: int = 0
    ) -> Any:
        """Wait for a frame of a kind."""
        return await self.until(
            lambda: next((f for f in self.frames[start:] if isinstance(f, kind) and check(f)), None)
        )

    async def leave(self) -> None:
        await self.socket.close()
        await self._reader

    async def break_off(self) -> None:
        """Go without a goodbye, as when the network is cut."""
        self.socket.transport.abort()
        await self._reader


class House:
    """A hub with accounts, and the peers that are connected to it."""

    def __init__(self, serving: Serving, stack: AsyncExitStack) -> None:
        self.serving = serving
        self.hub = serving.hub
        self._stack = stack
        self.bot_key = ""
        self.stop: Callable[[], Awaitable[None]]
        """Stops the hub in order, while its peers are still connected."""

    async def furnish(self) -> None:
        """Make the accounts that tests use."""
        self.bot_key, hashed = new_bot_key("bot")
        put = self.serving.store.put_account
        await put(Account("bot", "bot", "Example bot", hashed))
        for agent in ("anna", "bert"):
            await put(Account(agent, "human", f"Example agent {agent}", _HASH))
        await put(Account("sam", "human", "Example supervisor", _HASH, supervisor=True))
        await put(Account("tess", "human", "Example team agent", _HASH, teams=("sales",)))

    async def socket(self, **options: Any) -> Peer:
        socket = await connect(
            self.serving.url, compression=None, max_size=None, ping_interval=None, **options
        )
        peer = Peer(socket)
        self._stack.push_async_callback(peer.leave)
        return peer

    async def hello(self, hello: wire.Hello, **options: Any) -> Peer:
        peer = await self.socket(**options)
        await peer.send(hello)
        peer.welcome = await peer.gets(wire.Welcome)
        return peer

    async def customer(self, token: str = "", language: str = "en") -> Peer:
        return await self.hello(wire.Hello("customer", token, language=language))

    async def agent(self, name: str = "anna") -> Peer:
        return await self.hello(wire.Hello("human", user=name, password=PASSWORD))

    async def bot(self) -> Peer:
        return await self.hello(wire.Hello("bot", self.bot_key))

    async def started(self, customer: Peer, **facts: Any) -> str:
        """Let a customer start a conversation and follow it."""
        conversation = new_id()
        await customer.ok(conversation, cmd.Start(**facts))
        await customer.watch(conversation)
        return conversation

    async def waiting(self, customer: Peer, **facts: Any) -> str:
        """Let a customer start a conversation and ask for a human."""
        conversation = await self.started(customer, **facts)
        await customer.ok(conversation, cmd.AskHuman())
        return conversation


SETTLED = Limits(settle_s=0.05, handshakes=10_000, customer_rate=10_000, agent_rate=10_000, per_address=5_000)


@asynccontextmanager
async def open_house(
    state: Path, shared: Fanout | None = None, bot_key: str = "", **changes: Any
) -> AsyncIterator[House]:
    """Run a hub with its files in `state`. Whoever gives the bot's key has a store that is furnished."""
    settings = HubSettings(f"sqlite:///{state}/hub.db", state, limits=SETTLED)
    settings = msgspec.structs.replace(settings, **changes)
    async with AsyncExitStack() as running, AsyncExitStack() as stack:
        house = House(await running.enter_async_context(serve_hub(settings, fanout=shared)), stack)
        house.stop = running.aclose
        house.bot_key = bot_key
        if not bot_key:
            await house.furnish()
        yield house
