"""One address that floods a hub in four ways at once: words, nonsense, tiny frames, silent connections.

python -m tests.faults.flood HOST PORT SECONDS
prints how much of each it got rid of.
"""

import asyncio
import contextlib
import sys
import time
from collections import Counter

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

FROM = "127.0.0.66"
HELLO = '{"frame":"hello","role":"customer"}'
START = '{"frame":"do","cid":"start","conversation":"flood-conversation","command":{"kind":"start"}}'
SAY = (
    '{{"frame":"do","cid":"f.{}","conversation":"flood-conversation","command":{{"kind":"say","text":"{}"}}}}'
)
PING = bytes([0x89, 0x80, 0, 0, 0, 0])
"""An empty ping, masked (RFC 6455 section 5.2)."""
GIVEN_UP = (OSError, TimeoutError, WebSocketException)
rid = Counter[str]()


async def words(socket: ClientConnection) -> None:
    await socket.send(START)
    while True:
        rid["words"] += 1
        await socket.send(SAY.format(rid["words"], "spam " * 200))


async def nonsense(socket: ClientConnection) -> None:
    while True:
        rid["nonsense"] += 1
        await socket.send("[" * 30_000)


async def tiny(socket: ClientConnection) -> None:
    while not socket.transport.is_closing():
        rid["tiny frames"] += 1000
        socket.transport.write(PING * 1000)
        await asyncio.sleep(0)


async def socket_flood(url: str, flood: object, until: float) -> None:
    """Flood over a socket, and come back as soon as the hub has hung up."""
    while time.monotonic() < until:
        with contextlib.suppress(*GIVEN_UP):
            local = {"local_addr": (FROM, 0), "open_timeout": 5, "close_timeout": 0.1}
            async with connect(url, ping_interval=None, compression=None, **local) as socket:
                await socket.send(HELLO)
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    await flood(socket)  # type: ignore[operator]
        await asyncio.sleep(0.01)


async def silent(host: str, port: int, until: float) -> None:
    """Open connections as fast as they are taken, say nothing on them, and keep them."""
    kept: list[asyncio.StreamWriter] = []
    while time.monotonic() < until:
        with contextlib.suppress(*GIVEN_UP):
            async with asyncio.timeout(2):
                _, writer = await asyncio.open_connection(host, port, local_addr=(FROM, 0))
            rid["connections"] += 1
            kept.append(writer)
            writer.write(b"GET /ws HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\n")
        if len(kept) > 2000:
            kept.pop(0).close()
        await asyncio.sleep(0.001)


async def main(host: str, port: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    url = f"ws://{host}:{port}/ws"
    floods = [socket_flood(url, flood, until) for flood in (words, nonsense, tiny)]
    await asyncio.gather(*floods, silent(host, port, until))
    print(", ".join(f"{count:,} {what}" for what, count in rid.items()))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
