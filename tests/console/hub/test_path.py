"""The path from customer to bot to human and back, over real sockets."""

from pathlib import Path

from hub_house import House

from console.client import Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy
from console.hub.auth import hash_password
from console.hub.server import serve_hub
from console.hub.settings import HubSettings
from console.store import Account


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


async def test_an_agent_is_told_every_team_there_is_to_transfer_to(tmp_path: Path) -> None:
    settings = HubSettings(f"sqlite:///{tmp_path / 'h.db'}", tmp_path, policy=Policy(teams=("one", "two")))
    async with serve_hub(settings) as hub:
        await hub.store.put_account(Account("a1", "human", "Example", hash_password("long enough"), ("one",)))
        async with connect(hub.url, Credentials("human", user="a1", password="long enough")) as agent:
            assert (agent.welcome.teams, agent.welcome.all_teams) == (("one",), ("one", "two"))
