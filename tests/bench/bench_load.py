"""The load: pairs of sockets, one that sends and one that receives, and how long each message took."""

import asyncio
import contextlib
import json
import time
import uuid
from typing import Any

from bench_limit import within
from bench_servers import Server
from websockets.asyncio.client import ClientConnection, connect
from websockets.frames import Frame, Opcode
from websockets.protocol import Event, State

TEXT = "This message is about as long as what people write when they explain what went wrong. " * 3
ANSWER_S = 60.0
"""How long an answer may take before the measurement is given up."""
PING = b'{"frame":"ping","n":'


class Present(ClientConnection):
    """Answers the hub when it asks who is there, whether anybody reads or not; who does not is cut off."""

    def process_event(self, event: Event) -> None:
        """A frame came."""
        if isinstance(event, Frame) and event.opcode is Opcode.TEXT and event.data.startswith(PING):
            if self.protocol.state is State.OPEN and not self.transport.is_closing():
                self.protocol.send_text(bytes(event.data).replace(b"ping", b"pong", 1))
                self.transport.write(b"".join(self.protocol.data_to_send()))
        else:
            super().process_event(event)


async def open_socket(url: str) -> ClientConnection:
    """Connect without what would cost the client more than the server."""
    return await connect(
        url, create_connection=Present, compression=None, ping_interval=None, max_size=None, proxy=None
    )


async def read_until(socket: ClientConnection, frame: str) -> dict[str, Any]:
    """Wait for a frame of the hub."""
    async with within(ANSWER_S, f"the frame {frame}"):
        while True:
            got: dict[str, Any] = json.loads(await socket.recv())
            if got["frame"] == frame:
                return got
            if got["frame"] in ("refused", "bye"):
                raise RuntimeError(got)


async def do(socket: ClientConnection, conversation: str, command: dict[str, Any]) -> None:
    """Send a command to the hub, and wait until it is done."""
    frame = {"frame": "do", "cid": uuid.uuid4().hex, "conversation": conversation, "command": command}
    await socket.send(json.dumps(frame))
    await read_until(socket, "done")


class Pair:
    """A conversation: a socket that sends and one that receives, and what is in flight."""

    def __init__(
        self, kind: str, customer: ClientConnection, agent: ClientConnection, conversation: str
    ) -> None:
        self.kind = kind
        self.customer, self.agent, self.conversation = customer, agent, conversation
        self.sent: dict[str, float] = {}
        self.number = 0

    def frame(self) -> str:
        """A message that names itself (in letters: few messages hold numbers), so that it can be timed."""
        self.number += 1
        mark = "".join(chr(97 + self.number // 26**place % 26) for place in range(8))
        self.sent[mark] = time.perf_counter()
        if self.kind == "socketio":
            return f'42{self.number}["say",{{"conversation":"{self.conversation}","text":"{mark} {TEXT}"}}]'
        command = f'{{"kind":"say","text":"{mark} {TEXT}"}}'
        head = f'{{"frame":"do","cid":"{mark}","conversation":"{self.conversation}","command":'
        return f"{head}{command}}}"

    def arrived(self, message: str | bytes) -> list[float]:
        """Delays of the messages in a frame, in seconds."""
        text = message if isinstance(message, str) else message.decode()
        now, delays, at = time.perf_counter(), [], 0
        while (at := text.find('"text":"', at)) >= 0:
            mark = text[at + 8 : at + 16]
            at += 16
            if (since := self.sent.pop(mark, None)) is not None:
                delays.append(now - since)
        return delays


async def _relay_pair(server: Server, conversation: str, _: int) -> Pair:
    path = f"{server.url}/{conversation}"
    return Pair("relay", await open_socket(path), await open_socket(path), conversation)


async def _hub_pair(server: Server, conversation: str, number: int) -> Pair:
    customer, agent = await open_socket(f"{server.url}/ws"), await open_socket(f"{server.url}/ws")
    await customer.send(json.dumps({"frame": "hello", "role": "customer"}))
    await read_until(customer, "welcome")
    token = server.tokens[number % len(server.tokens)]
    await agent.send(json.dumps({"frame": "hello", "role": "human", "token": token}))
    await read_until(agent, "welcome")
    await do(customer, conversation, {"kind": "start", "language": "en"})
    await do(customer, conversation, {"kind": "ask_human"})
    await do(agent, conversation, {"kind": "claim"})
    await agent.send(json.dumps({"frame": "watch", "conversation": conversation}))
    await read_until(agent, "heard")
    return Pair("hub", customer, agent, conversation)


async def _socketio_pair(server: Server, conversation: str, _: int) -> Pair:
    return Pair(
        "socketio", await joined(server, conversation), await joined(server, conversation), conversation
    )


async def joined(server: Server, conversation: str) -> ClientConnection:
    """Connect as a Socket.IO 5 client over Engine.IO 4 (https://socket.io/docs/v4/engine-io-protocol/)."""
    socket = await open_socket(f"{server.url}/socket.io/?EIO=4&transport=websocket")
    for send, answer in ((None, "0"), ("40", "40"), (f'420["join","{conversation}"]', "430")):
        if send:
            await socket.send(send)
        while not str(await socket.recv()).startswith(answer):
            pass
    return socket


_PAIRS = {"relay": _relay_pair, "hub": _hub_pair, "socketio": _socketio_pair}


async def pair_up(server: Server, number: int) -> list[Pair]:
    """Open `number` conversations, each with somebody at both ends."""
    return [await _PAIRS[server.kind](server, uuid.uuid4().hex, n) for n in range(number)]


async def _swallow(socket: ClientConnection) -> None:
    with contextlib.suppress(Exception):
        async for _ in socket:
            pass


async def through(server: Server, number: int, window: int, seconds: float) -> tuple[float, list[float]]:
    """Keep `window` messages in flight in each conversation; gives messages/s and the delays."""
    pairs = await pair_up(server, number)
    swallowing = [asyncio.create_task(_swallow(pair.customer)) for pair in pairs]
    delays: list[float] = []
    stop_at = time.perf_counter() + seconds + 1
    warm_at = time.perf_counter() + 1

    async def work(pair: Pair) -> None:
        for _ in range(window):
            await pair.customer.send(pair.frame())
        while time.perf_counter() < stop_at:
            for delay in pair.arrived(await pair.agent.recv()):
                if time.perf_counter() > warm_at:
                    delays.append(delay)
                await pair.customer.send(pair.frame())

    await asyncio.gather(*(work(pair) for pair in pairs))
    await _close(pairs, swallowing)
    return len(delays) / seconds, delays


async def steady(server: Server, rate: float, number: int, seconds: float) -> list[float]:
    """Send `rate` messages a second, spread over the conversations; gives the delays."""
    pairs = await pair_up(server, number)
    swallowing = [asyncio.create_task(_swallow(pair.customer)) for pair in pairs]
    delays: list[float] = []

    async def listen(pair: Pair) -> None:
        with contextlib.suppress(Exception):
            async for message in pair.agent:
                delays.extend(pair.arrived(message))

    listening = [asyncio.create_task(listen(pair)) for pair in pairs]
    begin = time.perf_counter()
    for n in range(int(rate * seconds)):
        if (wait := begin + n / rate - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        pair = pairs[n % len(pairs)]
        await pair.customer.send(pair.frame())
    await asyncio.sleep(0.3)
    await _close(pairs, swallowing + listening)
    return delays


async def _close(pairs: list[Pair], tasks: list["asyncio.Task[None]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for pair in pairs:
        pair.customer.transport.abort()
        pair.agent.transport.abort()
