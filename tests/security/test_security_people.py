"""Who speaks, who reads: a forged sender, a stolen token, a strange conversation, a note that gets out."""

import json
import time
from pathlib import Path
from typing import Any

import jwt
import msgspec

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy
from console.hub.auth import customer_token
from tests.console.hub.hub_house import House, Peer, open_house

PHONE = "06 12345678"
HUBS_OWN = (cmd.OfferTo("anna"), cmd.AgentLost("anna"), cmd.EndIdle(), cmd.Retain())


async def raw(peer: Peer, **frame: Any) -> wire.Refused:
    """Send a frame that no client of ours would make; give the hub's answer."""
    start = len(peer.frames)
    await peer.socket.send(json.dumps(frame))
    refused: wire.Refused = await peer.gets(wire.Refused, start=start)
    return refused


async def test_nobody_speaks_in_anothers_name(house: House) -> None:
    """What a frame says about its sender is refused; what is obeyed is theirs who proved who they are."""
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer)
    do: dict[str, Any] = {"frame": "do", "cid": "c1", "conversation": conversation}
    said = json.loads(msgspec.json.encode(cmd.Say("I am Anna")))
    forged: list[dict[str, Any]] = [
        {"by": {"kind": "human", "id": "anna"}},
        {"role": "human"},
        {"agent": "anna"},
        {"at": 1},
        {"seq": 1},
    ]
    commands = [{**said, **more} for more in forged]
    commands += [json.loads(msgspec.json.encode(kind)) for kind in HUBS_OWN]
    for frame in [{**do, "command": said, **more} for more in forged] + [
        {**do, "command": c} for c in commands
    ]:
        assert (await raw(customer, **frame)).code == "bad_frame", frame
    await agent.ok(conversation, cmd.Claim())
    await customer.ok(conversation, cmd.Say("it is me"))
    await customer.hears(conversation, ev.Said)
    authors = {r.by.kind for r in customer.records(conversation) if isinstance(r.event, ev.Said)}
    assert authors == {"customer"}


async def test_a_customer_whom_a_site_calls_like_an_agent_is_none(house: House) -> None:
    agent = await house.agent("anna")
    token = customer_token(house.serving.keys, "anna", 60, time.time(), "Example agent anna")
    double, other = await house.customer(token), await house.customer()
    conversation = await house.waiting(other)
    await agent.ok(conversation, cmd.Claim())
    await agent.ok(conversation, cmd.Note("for agents"), "the-agents-id")
    assert await double.refused(conversation, cmd.Say("mine now")) == "not_yours"
    assert await double.refused(conversation, cmd.Note("mine now")) == "not_allowed"
    assert await double.refused(conversation, cmd.Note("mine now"), "the-agents-id") == "not_allowed"
    start = len(double.frames)
    await double.send(wire.Watch(conversation))
    answer = await double.gets(wire.Refused | wire.Heard, start=start)  # type: ignore[arg-type]
    assert isinstance(answer, wire.Refused)
    assert double.records(conversation) == []


async def test_a_stolen_token_opens_one_customers_conversations_and_ends(house: House) -> None:
    """It is a bearer's token: it opens no other door, cannot be altered, and using it does not prolong it."""
    owner, other = await house.customer(), await house.customer()
    mine, theirs = await house.started(owner), await house.started(other)
    keys, now = house.serving.keys, time.time()
    token = customer_token(keys, owner.welcome.id, 1000, now - 100)
    thief = await house.customer(token)
    assert thief.welcome.token == token, "a token that renews itself never ends"
    assert thief.welcome.conversation == mine
    await thief.send(wire.Watch(theirs))
    assert (await thief.gets(wire.Refused)).code == "not_yours"
    first = jwt.decode(owner.welcome.token, options={"verify_signature": False})
    assert first["exp"] - now < 31 * 86_400
    claims = jwt.decode(token, options={"verify_signature": False})
    head, _, signature = token.split(".")
    other_id = jwt.encode(claims | {"sub": other.welcome.id}, "guess" * 10, "HS256").split(".")[1]
    endless = jwt.encode({k: v for k, v in claims.items() if k != "exp"}, keys.customers, "HS256")
    for bad in (
        f"{head}.{other_id}.{signature}",
        jwt.encode(claims | {"sub": other.welcome.id}, None, "none"),
        jwt.encode(claims, keys.agents, "HS256"),
        customer_token(keys, owner.welcome.id, -60, now),
        endless,
    ):
        peer = await house.socket()
        await peer.send(wire.Hello("customer", bad))
        assert (await peer.gets(wire.Refused)).code == "bad_credentials"
    peer = await house.socket()
    await peer.send(wire.Hello("human", token))
    assert (await peer.gets(wire.Refused)).code == "bad_credentials"


async def test_a_token_is_given_to_its_owner_only(house: House) -> None:
    bot, agent, customer = await house.bot(), await house.agent(), await house.customer()
    await agent.send(wire.WatchBoard())
    conversation = await house.waiting(customer)
    await agent.ok(conversation, cmd.Claim())
    await agent.watch(conversation)
    await customer.ok(conversation, cmd.Say("hello"))
    await agent.hears(conversation, ev.Said)
    again = await house.customer(customer.welcome.token)
    await again.watch(conversation)
    for peer, but in ((bot, 0), (agent, 0), (customer, 1), (again, 1)):
        heard = b"".join(wire.encode(frame) for frame in peer.frames[but:])
        assert customer.welcome.token.encode() not in heard


async def test_an_agent_reads_and_does_nothing_in_the_conversations_of_another_team(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(teams=("sales", "support"))) as house:
        customer, tess, sam = await house.customer(), await house.agent("tess"), await house.agent("sam")
        conversation = await house.started(customer, team="support")
        await customer.ok(conversation, cmd.Say(f"call me on {PHONE}, zebra"))
        await customer.ok(conversation, cmd.AskHuman())
        await sam.ok(conversation, cmd.Claim())
        await tess.send(wire.WatchBoard())
        board = await tess.gets(wire.Board)
        assert board.rows == ()
        for command in (
            cmd.Say("hi"), cmd.Note("hi"), cmd.Claim(), cmd.TakeOver(), cmd.Close("solved"), cmd.Erase(),
            cmd.HandBack("x"), cmd.Transfer("sales"), cmd.Reveal("[phone 1]"),
        ):  # fmt: skip
            assert isinstance(await tess.do(conversation, command), wire.Refused), command
        for frame in (wire.Watch(conversation), wire.Reveal("r1", conversation, "[phone 1]")):
            start = len(tess.frames)
            await tess.send(frame)
            assert isinstance(await tess.gets(wire.Refused, start=start), wire.Refused)
        await tess.send(wire.Find("find", "zebra"))
        assert (await tess.answer("find")).hits == ()
        await tess.send(wire.Typing(conversation))
        await sam.watch(conversation)
        heard = b"".join(wire.encode(frame) for frame in tess.frames)
        assert b"zebra" not in heard and b"12345678" not in heard
        await sam.send(wire.Reveal("r2", conversation, "[phone 1]"))
        assert (await sam.answer("r2")).value == "+31612345678", "the way in that is allowed works"


NOTE = "SECRET-NOTE"


async def test_a_note_reaches_agents_only_on_every_road(tmp_path: Path) -> None:
    """Live, on resuming from the start and from the middle, on a second page, and to a bot."""
    async with open_house(tmp_path) as house:
        bot, customer, agent = await house.bot(), await house.customer(), await house.agent()
        conversation = await house.waiting(customer)
        await agent.ok(conversation, cmd.Claim())
        await agent.ok(conversation, cmd.Note(NOTE))
        await agent.ok(conversation, cmd.Say("Good day"))
        await customer.hears(conversation, ev.Said)
        middle = customer.records(conversation)[-1].seq - 1
        afresh, resumed = [await house.customer(customer.welcome.token) for _ in range(2)]
        await afresh.watch(conversation)
        await resumed.watch(conversation, after=middle)
        await agent.ok(conversation, cmd.HandBack("the customer asks about a lamp"))
        await customer.ok(conversation, cmd.AnswerOffer(human=False))
        await customer.ok(conversation, cmd.Say("and now, bot?"))
        turn = await bot.gets(wire.Turn)
        await bot.ok(conversation, cmd.Say("Hello", epoch=turn.epoch))
        for peer in (customer, afresh, resumed):
            await peer.until(lambda peer=peer: "Hello" in peer.said(conversation))
        for peer in (customer, afresh, resumed, bot):
            assert NOTE.encode() not in b"".join(wire.encode(frame) for frame in peer.frames)
        await agent.watch(conversation)
        assert NOTE.encode() in b"".join(wire.encode(frame) for frame in agent.frames)
