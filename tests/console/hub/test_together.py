"""Several hubs on one store: whoever is where, it is one conversation, one queue, one staff and one bot."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from hub_house import House, Peer, new_id
from together_house import QUICK, arrived, once_in_order, open_pair, sees_others, turns, until

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.conversation import fold
from console.core.policy import Policy
from console.fanout.local import LocalFanout
from tests.postgres_server import PostgresServer
from tests.redis_server import redis_server

Pair = tuple[House, House]


@pytest.fixture(params=["sqlite and hints", "postgresql alone", "postgresql and redis"])
async def pair(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> AsyncIterator[Pair]:
    if request.param == "sqlite and hints":
        async with open_pair(tmp_path, LocalFanout()) as pair:
            yield pair
    elif request.param == "postgresql alone":
        async with open_pair(tmp_path, "store", postgres.database()) as pair:
            yield pair
    else:
        async with (
            redis_server(tmp_path) as redis,
            open_pair(tmp_path, redis.url, postgres.database()) as pair,
        ):
            yield pair


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Pair]:
    """Where it makes no difference what is between the hubs."""
    async with open_pair(tmp_path, LocalFanout()) as pair:
        yield pair


async def test_a_whole_conversation_over_two_hubs(pair: Pair) -> None:
    one, two = pair
    customer, bot, agent = await one.customer(), await two.bot(), await two.agent()
    await until(lambda: one.hub.presence.everyone() and one.hub.neighbours.has_bot("bot"))
    await agent.send(wire.WatchBoard())
    conversation = await one.started(customer)
    await customer.ok(conversation, cmd.Say("When are you open?"))
    turn = await bot.gets(wire.Turn)
    await bot.ok(conversation, cmd.Say("From nine to five.", epoch=turn.epoch))
    await customer.hears(conversation, ev.Said, 2)
    await customer.ok(conversation, cmd.AskHuman())
    await bot.gets(wire.Control, lambda c: not c.yours)
    await agent.until(lambda: any(isinstance(f, wire.BoardChanged) for f in agent.frames))
    await agent.ok(conversation, cmd.Claim())
    await agent.watch(conversation)
    for n in range(5):
        await agent.ok(conversation, cmd.Say(f"agent {n}"))
        await customer.ok(conversation, cmd.Say(f"customer {n}"))
    await agent.ok(conversation, cmd.Close("solved"))
    await customer.hears(conversation, ev.Ended)
    await agent.hears(conversation, ev.Closed)
    assert once_in_order(customer, conversation) and once_in_order(agent, conversation)
    assert customer.said(conversation) == agent.said(conversation)
    fetched = await one.serving.store.read(conversation)
    assert [r.seq for r in fetched] == arrived(agent, conversation)
    assert not any(isinstance(e, ev.WaitTold) for e in agent.events(conversation))


async def test_whoever_changes_hubs_goes_on_after_what_they_have_seen(pair: Pair) -> None:
    one, two = pair
    customer = await one.customer()
    conversation = await one.started(customer)
    for n in range(100):
        await customer.ok(conversation, cmd.Say(f"{n}"))
    await customer.break_off()
    again = await two.customer(customer.welcome.token)
    assert again.welcome.conversation == conversation
    await again.watch(conversation, 50)
    assert arrived(again, conversation)[0] == 51 and once_in_order(again, conversation)
    cid = new_id("cid")
    first = await again.ok(conversation, cmd.Say("once"), cid)
    back = await one.customer(customer.welcome.token)
    assert await back.ok(conversation, cmd.Say("once"), cid) == first
    await back.watch(conversation)
    assert back.said(conversation).count("once") == 1


async def test_agents_of_all_hubs_are_the_staff(pair: Pair) -> None:
    one, two = pair
    customer, anna, bert = await one.customer(), await two.agent("anna"), await one.agent("bert")
    for watcher in (anna, bert):
        await watcher.send(wire.WatchBoard())
        await watcher.until(lambda w=watcher: on_duty(w) == {"anna": "available", "bert": "available"})
    await bert.send(wire.SetState("away"))
    await anna.until(lambda: on_duty(anna)["bert"] == "away")
    conversation = await one.waiting(customer)
    assert not any(isinstance(e, ev.WaitTold) for e in customer.events(conversation))
    await anna.send(wire.SetState("away"))
    assert (await customer.hears(conversation, ev.WaitTold)).why == "nobody"
    told = [e for e in customer.events(conversation) if isinstance(e, ev.WaitTold)]
    assert len(told) == 1


def on_duty(peer: Peer) -> dict[str, str]:
    latest: dict[str, str] = {}
    for frame in peer.frames:
        if isinstance(frame, wire.Board | wire.BoardChanged) and frame.agents is not None:
            latest = {agent.id: agent.state for agent in frame.agents}
    return latest


async def test_an_agent_on_two_hubs_is_gone_when_both_connections_are(two: Pair) -> None:
    one, other = two
    customer, here, there = await one.customer(), await one.agent(), await other.agent()
    conversation = await one.waiting(customer)
    await here.ok(conversation, cmd.Claim())
    await there.send(wire.SetState("busy"))
    await until(lambda: one.hub.presence.everyone()["anna"].state == "busy")
    await here.leave()
    await until(lambda: "anna" not in one.hub.presence.agents)
    await one.hub.neighbours.look()
    await there.ok(conversation, cmd.Say("still here"))
    await customer.hears(conversation, ev.Said)
    assert not any(isinstance(e, ev.AgentAway) for e in customer.events(conversation))
    await there.leave()
    await customer.hears(conversation, ev.AgentAway)
    await one.agent()
    await customer.hears(conversation, ev.AgentBack)
    kinds = [type(e) for e in customer.events(conversation)]
    assert kinds.count(ev.AgentAway) == 1


async def test_a_customer_who_changes_hubs_was_never_away(tmp_path: Path) -> None:
    policy = Policy(customer_grace_s=2.5)
    async with open_pair(tmp_path, LocalFanout(), policy=policy) as (one, two):
        customer, agent = await one.customer(), await one.agent()
        conversation = await one.waiting(customer)
        await agent.watch(conversation)
        await customer.break_off()
        again = await two.customer(customer.welcome.token)
        looked = asyncio.Event()
        customers = one.hub.neighbours.customers

        async def look() -> set[str]:
            found = await customers()
            asyncio.get_running_loop().call_later(0.1, looked.set)
            return found

        one.hub.neighbours.customers = look
        await asyncio.wait_for(looked.wait(), 30)
        await again.ok(conversation, cmd.Say("still here"))
        await agent.hears(conversation, ev.Said)
        assert not any(isinstance(e, ev.CustomerAway) for e in agent.events(conversation))
        await again.break_off()
        await agent.hears(conversation, ev.CustomerAway)


async def test_what_falls_due_is_done_once(tmp_path: Path) -> None:
    policy = Policy(offer_s=0.3, assign="offer", bot_answer_s=0.3, idle_warn_s=0.5, idle_end_s=60)
    async with open_pair(tmp_path, LocalFanout(), policy=policy) as (one, two):
        await two.agent()
        customers = [(house, await house.customer()) for house in (one, two) for _ in range(5)]
        waiting = [await house.waiting(customer) for house, customer in customers]
        watcher = await one.agent("sam")
        for conversation in waiting:
            await watcher.watch(conversation)

        def ended() -> int:
            return sum(isinstance(e, ev.OfferEnded) for c in waiting for e in watcher.events(c))

        await until(lambda: ended() >= 5)
        for conversation in waiting:
            offers = [e for e in watcher.events(conversation) if isinstance(e, ev.Offered | ev.OfferEnded)]
            kinds = [type(e) for e in offers]
            assert kinds == [ev.Offered, ev.OfferEnded] * (len(kinds) // 2) + [ev.Offered] * (len(kinds) % 2)


async def test_a_turn_is_handed_to_one_bot_over_all_hubs(pair: Pair) -> None:
    one, two = pair
    bots = [await house.bot() for house in (one, one, two, two)]
    await until(lambda: all(h.hub.neighbours.has_bot("bot") for h in pair))
    customers = [(house, await house.customer()) for house in (one, two) for _ in range(10)]
    conversations = [await house.started(customer) for house, customer in customers]
    for _ in range(2):
        for (_, customer), conversation in zip(customers, conversations, strict=True):
            await customer.ok(conversation, cmd.Say("hello"))
    wanted = sorted((conversation, seq) for conversation in conversations for seq in (3, 4))
    await until(lambda: len([t for bot in bots for t in turns(bot)]) >= len(wanted))
    handed = sorted((t.conversation, t.seq) for bot in bots for t in turns(bot))
    assert handed == wanted
    for conversation in conversations:
        assert sum(conversation in {t.conversation for t in turns(bot)} for bot in bots) == 1


async def test_when_a_bot_goes_a_bot_at_another_hub_gets_its_turn(pair: Pair) -> None:
    one, two = pair
    first, customer = await one.bot(), await two.customer()
    await until(lambda: two.hub.neighbours.has_bot("bot"))
    conversation = await two.started(customer)
    await customer.ok(conversation, cmd.Say("hello"))
    await first.gets(wire.Turn)
    second = await two.bot()
    await until(lambda: one.hub.neighbours.has_bot("bot"))
    assert turns(second) == []
    await first.break_off()
    turn = await second.gets(wire.Turn)
    await second.ok(conversation, cmd.Say("hi", epoch=turn.epoch))
    await customer.hears(conversation, ev.Said, 2)


@pytest.mark.parametrize("pair", ["sqlite and hints", "postgresql and redis"], indirect=True)
async def test_somebody_who_types_is_seen_at_the_other_hub(pair: Pair) -> None:
    """Without hints it does not cross: it is worth nothing a moment later."""
    one, two = pair
    customer, agent = await one.customer(), await two.agent()
    conversation = await one.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    await agent.watch(conversation)
    await customer.hears(conversation, ev.Assigned)
    await customer.send(wire.Typing(conversation))
    assert (await agent.gets(wire.Typing)).by.kind == "customer"
    await agent.send(wire.Typing(conversation))
    assert (await customer.gets(wire.Typing)).by.kind == "human"


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


async def test_a_hub_that_was_taken_for_gone_gives_up_what_others_have_taken_over(two: Pair) -> None:
    one, other = two
    late, customer = await one.bot(), await one.customer()
    conversation = await one.started(customer)
    await customer.ok(conversation, cmd.Say("first"))
    turn = await late.gets(wire.Turn)
    bot = await other.bot()
    async with one.hub.neighbours._looking:
        again = await bot.gets(wire.Turn)
    assert (again.seq, again.epoch) == (turn.seq, turn.epoch)
    await until(lambda: sees_others(other))
    cid = new_id("answer")
    assert await late.ok(conversation, cmd.Say("late", epoch=turn.epoch), cid) == turn.seq + 1
    assert await bot.ok(conversation, cmd.Say("late", epoch=turn.epoch), cid) == turn.seq + 1
    await customer.ok(conversation, cmd.Say("second"))
    await bot.gets(wire.Turn, lambda t: t.text == "second")
    await customer.hears(conversation, ev.Said, 3)
    assert customer.said(conversation).count("late") == 1
    assert [t.text for t in turns(late)] == ["first"]
