"""What app and line mode share: which conversations are open, what is unread, what is new."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from desk_hub import PATIENCE_S, DeskHub

from console.client import Client, CommandRefused, Connection
from console.core import command as cmd
from console.desk.actions import BY_NAME, Answer
from console.desk.link import Link
from console.desk.news import Asked, News, Told, Waiting

CLAIM = BY_NAME["claim"]


async def begun(client: Client) -> Link:
    link = Link(client)
    await link.start()
    return link


async def until(link: Link, met: Callable[[News], Any]) -> list[News]:
    """Read news until one meets the condition; give all that came."""
    came: list[News] = []
    async with asyncio.timeout(PATIENCE_S):
        async for news in link.news():
            came.append(news)
            if met(news):
                return came
    raise AssertionError("the news ended")


async def test_a_customer_who_begins_to_wait_is_news_once(desk: DeskHub) -> None:
    early = await desk.customer()
    link = await begun(await desk.agent("anna"))
    assert [row.conversation for row in link.queue.waiting()] == [early.conversation]
    late = await desk.customer()
    await until(link, lambda n: isinstance(n, Waiting))
    await late.say("anybody there?")
    third = await desk.customer()
    came = await until(link, lambda n: isinstance(n, Waiting) and n.row.conversation == third.conversation)
    assert [n.row.conversation for n in came if isinstance(n, Waiting)] == [third.conversation]


async def test_claiming_makes_it_active_and_the_first_word_arrives(desk: DeskHub) -> None:
    customer = await desk.customer("hello?")
    link = await begun(await desk.agent("anna"))
    await link.act(CLAIM, conversation=customer.conversation)
    assert link.active == customer.conversation
    assert [row.conversation for row in link.queue.mine()] == [customer.conversation]
    await link.say("good day")
    await customer.hears("good day")


async def test_what_is_said_elsewhere_is_unread_until_the_agent_looks(desk: DeskHub) -> None:
    one, two = await desk.customer(), await desk.customer()
    link = await begun(await desk.agent("anna"))
    for customer in (one, two):
        await link.act(CLAIM, conversation=customer.conversation)
    await one.say("first")
    await one.say("second")
    opened = link.opened[one.conversation]
    await until(link, lambda n: opened.unread == 2)
    assert link.opened[two.conversation].unread == 0
    seen = opened.seen
    assert [r.event.text for r in opened.followed.records if r.seq > seen] == ["first", "second"]  # type: ignore[union-attr]
    await link.open(one.conversation)
    assert (opened.unread, opened.seen) == (0, opened.followed.last)


async def test_a_refused_word_is_the_draft_again(desk: DeskHub) -> None:
    customer = await desk.customer()
    link = await begun(await desk.agent("anna"))
    await link.open(customer.conversation)
    link.draft("too early")
    with pytest.raises(CommandRefused):
        await link.say("too early")
    assert link.opened[customer.conversation].draft == "too early"


async def test_drafts_stay_per_conversation_and_over_a_restart_of_the_hub(desk: DeskHub) -> None:
    one, two = await desk.customer(), await desk.customer()
    link = await begun(await desk.agent("anna"))
    for customer in (one, two):
        await link.act(CLAIM, conversation=customer.conversation)
        link.draft(f"half typed for {customer.conversation}")
    await desk.stop()
    await until(link, lambda n: isinstance(n, Connection) and not n.online)
    saying = asyncio.create_task(link.say("said while the hub was away", one.conversation))
    await desk.start()
    await until(link, lambda n: isinstance(n, Connection) and n.online)
    assert await asyncio.wait_for(saying, PATIENCE_S)
    assert link.opened[two.conversation].draft == f"half typed for {two.conversation}"
    assert link.opened[one.conversation].draft == ""
    await one.hears("said while the hub was away")


async def test_typing_is_told_to_the_customer_by_who_has_the_conversation(desk: DeskHub) -> None:
    customer = await desk.customer()
    link = await begun(await desk.agent("anna"))
    await link.act(CLAIM, conversation=customer.conversation)
    link.draft("I am lo")
    async with asyncio.timeout(PATIENCE_S):
        async for change in customer.client.heard():
            if type(change).__name__ == "Typing":
                break


async def test_a_transfer_to_my_team_is_news_and_accepting_it_opens_it(desk: DeskHub) -> None:
    customer = await desk.customer()
    anna, tess = await begun(await desk.agent("anna")), await begun(await desk.agent("tess"))
    await anna.act(CLAIM, conversation=customer.conversation)
    await anna.act(BY_NAME["transfer"], Answer("team:sales", "about a price"))
    came = await until(tess, lambda n: isinstance(n, Asked))
    asked = came[-1]
    assert isinstance(asked, Asked) and asked.row.conversation == customer.conversation
    await tess.act(BY_NAME["accept_transfer"], conversation=customer.conversation)
    assert tess.active == customer.conversation
    await until(anna, lambda n: not anna.queue.mine())
    anna.leave()
    await tess.say("tess here")
    await customer.hears("tess here")


async def test_what_becomes_mine_on_another_desk_is_followed_here_and_let_go_when_it_ends(
    desk: DeskHub,
) -> None:
    customer = await desk.customer()
    here, there = await begun(await desk.agent("anna")), await begun(await desk.agent("anna"))
    await there.act(CLAIM, conversation=customer.conversation)
    await until(here, lambda n: customer.conversation in here.opened)
    await customer.say("do you hear me?")
    await until(here, lambda n: isinstance(n, Told) and n.records[-1].by.kind == "customer")
    await there.act(BY_NAME["close"], Answer("solved"))
    await until(here, lambda n: customer.conversation not in here.opened)


async def test_an_agent_who_comes_back_finds_their_conversations_open(desk: DeskHub) -> None:
    customer = await desk.customer()
    first = await begun(await desk.agent("anna"))
    await first.act(CLAIM, conversation=customer.conversation)
    again = await begun(await desk.agent("anna"))
    assert list(again.opened) == [customer.conversation]
    assert again.active == ""


async def test_what_is_read_along_only_is_let_go_when_the_agent_leaves_it(desk: DeskHub) -> None:
    customer = await desk.customer("private", wait=False)
    link = await begun(await desk.agent("anna"))
    await link.open(customer.conversation)
    link.leave()
    await customer.client.do(customer.conversation, cmd.AskHuman())
    await until(link, lambda n: isinstance(n, Waiting))
    assert customer.conversation not in link.opened
