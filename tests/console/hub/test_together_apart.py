"""Several hubs on one store: when one is behind, gone or alone, or when what lies between them is down."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from hub_house import House
from together_house import QUICK, Pair, open_pair, sees_others, until

from console.core import command as cmd
from console.core import event as ev
from console.core.conversation import fold
from tests.postgres_server import PostgresServer
from tests.redis_server import redis_server


@pytest.fixture
async def deaf(tmp_path: Path) -> AsyncIterator[Pair]:
    """The second hub hears of nothing by itself."""
    limits = msgspec.structs.replace(QUICK, poll_s=3600)
    async with open_pair(tmp_path, "store", limits=limits) as pair:
        yield pair


async def test_a_hub_that_has_not_heard_yet_refuses_nobody_for_it(deaf: Pair) -> None:
    one, two = deaf
    customer, agent = await one.customer(), await two.agent()
    conversation = await one.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    assert await customer.refused(conversation, cmd.LeaveQueue()) != "not_found"
    await agent.ok(conversation, cmd.Say("from the other hub"))
    await customer.ok(conversation, cmd.Leave())
    assert await agent.refused(conversation, cmd.Say("too late"))
    stored = await one.serving.store.read(conversation)
    assert one.hub.rooms[conversation].stored == fold(stored)


async def test_asking_for_a_human_is_no_nothing_because_a_hub_is_behind(deaf: Pair) -> None:
    one, two = deaf
    customer, again = await one.customer(), await one.customer()
    conversation = await one.waiting(customer)
    there = await two.customer(customer.welcome.token)
    assert there.welcome.conversation == conversation
    await there.watch(conversation)
    await customer.ok(conversation, cmd.LeaveQueue())
    await there.ok(conversation, cmd.AskHuman())
    assert fold(await one.serving.store.read(conversation)).phase == "queued"
    await again.leave()


async def test_without_redis_the_hubs_go_on_and_say_so(tmp_path: Path, postgres: PostgresServer) -> None:
    async with (
        redis_server(tmp_path) as redis,
        open_pair(tmp_path, redis.url, postgres.database()) as (one, two),
    ):
        customer, agent = await one.customer(), await two.agent()
        conversation = await one.waiting(customer)
        await until(lambda: conversation in two.hub.rooms)
        assert await health(one) == (200, True, 2, "")
        await redis.stop()
        await until(lambda: one.hub.follower.fanout.problem and two.hub.follower.fanout.problem)
        status, ok, hubs, degraded = await health(one)
        assert (status, ok, hubs) == (200, True, 2) and str(redis.port) in degraded
        assert "handrail_fanout_up 0.0" in await page(one, "metrics")
        await agent.ok(conversation, cmd.Claim())
        await customer.hears(conversation, ev.Assigned)
        await redis.start()
        await until(lambda: not one.hub.follower.fanout.problem and not two.hub.follower.fanout.problem)
        assert await health(one) == (200, True, 2, "")
        assert "handrail_fanout_up 1.0" in await page(one, "metrics")
        await agent.ok(conversation, cmd.Say("back"))
        await customer.hears(conversation, ev.Said)


async def page(house: House, path: str) -> str:
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.get(house.serving.page + path)).text


async def health(house: House) -> tuple[int, bool, int, str]:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(house.serving.page + "health")
    facts: dict[str, Any] = json.loads(answer.text)
    return answer.status_code, facts["ok"], facts["hubs"], facts.get("degraded", "")


async def test_a_hub_that_stops_in_order_is_missed_at_once_and_its_people_go_on(two: Pair) -> None:
    one, other = two
    customer, agent = await other.customer(), await one.agent()
    conversation = await other.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    await until(lambda: other.hub.presence.reachable("anna"))
    await one.stop()
    await until(lambda: not sees_others(other))
    await customer.hears(conversation, ev.AgentAway)
    await other.agent()
    await customer.hears(conversation, ev.AgentBack)


async def test_a_hub_alone_keeps_no_lease_and_looks_at_nothing(house: House) -> None:
    await house.agent()
    customer = await house.customer()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("hello"))
    assert house.hub.follower is None and house.hub.neighbours is None
    assert await house.serving.store.leases("", 0) == []
