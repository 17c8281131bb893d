"""Several hubs on one store: whoever is where, it is one conversation, one queue and one staff."""

import asyncio
from pathlib import Path

import pytest
from hub_house import Peer, new_id
from together_house import Pair, arrived, once_in_order, open_pair, until

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy
from console.fanout.local import LocalFanout


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
