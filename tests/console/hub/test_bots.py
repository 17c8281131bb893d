"""Bots: turns and control, several connections, none at all, and never a word after a human took over."""

import asyncio
import random
from pathlib import Path

import msgspec
from hub_house import SETTLED, House, Peer, new_id, open_house

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy

CONVERSATIONS = 200


async def test_a_turn_carries_what_was_said_since_the_bot_got_control(house: House) -> None:
    bot, customer = await house.bot(), await house.customer()
    conversation = await house.started(customer, language="nl", needs=("plain_words",))
    for n, (question, answer) in enumerate((("first question", "first answer"), ("second question", ""))):
        await customer.ok(conversation, cmd.Say(question))
        turn = await bot.gets(wire.Turn, lambda t, q=question: t.text == q)
        assert (turn.language, turn.needs) == ("nl", ("plain_words",))
        if n == 0:
            await bot.ok(conversation, cmd.Say(answer, epoch=turn.epoch))
    assert turn.history == (("customer", "first question"), ("bot", "first answer"))


async def test_personal_data_never_reaches_the_bot(house: House) -> None:
    bot, customer = await house.bot(), await house.customer()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("I am at jan@example.com, IBAN NL91ABNA0417164300"))
    turn = await bot.gets(wire.Turn)
    assert "[email 1]" in turn.text and "[iban 1]" in turn.text
    assert b"jan@" not in wire.encode(turn) and b"0417164300" not in wire.encode(turn)


async def test_a_bot_that_comes_gets_what_waits_for_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=msgspec.structs.replace(SETTLED, settle_s=30)) as house:
        customer = await house.customer()
        conversation = await house.started(customer)
        await customer.ok(conversation, cmd.Say("When are you open?"))
        quiet = await house.started(customer)
        bot = await house.bot()
        assert (await bot.gets(wire.Turn)).text == "When are you open?"
        await bot.gets(wire.Control, lambda c: c.conversation == quiet and c.yours)
        await bot.break_off()
        again = await house.bot()
        turn = await again.gets(wire.Turn)
        assert turn.conversation == conversation
        await again.ok(conversation, cmd.Say("Here I am.", epoch=turn.epoch))


async def test_without_a_bot_the_customer_is_offered_a_human(house: House) -> None:
    customer = await house.customer()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("When are you open?"))
    assert (await customer.hears(conversation, ev.HumanOffered)).why == "silence"


async def test_a_bot_that_stays_silent_is_noticed(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(bot_answer_s=0.1)) as house:
        await house.bot()
        customer = await house.customer()
        conversation = await house.started(customer)
        await customer.ok(conversation, cmd.Say("When are you open?"))
        assert (await customer.hears(conversation, ev.HumanOffered)).why == "silence"
        await customer.ok(conversation, cmd.Say("And on Sunday?"))
        assert (await customer.hears(conversation, ev.HumanRequested)).reason == "silence"


async def test_connections_of_one_bot_share_the_work_and_inherit_it(house: House) -> None:
    one, two, customer = await house.bot(), await house.bot(), await house.customer()
    conversations = [await house.started(customer) for _ in range(6)]
    for conversation in conversations:
        await customer.ok(conversation, cmd.Say("hello"))
    await one.until(lambda: len(_turns(one)) == 3)
    await two.until(lambda: len(_turns(two)) == 3)
    assert set(_turns(one)) | set(_turns(two)) == set(conversations)
    await one.break_off()
    await two.until(lambda: set(_turns(two)) == set(conversations))


async def test_race_of_two_agents_and_a_bot_over_many_conversations(house: House) -> None:
    """However claims, takeovers and answers fall: one agent each, and no word of the bot after it."""
    bot, customer = await house.bot(), await house.customer()
    agents = [await house.agent("anna"), await house.agent("bert")]
    house.serving.hub.duty._capacity = 10_000
    object.__setattr__(house.serving.hub, "policy", Policy(capacity=10_000))
    answering = asyncio.create_task(_answer_everything(bot))
    conversations = [new_id() for _ in range(CONVERSATIONS)]
    for conversation in conversations:
        await customer.ok(conversation, cmd.Start())
    chance = random.Random(7)

    async def fight(conversation: str) -> None:
        moves = [customer.do(conversation, cmd.Say("hello there"))]
        moves += [agent.do(conversation, cmd.TakeOver()) for agent in agents]
        chance.shuffle(moves)
        await asyncio.gather(*moves)

    await asyncio.gather(*(fight(conversation) for conversation in conversations))
    answering.cancel()
    for conversation in conversations:
        records = await house.serving.store.read(conversation)
        assert [r.seq for r in records] == list(range(1, len(records) + 1))
        assert sum(isinstance(r.event, ev.Assigned) for r in records) == 1
        taken = next(r.seq for r in records if isinstance(r.event, ev.Assigned))
        assert not [
            r for r in records if r.seq > taken and r.by.kind == "bot" and isinstance(r.event, ev.Said)
        ]


async def _answer_everything(bot: Peer) -> None:
    seen = 0
    while True:
        turns = [frame for frame in bot.frames[seen:] if isinstance(frame, wire.Turn)]
        seen = len(bot.frames)
        for turn in turns:
            await bot.send(wire.Do(new_id("cid"), turn.conversation, cmd.Say("an answer", epoch=turn.epoch)))
        await bot.until(lambda at=seen: len(bot.frames) > at)


def _turns(bot: Peer) -> list[str]:
    return [frame.conversation for frame in bot.frames if isinstance(frame, wire.Turn)]
