"""Several hubs on one store: a turn is one bot's, wherever the bots are."""

from hub_house import new_id
from together_house import Pair, sees_others, turns, until

from console.core import command as cmd
from console.core import event as ev
from console.core import wire


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
