"""A hub stops in bounded time, whoever is silent: the store, Redis, a peer, or its own work."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hub_house import open_house
from together_house import QUICK, sees_others, until

from console.core import command as cmd
from console.hub import ending
from console.hub.ending import STOP_S, Ending, ended
from tests.postgres_server import PostgresServer
from tests.redis_server import redis_server

LATE_S = 5.0
"""For the moments between steps, on a busy machine."""


class Heard:
    """Keeps what goes wrong."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def __call__(self, what: str, **facts: Any) -> None:
        self.steps.append(facts["step"])


async def test_a_step_that_ends_is_waited_for_and_one_that_does_not_is_cut_short_and_told() -> None:
    heard = Heard()
    end, never = Ending(heard), asyncio.Event()
    assert await end.step("quick", lambda: asyncio.sleep(0), 30)
    assert not await end.step("silent", never.wait, 0.01)
    assert heard.steps == ["silent"]


async def test_what_a_step_raises_is_not_hidden() -> None:
    async def fails() -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        await Ending(Heard()).step("fails", fails, 1)


async def test_all_steps_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "_LEAST_S", 0.02)
    end = Ending(Heard(), most_s=0.1)
    async with asyncio.timeout(20):
        for _ in range(5):
            assert not await end.step("silent", asyncio.Event().wait, 60)


async def test_a_task_that_swallows_its_cancellation_is_cancelled_again() -> None:
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while swallowed < 2:
            with suppress(asyncio.CancelledError):
                await asyncio.Event().wait()
            swallowed += 1

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    assert await ended(task, 30)
    assert swallowed == 2


async def test_a_task_that_never_ends_is_left_to_itself() -> None:
    over = False

    async def deaf() -> None:
        while not over:
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(0.01)

    task = asyncio.create_task(deaf())
    assert not await ended(task, 0.3)
    over = True
    await task


@pytest.mark.parametrize("silent", ["redis", "postgresql", "both"])
async def test_hubs_stop_in_time_while_what_is_between_them_is_silent(tmp_path: Path, silent: str) -> None:
    database = PostgresServer()
    try:
        await asyncio.to_thread(database.start)
        async with redis_server(tmp_path) as redis:
            await _stopped_beside(tmp_path, database, redis, silent)
    finally:
        database.remove()


async def _stopped_beside(state: Path, database: PostgresServer, redis: Any, silent: str) -> None:
    options = {"store_url": database.database(), "fanout": redis.url, "limits": QUICK}
    frozen = [what for name, what in (("redis", redis), ("postgresql", database)) if silent in (name, "both")]
    async with open_house(state, **options) as one, open_house(state, bot_key=one.bot_key, **options) as two:
        await until(lambda: sees_others(one) and sees_others(two))
        customers = [await house.customer() for house in (one, two) for _ in range(6)]
        conversations = [await one.started(customer) for customer in customers[:6]]
        for what in frozen:
            what.freeze()
        try:
            asking = [
                asyncio.create_task(customer.do(conversation, cmd.Say("Are you still there?")))
                for customer, conversation in zip(customers[:6], conversations, strict=True)
            ]
            await asyncio.sleep(0.1)  # so that something is on its way when the hubs stop
            for customer in customers[::2]:
                customer.socket.transport.abort()
            async with asyncio.timeout(STOP_S + LATE_S):
                await asyncio.gather(one.stop(), two.stop())
        finally:
            for what in frozen:
                what.thaw()
        await asyncio.gather(*asking, return_exceptions=True)


async def test_a_connection_that_asks_for_nothing_does_not_hold_up_the_end(tmp_path: Path) -> None:
    patient = msgspec.structs.replace(QUICK, hello_s=600, handshake_wait_s=600)
    async with open_house(tmp_path, limits=patient) as house:
        _, writer = await asyncio.open_connection("127.0.0.1", house.serving.port)
        await house.customer()
        async with asyncio.timeout(ending.SOCKETS_S + LATE_S):
            await house.stop()
        writer.close()
