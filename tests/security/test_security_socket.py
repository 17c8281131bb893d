"""Bytes at the socket: sites, sizes, depth, compression, floods and slowness, spoken by hand."""

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from console.bots import BotProblem, connector
from console.client import Credentials
from console.client import connect as client_connect
from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from tests.console.hub.hub_house import PATIENCE_S, SETTLED, House, Peer, open_house

TEXT, BINARY, MORE, PING = 1, 2, 0, 9


def piece(opcode: int, payload: bytes = b"", *, fin: bool = True, rsv1: bool = False) -> bytes:
    """A client's frame as it goes over the wire, with a mask of zeros (RFC 6455 section 5.2)."""
    head = bytes([(0x80 if fin else 0) | (0x40 if rsv1 else 0) | opcode])
    size = len(payload)
    length = bytes([0x80 | size]) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    return head + length + bytes(4) + payload


async def closed_by_hub(peer: Peer) -> int | None:
    async with asyncio.timeout(PATIENCE_S):
        await peer.ended.wait()
    return peer.socket.close_code


async def still_serves(house: House) -> None:
    customer = await house.customer()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("hello"))


async def test_a_page_of_another_site_gets_no_socket_and_no_page_to_read(house: House) -> None:
    """The token is no cookie, so a strange page has nothing to ride on; and it is not let in either."""
    host = f"127.0.0.1:{house.serving.port}"
    origins = ("https://evil.example", "null", f"https://{host}.evil.example", f"http://{host}@evil.example")
    for origin in (*origins, "http://", "", f"ftp://{host}", f"http://{host} http://evil.example"):
        with pytest.raises(InvalidStatus) as refused:
            await connect(house.serving.url, additional_headers={"Origin": origin})
        answer = refused.value.response
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Set-Cookie" not in answer.headers
    with pytest.raises(InvalidStatus):
        twice = [("Origin", f"http://{host}"), ("Origin", "https://evil.example")]
        await connect(house.serving.url, additional_headers=twice)


async def test_a_message_too_big_in_one_piece_or_many_ends_its_connection_only(house: House) -> None:
    half = b"x" * (wire.MAX_FRAME // 2)
    whole = piece(TEXT, b"x" * (wire.MAX_FRAME + 1))
    pieces = piece(TEXT, half, fin=False) + piece(MORE, half, fin=False) + piece(MORE, b"xx")
    lie = b"\x81\xff" + (2**62).to_bytes(8, "big") + bytes(4)
    for flood in (whole, pieces, lie):
        for peer in (await house.socket(), await house.customer()):
            peer.socket.transport.write(flood)
            assert await closed_by_hub(peer) == 1009
    await still_serves(house)


@pytest.mark.parametrize(
    "deep",
    ["[" * 30_000, '{"frame":' * 3_000, '{"frame":"do","command":' + "[" * 30_000 + "]" * 2_000],
    ids=["lists", "objects", "a-command"],
)
async def test_a_frame_nested_too_deep_is_refused_by_name(house: House, deep: str) -> None:
    customer = await house.customer()
    await customer.socket.send(deep)
    assert (await customer.gets(wire.Refused)).code == "bad_frame"
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("still here"))
    before = await house.socket()
    await before.socket.send(deep)
    assert (await before.gets(wire.Refused)).code == "bad_frame"


async def test_nothing_is_decompressed_from_anybody(house: House) -> None:
    """No compression is agreed on, and a frame that claims to be compressed ends its connection."""
    async with connect(house.serving.url, compression="deflate") as socket:
        assert socket.protocol.extensions == []
    peer = await house.customer()
    peer.socket.transport.write(piece(TEXT, b"\x00" * 50, rsv1=True))
    assert await closed_by_hub(peer) == 1002
    seen: list[str] = []

    async def look(connection: object) -> None:
        seen.append(connection.request.headers.get("Sec-WebSocket-Extensions", ""))  # type: ignore[attr-defined]

    from websockets.asyncio.server import serve

    async with serve(look, "127.0.0.1", 0) as strange:
        url = f"ws://127.0.0.1:{strange.sockets[0].getsockname()[1]}/ws"
        with pytest.raises(Exception, match=r"."):
            async with client_connect(url, Credentials("customer"), patience_s=0.2):
                pass
    assert seen and not any(seen), "our own client offers no compression to a hub either"


async def test_a_compression_bomb_for_an_answer_stays_small(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(60_000_000), 9)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n".encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + bomb)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        bot = connector("webhook", {"url": url, "secret": "s" * 40})
        tracemalloc.start()
        try:
            with pytest.raises(BotProblem):
                await bot.answer(wire.Turn("conversation-1", 1, 1, "hello", "en"))
            assert tracemalloc.get_traced_memory()[1] < 10_000_000
        finally:
            tracemalloc.stop()
            await bot.close()


@pytest.mark.parametrize(
    "flood",
    [
        piece(PING) * 30_000,
        piece(TEXT, fin=False) + piece(MORE, fin=False) * 30_000,
        piece(TEXT, b"{}") * 30_000,
    ],
    ids=["pings", "empty pieces", "what is no frame"],
)
@pytest.mark.parametrize("welcomed", [False, True], ids=["a stranger", "a customer"])
async def test_a_flood_of_tiny_frames_ends_its_connection_only(
    house: House, flood: bytes, welcomed: bool
) -> None:
    other = await house.customer()
    conversation = await house.started(other)
    peer = await (house.customer() if welcomed else house.socket())
    peer.socket.transport.write(flood)
    await other.ok(conversation, cmd.Say("I am served"))
    await closed_by_hub(peer)
    assert other.said(conversation) == ["I am served"] or await other.hears(conversation, ev.Said)


async def test_a_message_in_a_hundred_pieces_is_a_message(house: House) -> None:
    """What may come in pieces does: the bound on floods is no bound on those who speak the protocol."""
    peer = await house.customer()
    text = wire.encode(wire.Ping(7))
    pieces = [piece(MORE, bytes([byte]), fin=False) for byte in text[1:]]
    for _ in range(3):
        peer.socket.transport.write(piece(TEXT, text[:1], fin=False) + b"".join(pieces) + piece(MORE))
    await peer.until(lambda: sum(isinstance(frame, wire.Pong) for frame in peer.frames) == 3)


HURRY = msgspec.structs.replace(SETTLED, hello_s=0.2, handshake_wait_s=0.1)


@asynccontextmanager
async def slow_door(tmp_path: Path, **more: object) -> AsyncIterator[tuple[House, int]]:
    async with open_house(tmp_path, limits=HURRY, **more) as house:
        yield house, house.serving.port


@pytest.mark.parametrize(
    "drip", [b"", b"GET /ws HTTP/1.1\r\n", b"G" * 100_000], ids=["mute", "slow", "endless"]
)
async def test_a_slow_handshake_is_cut_off(tmp_path: Path, drip: bytes) -> None:
    async with slow_door(tmp_path) as (_, port):
        await assert_cut_off(port, drip)


async def test_a_slow_tls_handshake_is_cut_off(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    request = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost")
    making = await asyncio.create_subprocess_exec(
        "openssl", *request, "-keyout", key, "-out", certificate, stderr=-3
    )
    assert await making.wait() == 0
    async with slow_door(tmp_path, certificate=certificate, key=key) as (_, port):
        await assert_cut_off(port, b"")
        await assert_cut_off(port, b"\x16\x03\x01")


async def assert_cut_off(port: int, drip: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(drip)
    try:
        async with asyncio.timeout(PATIENCE_S):
            while await reader.read(65536):
                pass
    except ConnectionResetError:
        pass
    finally:
        writer.close()


async def test_whoever_connects_and_never_says_who_they_are_is_let_go(tmp_path: Path) -> None:
    async with slow_door(tmp_path) as (house, _):
        mute = [await house.socket() for _ in range(20)]
        for peer in mute:
            await closed_by_hub(peer)
            assert any(isinstance(frame, wire.Refused) for frame in peer.frames)
