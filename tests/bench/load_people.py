"""Conversations as people hold them: they read, think, type, send, and wait for the other."""

import asyncio
import contextlib
import json
import random
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TypeVar

from bench_limit import within
from bench_load import do, joined, open_socket, read_until
from bench_servers import Server
from websockets.asyncio.client import ClientConnection

WORDS = ("the", "order", "came", "late", "and", "box", "was", "open", "so", "we", "would", "like", "please")
READS_PER_S, TYPES_PER_S, THINKS_S = 4.0, 0.7, 3.0
"""Words a second that people read and type, and seconds that they think, each give or take."""
TYPING_EVERY_S = 2.0
LOST_AFTER_S = 8.0
AT_ONCE = 25
"""Of those who come, how many come at the same time."""
T = TypeVar("T")


@dataclass
class Tally:
    """What was measured: seconds from send to acknowledged and to delivered, and what never came."""

    delivered: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    lost: int = 0
    broken: int = 0
    """Conversations that ended because a socket did."""
    counting: bool = False

    def clear(self) -> None:
        """Begin to count."""
        self.delivered.clear()
        self.acknowledged.clear()
        self.lost, self.counting = 0, True


class Side:
    """One of the two: a socket, and what its reader is waiting for."""

    def __init__(self, kind: str, socket: ClientConnection, conversation: str, tally: Tally) -> None:
        self.kind, self.socket, self.conversation, self.tally = kind, socket, conversation, tally
        self.sent: dict[str, float] = {}
        self.heard: dict[str, asyncio.Event] = {}
        self._numbers = count(1)

    async def types(self) -> None:
        """Let the other see that somebody types."""
        if self.kind == "socketio":
            await self.socket.send(f'42["typing",{{"conversation":"{self.conversation}"}}]')
        else:
            await self.socket.send(json.dumps({"frame": "typing", "conversation": self.conversation}))

    async def says(self, text: str, other: "Side") -> None:
        """Send words and wait until the other has them."""
        number = next(self._numbers)
        mark = "".join(chr(97 + number // 26**place % 26) for place in range(8))
        there = other.heard[mark] = asyncio.Event()
        begin = self.sent[str(number) if self.kind == "socketio" else mark] = time.perf_counter()
        if self.kind == "socketio":
            body = json.dumps(["say", {"conversation": self.conversation, "text": f"{mark} {text}"}])
            await self.socket.send(f"42{number}{body}")
        else:
            frame = {"frame": "do", "cid": mark, "conversation": self.conversation}
            await self.socket.send(
                json.dumps({**frame, "command": {"kind": "say", "text": f"{mark} {text}"}})
            )
        try:
            # Not asyncio.wait_for: before Python 3.12 it may swallow a cancellation, and who holds a
            # conversation for ever would go on for ever.
            async with asyncio.timeout(LOST_AFTER_S):
                await there.wait()
        except TimeoutError:
            self.tally.lost += 1
            return
        if self.tally.counting:
            self.tally.delivered.append(time.perf_counter() - begin)

    async def listens(self) -> None:
        """Read what comes until the socket closes."""
        with contextlib.suppress(Exception):
            async for message in self.socket:
                self._hears(message if isinstance(message, str) else message.decode())

    def _hears(self, text: str) -> None:
        if text == "2":  # Engine.IO asks whether we are there
            self._answer = asyncio.ensure_future(self.socket.send("3"))
            return
        at = 0
        while (at := text.find('"text":"', at)) >= 0:
            if there := self.heard.pop(text[at + 8 : at + 16], None):
                there.set()
            at += 16
        done = _acknowledged(self.kind, text)
        if done and (since := self.sent.pop(done, None)) and self.tally.counting:
            self.tally.acknowledged.append(time.perf_counter() - since)


def _acknowledged(kind: str, text: str) -> str:
    if kind == "socketio":
        return text[2 : text.index("[")] if text.startswith("43") else ""
    return str(json.loads(text).get("cid", "")) if '"frame":"done"' in text else ""


async def holds(customer: Side, agent: Side, pace: float, seed: int) -> None:
    """Hold a conversation for ever, `pace` times as quickly as people do."""
    chance = random.Random(seed)

    async def lets_pass(seconds: float) -> None:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * seconds / pace)

    await lets_pass(chance.uniform(0, 20))
    while True:
        for speaker, other in ((customer, agent), (agent, customer)):
            words = [chance.choice(WORDS) for _ in range(chance.randint(3, 30))]
            await lets_pass(THINKS_S)
            for _ in range(int(len(words) / TYPES_PER_S / TYPING_EVERY_S) + 1):
                await speaker.types()
                await lets_pass(TYPING_EVERY_S)
            await speaker.says(" ".join(words), other)
            await lets_pass(len(words) / READS_PER_S)


async def meet(servers: list[Server], number: int, tally: Tally) -> tuple[Side, Side]:
    """Bring a customer and an agent together; of two servers each is connected to another one."""
    here, there = servers[number % len(servers)], servers[(number + 1) % len(servers)]
    conversation, kind = uuid.uuid4().hex, here.kind
    if kind == "socketio":
        sockets = [await joined(here, conversation) for _ in range(2)]
        return Side(kind, sockets[0], conversation, tally), Side(kind, sockets[1], conversation, tally)
    customer = await visitor(here)
    agent = await open_socket(f"{there.url}/ws")
    token = there.tokens[number % len(there.tokens)]
    await agent.send(json.dumps({"frame": "hello", "role": "human", "token": token}))
    await read_until(agent, "welcome")
    await do(customer, conversation, {"kind": "start", "language": "en"})
    await do(customer, conversation, {"kind": "ask_human"})
    await do(agent, conversation, {"kind": "claim"})
    for socket in (customer, agent):
        await socket.send(json.dumps({"frame": "watch", "conversation": conversation}))
        await read_until(socket, "heard")
    return Side(kind, customer, conversation, tally), Side(kind, agent, conversation, tally)


async def visitor(server: Server) -> ClientConnection:
    """Connect as a customer who does nothing yet."""
    socket = await open_socket(f"{server.url}/ws")
    await socket.send(json.dumps({"frame": "hello", "role": "customer"}))
    await read_until(socket, "welcome")
    return socket


async def in_turn(works: Iterable[Awaitable[T]]) -> list[T]:
    """Do a lot of things, some at a time."""
    done: list[T] = []
    for some in batched(works, AT_ONCE):
        done += await asyncio.gather(*some)
    return done


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give them in lists of `size`; what is lazy is made when its turn comes."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


@contextlib.asynccontextmanager
async def company(servers: list[Server], number: int, pace: float, tally: Tally) -> AsyncIterator[None]:
    """Let `number` conversations go on around what is done inside."""
    sides: list[Side] = []
    tasks: list[asyncio.Task[None]] = []
    try:
        async with within(60 + number / 10, f"{number} customers and their agents to meet"):
            for pair in await in_turn(meet(servers, n, tally) for n in range(number)):
                sides += pair
        tasks += [asyncio.create_task(side.listens()) for side in sides]
        pairs = zip(sides[::2], sides[1::2], strict=True)
        tasks += [asyncio.create_task(holds(a, b, pace, n)) for n, (a, b) in enumerate(pairs)]
        yield
    finally:
        for task in tasks:
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            tally.broken += isinstance(ended, Exception)
        for side in sides:
            side.socket.transport.abort()
