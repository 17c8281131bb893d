"""What whoever is in may not see and may not do."""

from pathlib import Path

import pytest
from hub_house import House, new_id, open_house

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy


async def test_a_customer_cannot_read_or_write_the_conversation_of_another(house: House) -> None:
    owner, stranger = await house.customer(), await house.customer()
    conversation = await house.started(owner)
    await stranger.send(wire.Watch(conversation))
    refused = await stranger.gets(wire.Refused)
    assert (refused.code, refused.cid) == ("not_yours", conversation)
    for command in (cmd.Say("hello"), cmd.AskHuman(), cmd.Leave(), cmd.Erase(), cmd.Start()):
        assert await stranger.refused(conversation, command) in ("not_yours", "exists")
    await owner.ok(conversation, cmd.Say("private"))
    assert stranger.records(conversation) == []


async def test_following_an_id_before_it_exists_shows_nothing_of_somebody_elses(house: House) -> None:
    owner, stranger = await house.customer(), await house.customer()
    conversation = new_id()
    assert await stranger.watch(conversation) == []
    await owner.watch(conversation)
    await owner.ok(conversation, cmd.Start())
    await owner.ok(conversation, cmd.Say("private"))
    await owner.hears(conversation, ev.Said)
    assert stranger.records(conversation) == []


async def test_what_only_agents_may_see_never_reaches_the_customer(house: House) -> None:
    bot, customer, agent = await house.bot(), await house.customer(), await house.agent()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("hello"))
    turn = await bot.gets(wire.Turn)
    await bot.ok(conversation, cmd.AskHuman("SECRET summary", turn.epoch))
    await agent.ok(conversation, cmd.Claim())
    await agent.ok(conversation, cmd.Note("SECRET note"))
    assert await bot.refused(conversation, cmd.Say("SECRET suggestion", epoch=turn.epoch)) == "stale"
    await agent.ok(conversation, cmd.HandBack("SECRET word"))
    await customer.ok(conversation, cmd.AnswerOffer(human=True))
    await agent.ok(conversation, cmd.Close("solved", "SECRET wrap-up"))
    await customer.hears(conversation, ev.Closed)
    again = await house.customer(customer.welcome.token)
    await again.watch(conversation)
    for peer in (customer, again, bot):
        heard = b"".join(wire.encode(frame) for frame in peer.frames)
        assert b"SECRET" not in heard, heard
    assert not any(isinstance(frame, wire.Heard) for frame in bot.frames)
    await agent.watch(conversation)
    assert b"".join(wire.encode(frame) for frame in agent.frames).count(b"SECRET") >= 5


async def test_a_search_finds_only_what_the_agent_may_see(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(teams=("sales", "support"))) as house:
        customer, tess, sam = await house.customer(), await house.agent("tess"), await house.agent("sam")
        for team in ("sales", "support"):
            conversation = await house.started(customer, team=team)
            await customer.ok(conversation, cmd.Say(f"a zebra for {team}"))
        for agent, expected in (
            (tess, {"a zebra for sales"}),
            (sam, {"a zebra for sales", "a zebra for support"}),
        ):
            await agent.send(wire.Find("find", "zebra"))
            found = await agent.answer("find")
            assert {hit.text for hit in found.hits} == expected
        await tess.send(wire.Watch(conversation))
        assert (await tess.gets(wire.Refused)).code == "not_yours"


@pytest.mark.parametrize(
    "frame", [wire.WatchBoard(), wire.SetState("away"), wire.Find("c", "word")], ids=repr
)
async def test_what_is_for_agents_is_refused_to_others(house: House, frame: wire.Frame) -> None:
    for peer in (await house.customer(), await house.bot()):
        await peer.send(frame)
        assert (await peer.gets(wire.Refused)).code == "not_allowed"


async def test_a_bot_cannot_follow_type_or_act_for_another(house: House) -> None:
    bot, customer = await house.bot(), await house.customer()
    conversation = await house.started(customer)
    for frame in (wire.Watch(conversation), wire.Typing(conversation)):
        start = len(bot.frames)
        await bot.send(frame)
        assert (await bot.gets(wire.Refused, start=start)).code == "not_allowed"
    for command in (cmd.Claim(), cmd.Note("hm"), cmd.Start(), cmd.TakeOver()):
        assert await bot.refused(conversation, command) == "not_allowed"
