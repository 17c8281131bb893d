"""A hub that says what a test tells it to, on a real socket."""

import asyncio

from websockets.asyncio.server import Server, ServerConnection, serve

from console.core import event as ev
from console.core import wire

WELCOME = wire.Welcome("human", "ann", "Example agent", 1_700_000_000_000, 30.0)


class Visit:
    """A client's connection, seen from the hub."""

    def __init__(self, connection: ServerConnection) -> None:
        self.connection = connection
        self.frames: asyncio.Queue[wire.FromClient] = asyncio.Queue()
        self.closed = asyncio.Event()
        self.deaf = False
        self.pongs: asyncio.Queue[int] = asyncio.Queue()

    async def next(self, kind: type | None = None) -> wire.FromClient:
        """The next frame that is no ping or pong; of `kind`, if given."""
        async with asyncio.timeout(10):
            while True:
                frame = await self.frames.get()
                if kind is None or isinstance(frame, kind):
                    return frame

    async def send(self, *frames: wire.Frame) -> None:
        for frame in frames:
            await self.connection.send(wire.encode(frame), text=True)

    async def greet(self, welcome: wire.Welcome = WELCOME) -> wire.Hello:
        hello = await self.next(wire.Hello)
        await self.send(welcome)
        return hello

    async def listen(self) -> None:
        try:
            async for data in self.connection:
                await self._hear(wire.from_client(data))
        finally:
            self.closed.set()

    async def _hear(self, frame: wire.FromClient) -> None:
        if isinstance(frame, wire.Pong):
            self.pongs.put_nowait(frame.n)
        elif not isinstance(frame, wire.Ping):
            self.frames.put_nowait(frame)
        elif not self.deaf:
            await self.send(wire.Pong(frame.n))


class ScriptedHub:
    """Accepts clients and hands them to the test, one visit after the other."""

    def __init__(self) -> None:
        self.visits: asyncio.Queue[Visit] = asyncio.Queue()
        self.port = 0
        self._server: Server | None = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws"

    async def start(self) -> None:
        async def accept(connection: ServerConnection) -> None:
            visit = Visit(connection)
            self.visits.put_nowait(visit)
            await visit.listen()

        self._server = await serve(accept, "127.0.0.1", self.port, compression=None, ping_interval=None)
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    async def visit(self, welcome: wire.Welcome | None = WELCOME) -> Visit:
        """The next client; greeted, unless `welcome` is None."""
        async with asyncio.timeout(10):
            visit = await self.visits.get()
        if welcome:
            await visit.greet(welcome)
        return visit


CUSTOMER = ev.Author("customer", "c1", "Example customer 1")


def said(seq: int, text: str, conversation: str = "conversation1") -> ev.Recorded:
    return ev.Recorded(conversation, seq, 1_700_000_000_000 + seq, CUSTOMER, ev.Said(text))


def started(conversation: str = "conversation1") -> ev.Recorded:
    return ev.Recorded(conversation, 1, 1_700_000_000_000, CUSTOMER, ev.Started("en", "Example customer 1"))
