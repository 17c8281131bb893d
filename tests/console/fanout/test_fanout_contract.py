"""What every fanout promises, in one process and over Redis; and what Redis does when it goes and comes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from console.fanout import NOTES, Fanout, Heard, Hints, open_fanout
from console.fanout.redis import RedisFanout
from tests.redis_server import RedisServer, redis_server

PATIENCE_S = 30


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with redis_server(tmp_path) as server:
        yield server


async def until(check: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not check():
            await asyncio.sleep(0.01)


async def heard_until(hints: Hints, check: Callable[[Heard], object]) -> Heard:
    """Join what comes until it is what is waited for."""
    position, notes = 0, []
    async with asyncio.timeout(PATIENCE_S):
        while True:
            heard = await hints.next()
            position, notes = max(position, heard.position), [*notes, *heard.notes]
            if check(Heard(position, tuple(notes))):
                return Heard(position, tuple(notes))


@pytest.fixture(params=["local", "redis"])
async def two(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Fanout, Fanout]]:
    """Two ends of one channel: in one process they are the same."""
    if request.param == "local":
        local = open_fanout("", "channel")
        yield local, local
        return
    async with redis_server(tmp_path) as server:
        one, other = open_fanout(server.url, "channel"), open_fanout(server.url, "channel")
        await until(lambda: not one.problem and not other.problem)
        yield one, other
        await one.close()
        await other.close()


async def test_a_hint_reaches_every_subscriber_of_every_hub_its_own_included(
    two: tuple[Fanout, Fanout],
) -> None:
    hints = [two[0].subscribe(), two[0].subscribe(), two[1].subscribe()]
    two[0].publish(7)
    for each in hints:
        assert (await heard_until(each, lambda h: h.position)).position == 7


async def test_hints_that_wait_are_joined_into_the_highest(two: tuple[Fanout, Fanout]) -> None:
    hints = two[1].subscribe()
    for position in (1, 3, 2):
        two[0].publish(position)
    assert (await heard_until(hints, lambda h: h.position >= 3)).position == 3
    assert await hints.next(0) == Heard()


async def test_notes_come_in_their_order_and_carry_any_bytes(two: tuple[Fanout, Fanout]) -> None:
    hints = two[1].subscribe()
    sent = tuple(bytes([n]) for n in range(256))
    for note in sent:
        two[0].note(note)
    assert (await heard_until(hints, lambda h: len(h.notes) >= 256)).notes == sent


async def test_whoever_unsubscribes_hears_nothing_any_more(two: tuple[Fanout, Fanout]) -> None:
    gone, here = two[1].subscribe(), two[1].subscribe()
    two[1].unsubscribe(gone)
    two[0].publish(5)
    await heard_until(here, lambda h: h.position == 5)
    assert await gone.next(0) == Heard()


async def test_patience_ends_a_wait_for_nothing(two: tuple[Fanout, Fanout]) -> None:
    assert await two[0].subscribe().next(0.01) == Heard()


async def test_notes_that_nobody_looks_at_are_bounded() -> None:
    hints = Hints()
    for n in range(2 * NOTES):
        hints.put(0, b"%d" % n)
    notes = (await hints.next()).notes
    assert len(notes) == NOTES and notes[-1] == b"%d" % (2 * NOTES - 1)


async def test_other_channels_of_the_same_server_are_not_heard(server: RedisServer) -> None:
    ours, theirs = open_fanout(server.url, "ours"), open_fanout(server.url, "theirs")
    await until(lambda: not ours.problem and not theirs.problem)
    hints = ours.subscribe()
    theirs.publish(99)
    theirs_hints = theirs.subscribe()
    await heard_until(theirs_hints, lambda h: h.position == 99)
    ours.publish(1)
    assert (await heard_until(hints, lambda h: h.position)).position == 1
    await ours.close()
    await theirs.close()


async def test_without_redis_it_says_so_wakes_who_waits_and_recovers_by_itself(server: RedisServer) -> None:
    fanout = RedisFanout(server.url.replace("redis://", "redis://:secret@"), "channel")
    await fanout.close()
    assert "secret" not in fanout._where
    fanout = RedisFanout(server.url, "channel")
    await until(lambda: not fanout.problem)
    hints = fanout.subscribe()
    await server.stop()
    await until(lambda: fanout.problem)
    assert str(server.port) in fanout.problem
    await asyncio.wait_for(hints.next(), PATIENCE_S)
    fanout.publish(8)
    await server.start()
    await until(lambda: not fanout.problem)
    await asyncio.wait_for(hints.next(), PATIENCE_S)
    fanout.publish(9)
    assert (await heard_until(hints, lambda h: h.position >= 9)).position == 9
    await fanout.close()


async def test_a_connection_that_looks_fine_and_carries_nothing_is_found(server: RedisServer) -> None:
    fanout = RedisFanout(server.url, "channel")
    await until(lambda: not fanout.problem)
    server.freeze()
    await until(lambda: fanout.problem)
    server.thaw()
    await until(lambda: not fanout.problem)
    await fanout.close()


async def test_junk_on_the_channel_is_no_hint_and_ends_nothing(server: RedisServer) -> None:
    fanout = RedisFanout(server.url, "channel")
    await until(lambda: not fanout.problem)
    hints = fanout.subscribe()
    async with Redis.from_url(server.url) as stranger:
        for junk in (b"", b"\xc1", b"\x93\x01\x02", b"{}", b"x" * 2_000_000):
            await stranger.publish("channel", junk)
    fanout.publish(4)
    assert (await heard_until(hints, lambda h: h.position)) == Heard(4)
    assert not fanout.problem
    await fanout.close()


def test_an_address_that_says_nothing_of_the_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="redis"):
        RedisFanout("http://127.0.0.1", "channel")
