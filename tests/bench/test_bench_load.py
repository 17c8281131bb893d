"""What the load promises of itself: it ends, it stays connected, and it says what it waited for."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

import pytest
from bench_limit import GaveUp, within
from bench_load import open_socket
from load_people import Side, Tally
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.server import ServerConnection, serve


@contextlib.asynccontextmanager
async def pair() -> AsyncIterator[tuple[ClientConnection, ServerConnection]]:
    """Give a socket of the load and the server's end of it."""
    came: asyncio.Future[ServerConnection] = asyncio.get_running_loop().create_future()

    async def handler(socket: ServerConnection) -> None:
        came.set_result(socket)
        await socket.wait_closed()

    async with serve(handler, "127.0.0.1", 0) as server:
        client = await open_socket(f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}")
        yield client, await came
        client.transport.abort()


async def test_a_speaker_who_is_told_to_stop_stops_though_the_words_arrive_in_that_moment() -> None:
    async with pair() as (client, server):
        speaker, other = (Side(kind, client, "c", Tally()) for kind in ("hub", "hub"))
        speaking = asyncio.create_task(speaker.says("a word", other))
        await server.recv()
        next(iter(other.heard.values())).set()
        speaking.cancel()
        await asyncio.wait([speaking])
        assert speaking.cancelled()


async def test_whoever_rests_answers_the_hub_that_asks_whether_they_are_there() -> None:
    async with pair() as (client, server):
        await server.send('{"frame":"ping","n":7}')
        assert json.loads(await server.recv()) == {"frame": "pong", "n": 7}
        await server.send('{"frame":"heard"}')
        assert await client.recv() == '{"frame":"heard"}'


async def test_a_step_that_takes_too_long_is_given_up_with_what_it_waited_for() -> None:
    with pytest.raises(GaveUp, match="after 0 s, waiting for somebody to come"):
        async with within(0.05, "somebody to come"):
            await asyncio.Event().wait()


async def test_a_time_out_inside_a_step_is_its_own() -> None:
    with pytest.raises(TimeoutError):
        async with within(60, "somebody to come"), asyncio.timeout(0.01):
            await asyncio.Event().wait()
