"""The ten hard cases of a handoff, each over real sockets and a real database."""

import asyncio
from pathlib import Path

import msgspec
from hub_house import SETTLED, House, new_id, open_house

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy

QUICK = Policy(agent_grace_s=0.2, customer_grace_s=0.1)


async def test_hard_case_1_both_claim_at_once(house: House) -> None:
    customer, anna, bert = await house.customer(), await house.agent("anna"), await house.agent("bert")
    conversation = await house.waiting(customer)
    answers = await asyncio.gather(*(agent.do(conversation, cmd.Claim()) for agent in (anna, bert)))
    won = [a for a in answers if isinstance(a, wire.Done)]
    lost = [a for a in answers if isinstance(a, wire.Refused)]
    assert len(won) == 1
    assert [(a.code, a.facts["agent"][:13]) for a in lost] == [("taken", "Example agent")]
    assert sum(isinstance(e, ev.Assigned) for e in await _log(house, conversation)) == 1


async def test_hard_case_1_two_hubs_on_one_database(tmp_path: Path) -> None:
    """The database lets one claim through; the other hub takes in what came and decides again."""
    async with open_house(tmp_path) as one, open_house(tmp_path) as two:
        customer = await one.customer()
        anna, bert = await one.agent("anna"), await two.agent("bert")
        for _ in range(10):
            conversation = await one.waiting(customer)
            claims = (anna.do(conversation, cmd.Claim()), bert.do(conversation, cmd.Claim()))
            answers = await asyncio.gather(*claims)
            assert sorted(type(a).__name__ for a in answers) == ["Done", "Refused"]
            events = await _log(one, conversation)
            assert sum(isinstance(e, ev.Assigned) for e in events) == 1
            winner = anna if isinstance(answers[0], wire.Done) else bert
            await winner.ok(conversation, cmd.Close("solved"))


async def test_hard_case_2_bot_answers_after_the_takeover(house: House) -> None:
    bot, customer, agent = await house.bot(), await house.customer(), await house.agent()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("Where is my parcel?"))
    turn = await bot.gets(wire.Turn)
    await agent.ok(conversation, cmd.TakeOver())
    await agent.watch(conversation)
    assert await bot.refused(conversation, cmd.Say("It is on its way.", epoch=turn.epoch)) == "stale"
    assert (await agent.hears(conversation, ev.Suggested)).text == "It is on its way."
    await agent.ok(conversation, cmd.Say("Let me look."))
    await customer.hears(conversation, ev.Said, 2)
    assert customer.said(conversation) == ["Where is my parcel?", "Let me look."]
    assert not any(isinstance(e, ev.Suggested) for e in customer.events(conversation))


async def test_hard_case_3_agent_drops_and_comes_back_in_time(house: House) -> None:
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    await agent.break_off()
    await customer.hears(conversation, ev.AgentAway)
    await house.agent()
    await customer.hears(conversation, ev.AgentBack)


async def test_hard_case_3_agent_is_lost_and_the_customer_comes_first(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=QUICK) as house:
        first, second, agent = await house.customer(), await house.customer(), await house.agent("anna")
        dropped = await house.waiting(first)
        await agent.ok(dropped, cmd.Claim())
        other = await house.waiting(second)
        await agent.break_off()
        queued = await first.hears(dropped, ev.Queued, 2)
        assert (queued.front, queued.why) == (True, "agent_lost")
        assert (await first.hears(dropped, ev.Disclosed, 4)).who == "nobody"
        await first.gets(wire.Place, lambda p: p.conversation == dropped and p.position == 1)
        await second.gets(wire.Place, lambda p: p.conversation == other and p.position == 2)


async def test_an_agent_with_a_second_connection_is_not_gone(house: House) -> None:
    customer, first, second = await house.customer(), await house.agent(), await house.agent()
    conversation = await house.waiting(customer)
    await first.ok(conversation, cmd.Claim())
    await first.break_off()
    await asyncio.sleep(3 * SETTLED.settle_s)
    await second.ok(conversation, cmd.Say("Still here."))
    await customer.hears(conversation, ev.Said)
    assert not any(isinstance(e, ev.AgentAway) for e in customer.events(conversation))


async def test_hard_case_4_customer_leaves_and_nothing_is_closed(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=QUICK) as house:
        customer, agent = await house.customer(), await house.agent()
        conversation = await house.waiting(customer)
        await agent.watch(conversation)
        await customer.break_off()
        await agent.hears(conversation, ev.CustomerAway)
        again = await house.customer(customer.welcome.token)
        assert again.welcome.conversation == conversation
        await agent.hears(conversation, ev.CustomerBack)
        assert (await _state(house, conversation)).phase == "queued"


async def test_hard_case_5_nobody_is_there(house: House) -> None:
    customer = await house.customer()
    conversation = await house.waiting(customer)
    assert (await customer.hears(conversation, ev.WaitTold)).why == "nobody"
    await customer.ok(conversation, cmd.LeaveContact("call_back", "06 12345678"))
    stored = await customer.hears(conversation, ev.ContactStored)
    agent = await house.agent()
    await agent.ok(conversation, cmd.Claim())
    await agent.send(wire.Reveal("look", conversation, stored.ref))
    assert (await agent.answer("look")).value == "+31612345678"
    looks = [r for r in await house.serving.store.read(conversation) if isinstance(r.event, ev.Revealed)]
    assert [(r.by.id, r.event.ref) for r in looks] == [("anna", stored.ref)]
    assert b"12345678" not in msgspec.json.encode(await house.serving.store.read(conversation))


async def test_hard_case_6_resume_after_a_broken_connection(house: House) -> None:
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    heard = customer.records(conversation)[-1].seq
    await customer.break_off()
    for word in ("one", "two", "three"):
        await agent.ok(conversation, cmd.Say(word))
    again = await house.customer(customer.welcome.token)
    missed = await again.watch(conversation, heard)
    assert [e.text for e in again.events(conversation) if isinstance(e, ev.Said)] == ["one", "two", "three"]
    assert [r.seq for r in missed] == sorted({r.seq for r in missed}) and missed[0].seq > heard


async def test_hard_case_6_a_half_open_connection_is_noticed(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, heartbeat_s=0.2)
    async with open_house(tmp_path, limits=limits) as house:
        mute, lively = await house.customer(), await house.customer()
        mute.mute = True
        assert (await mute.gets(wire.Bye)).why == "idle"
        assert any(isinstance(frame, wire.Ping) for frame in mute.frames)
        assert not lively.ended.is_set()


async def test_hard_case_7_a_command_sent_twice_is_obeyed_once(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer = await house.customer()
        conversation = await house.started(customer)
        for _ in range(3):
            await customer.send(wire.Do("same", conversation, cmd.Say("once")))
        seq = await customer.ok(conversation, cmd.Say("once"), "same")
        done = [f for f in customer.frames if isinstance(f, wire.Done) and f.cid == "same"]
        assert {f.seq for f in done} == {seq}
        token = customer.welcome.token
    async with open_house(tmp_path) as house:
        customer = await house.customer(token)
        assert await customer.ok(conversation, cmd.Say("once"), "same") == seq
        assert [e.text for e in await _log(house, conversation) if isinstance(e, ev.Said)] == ["once"]


async def test_hard_case_8_everybody_hears_one_order(house: House) -> None:
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    await agent.watch(conversation)
    pipelined = [
        peer.send(wire.Do(new_id("cid"), conversation, cmd.Say(f"{name} {n}")))
        for n in range(50)
        for name, peer in (("customer", customer), ("agent", agent))
    ]
    await asyncio.gather(*pipelined)
    await customer.hears(conversation, ev.Said, 100)
    await agent.hears(conversation, ev.Said, 100)
    assert customer.said(conversation) == agent.said(conversation)
    for name in ("customer", "agent"):
        own = [text for text in customer.said(conversation) if text.startswith(name)]
        assert own == [f"{name} {n}" for n in range(50)]
    seqs = [r.seq for r in await house.serving.store.read(conversation)]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_hard_case_9_a_restart_keeps_everything(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer, agent = await house.customer(), await house.agent()
        talking, waiting = await house.waiting(customer), await house.waiting(customer)
        await agent.ok(talking, cmd.Claim())
        token, before = customer.welcome.token, await house.serving.store.read(talking)
        await house.stop()
        bye = await customer.gets(wire.Bye)
        assert bye.why == "restart" and bye.retry_ms > 0
    async with open_house(tmp_path) as house:
        assert (await house.serving.store.read(talking))[: len(before)] == before
        customer = await house.customer(token)
        await customer.watch(talking)
        await customer.hears(talking, ev.AgentAway)
        agent = await house.agent()
        await customer.hears(talking, ev.AgentBack)
        await agent.send(wire.WatchBoard())
        board = await agent.gets(wire.Board)
        assert {r.conversation: r.phase for r in board.rows} == {talking: "assigned", waiting: "queued"}


async def test_hard_case_10_transfer_requeue_hand_back_reopen(house: House) -> None:
    bot, customer = await house.bot(), await house.customer()
    anna, bert = await house.agent("anna"), await house.agent("bert")
    conversation = await house.waiting(customer)
    await anna.ok(conversation, cmd.Claim())
    await anna.ok(conversation, cmd.Transfer(agent="bert", note="about an invoice"))
    await anna.ok(conversation, cmd.Say("I am asking a colleague."))
    await bert.ok(conversation, cmd.AcceptTransfer())
    assert await anna.refused(conversation, cmd.Say("still me")) == "not_in_control"

    await bert.ok(conversation, cmd.ReturnToQueue())
    assert (await _state(house, conversation)).controller == ("nobody", "")
    await bert.ok(conversation, cmd.Claim())
    await bert.ok(conversation, cmd.HandBack("they want the opening hours"))
    assert (await _state(house, conversation)).phase == "assigned"
    await customer.ok(conversation, cmd.AnswerOffer(human=False))
    control = await bot.gets(wire.Control, lambda c: c.yours and bool(c.word))
    assert control.word == "they want the opening hours"

    await customer.ok(conversation, cmd.Leave())
    await customer.ok(conversation, cmd.Start())
    await bot.gets(wire.Control, lambda c: c.yours and c.reset)
    await customer.ok(conversation, cmd.Say("hello again"))
    assert (await bot.gets(wire.Turn)).history == ()


async def _log(house: House, conversation: str) -> list[ev.AnyEvent]:
    return [recorded.event for recorded in await house.serving.store.read(conversation)]


async def _state(house: House, conversation: str) -> object:
    return (await house.serving.hub.room(conversation)).stored
