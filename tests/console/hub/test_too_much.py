"""Too big, too fast, too many: whoever asks too much is told so, and nobody else notices."""

import contextlib
from pathlib import Path

import msgspec
import pytest
from hub_house import SETTLED, House, open_house
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from console.core import wire


async def test_a_frame_that_is_too_big_ends_the_connection_and_nothing_else(house: House) -> None:
    big, other = await house.customer(), await house.customer()
    await big.socket.send("x" * (wire.MAX_FRAME + 1))
    await big.ended.wait()
    assert big.socket.close_code == 1009
    await house.started(other)


async def test_what_is_no_frame_is_refused_and_repeating_it_ends_the_connection(house: House) -> None:
    customer = await house.customer()
    for _ in range(60):
        await customer.socket.send("[" * 100)
    assert (await customer.gets(wire.Refused)).code == "bad_frame"
    assert (await customer.gets(wire.Bye)).why == "bad_frame"


async def test_too_fast_is_refused_with_the_time_to_wait_and_then_ended(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, customer_rate=1)
    async with open_house(tmp_path, limits=limits) as house:
        customer = await house.customer()
        with contextlib.suppress(ConnectionClosed):
            for n in range(500):
                await customer.send(wire.Ping(n))
        refused = await customer.gets(wire.Refused)
        assert refused.code == "too_fast" and refused.facts["seconds"] >= 1
        bye = await customer.gets(wire.Bye)
        assert bye.why == "rate" and bye.retry_ms > 0


async def test_a_full_hub_says_so_and_when_to_come_back(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=msgspec.structs.replace(SETTLED, per_address=1)) as house:
        await house.customer()
        second = await house.socket()
        bye = await second.gets(wire.Bye)
        assert bye.why == "busy" and bye.retry_ms > 0


async def test_handshakes_over_the_rate_are_told_to_come_back(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, handshakes=0.001, handshake_wait_s=0)
    async with open_house(tmp_path, limits=limits) as house:
        async with connect(house.serving.url):
            with pytest.raises(InvalidStatus) as refused:
                await connect(house.serving.url)
        assert refused.value.response.status_code == 503
        assert refused.value.response.headers["Retry-After"]
