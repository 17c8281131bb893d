"""The path from customer to bot to human and back, over real sockets."""

from hub_house import House

from console.core import command as cmd
from console.core import event as ev
from console.core import wire


async def test_from_the_bot_to_a_human_and_back(house: House) -> None:
    bot, customer, agent = await house.bot(), await house.customer(), await house.agent()
    conversation = await house.started(customer)
    assert isinstance(customer.events(conversation)[1], ev.Disclosed)

    await customer.ok(conversation, cmd.Say("When are you open?"))
    turn = await bot.gets(wire.Turn)
    assert (turn.conversation, turn.text) == (conversation, "When are you open?")
    await bot.ok(conversation, cmd.Say("From nine to five.", epoch=turn.epoch))
    await customer.hears(conversation, ev.Said, 2)

    await agent.send(wire.WatchBoard())
    await agent.gets(wire.Board)
    await customer.ok(conversation, cmd.AskHuman())
    lost = await bot.gets(wire.Control, lambda c: not c.yours)
    assert lost.conversation == conversation
    await agent.gets(wire.BoardChanged, lambda b: any(r.phase == "queued" for r in b.rows))
    await agent.ok(conversation, cmd.Claim())
    await agent.watch(conversation)
    await agent.ok(conversation, cmd.Say("Hello, how can I help?"))
    await customer.hears(conversation, ev.Said, 3)
    assert customer.said(conversation) == agent.said(conversation)
