"""The desk in a conversation: what is written, kept, refused, handed on and closed."""

import asyncio

import pytest
from desk_hub import DeskHub
from seat import claim, composer, records, seated

from console.client import Credentials
from console.core import command as cmd
from console.core import event as ev
from console.desk.widgets.bar import Bar
from console.desk.widgets.queue import Queue
from console.desk.widgets.timeline import Timeline


async def test_who_comes_second_is_told_and_their_words_stay_with_their_own_customer(desk: DeskHub) -> None:
    mine, other = await desk.customer(), await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("for mine")
        rival = await desk.agent("tess")
        queue = seat.app.screen.query_one(Queue)
        await seat.press("ctrl+l")
        queue.point(other.conversation)
        claiming = rival.post(other.conversation, cmd.Claim())
        await seat.press("enter")
        await claiming
        await seat.until(lambda: "took this" in seat.text() or seat.link.active == mine.conversation)
        await seat.press("ctrl+n")
        await seat.until(lambda: composer(seat).text == "for mine")
        await seat.press("enter")
        await mine.hears("for mine")
        assert "for mine" not in other.said()


async def test_a_note_is_for_colleagues_only(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.press("f2")
        await seat.reads("Note for colleagues")
        await seat.type("calls back")
        await seat.press("enter")
        await seat.reads("✎ Note", "calls back", "only colleagues see this")
        await seat.type("bye")
        await seat.press("enter")
        await customer.hears("bye")
        assert not any(isinstance(r.event, ev.Noted) for r in records(customer))


async def test_closing_asks_for_a_wrap_up_code_and_goes_back_to_the_queue(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.press("f9")
        await seat.reads("Wrap-up code", "Question answered")
        await seat.type("answ")
        await seat.until(lambda: "Solved" not in seat.text())
        await seat.press("enter")
        await seat.reads("A note with it")
        await seat.press("enter")
        await customer.until(lambda: customer.client.followed[customer.conversation].state.phase == "closed")
        await seat.until(lambda: isinstance(seat.app.focused, Queue))


async def test_a_transfer_stays_here_until_it_is_accepted(desk: DeskHub) -> None:
    await desk.customer()
    async with seated(desk) as anna:
        await claim(anna)
        async with seated(desk, agent="tess") as tess:
            await anna.until(lambda: len(anna.link.client.board.agents) == 2)
            await anna.press("f6")
            await anna.reads("Example agent T")
            await anna.press("enter")
            await anna.reads("A word to your colleague")
            await anna.type("knows it")
            await anna.press("enter")
            await anna.reads("You talk with this customer · asked tess to take over")
            await tess.reads("asks you to take over")
            await tess.press("enter")
            await tess.reads("You talk with this customer")
            await anna.until(lambda: "You talk with this customer" not in anna.text())


async def test_a_late_answer_of_the_bot_is_one_key_away(desk: DeskHub) -> None:
    bot = await desk.client(Credentials("bot", token=desk.bot_key))
    customer = await desk.customer(wait=False)
    await customer.say("When do you open?")
    turn = await anext(c async for c in bot.heard() if type(c).__name__ == "Turn")
    async with seated(desk) as seat:
        await seat.reads("Example customer")
        await seat.press("o")
        await seat.reads("You talk with this customer")
        with pytest.raises(Exception, match="suggestion"):
            await bot.do(customer.conversation, cmd.Say("At nine.", epoch=turn.epoch))  # type: ignore[union-attr]
        await seat.reads("◇ Bot, late", "At nine.", "F4 Suggestion")
        await seat.press("f4")
        await seat.until(lambda: composer(seat).text == "At nine.")
        assert "At nine." not in customer.said()


async def test_a_corrected_answer_shows_both(desk: DeskHub) -> None:
    bot = await desk.client(Credentials("bot", token=desk.bot_key))
    customer = await desk.customer(wait=False)
    await customer.say("What does it cost?")
    turn = await anext(c async for c in bot.heard() if type(c).__name__ == "Turn")
    await bot.do(customer.conversation, cmd.Say("Five euro.", epoch=turn.epoch))  # type: ignore[union-attr]
    async with seated(desk) as seat:
        await seat.reads("Five euro.")
        await seat.press("x")
        await seat.reads("Which message of the bot?")
        await seat.press("enter")
        await seat.reads("What it should have said")
        await seat.type("It is free.")
        await seat.press("enter")
        await seat.reads("Five euro.", "Corrected: It is free.")
        await customer.until(lambda: any(isinstance(r.event, ev.Corrected) for r in records(customer)))


async def test_unread_messages_of_other_conversations_are_marked(desk: DeskHub) -> None:
    first, second = await desk.customer(), await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.press("ctrl+l")
        await seat.press("home")
        await claim(seat)
        other = first if seat.link.active == second.conversation else second
        await other.say("still there?")
        await seat.reads("(1)")
        await seat.press("ctrl+n")
        await seat.reads("still there?", "─ new ─")
        await seat.until(lambda: "(1)" not in seat.text())


async def test_a_draft_is_kept_for_each_conversation(desk: DeskHub) -> None:
    await desk.customer()
    await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("first draft")
        one = seat.link.active
        await seat.press("ctrl+l", "home")
        await claim(seat)
        assert composer(seat).text == ""
        await seat.press("ctrl+n")
        await seat.until(lambda: seat.link.active == one)
        assert composer(seat).text == "first draft"


async def test_a_lost_connection_is_said_and_loses_no_draft(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("half a senten")
        await desk.stop()
        await seat.reads("✕ no connection")
        await seat.type("ce")
        await desk.start()
        await seat.reads("● connected")
        assert composer(seat).text == "half a sentence"
        await seat.press("enter")
        await customer.hears("half a sentence")


async def test_what_is_sent_without_a_connection_arrives_once_it_is_back(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await desk.stop()
        await seat.reads("✕ no connection")
        await seat.type("sent blind")
        await seat.press("enter")
        await seat.reads("sending …")
        await desk.start()
        await customer.hears("sent blind")
        assert customer.said().count("sent blind") == 1
        await seat.until(lambda: "sending …" not in seat.text())


async def test_a_refusal_says_why_and_gives_the_words_back(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("are you")
        await customer.client.do(customer.conversation, cmd.Leave())
        await seat.reads("The talk has ended")
        await seat.press("h")
        assert "not possible" not in seat.text()


async def test_hostile_words_of_a_customer_do_nothing(desk: DeskHub) -> None:
    await desk.customer("\x1b[2J\x1b]0;owned\x07 [bold red]x[/] \u202etxt", name="[blink]Eve\x1b[0m")
    async with seated(desk) as seat:
        await seat.reads("␛[2J␛]0;owned␇ [bold red]x[/] ‹RLO›txt", "[blink]Eve␛[0m")
        assert "\x1b" not in seat.text()


async def test_what_comes_while_the_desk_is_left_does_not_disturb(
    desk: DeskHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = await desk.customer()
    heard: list[bool] = []
    async with seated(desk) as seat:
        await claim(seat)
        followed, app = seat.link.client.followed[customer.conversation], seat.app

        async def left(timeline: Timeline) -> None:
            # The widgets go one by one; this is the moment after the first.
            await customer.say("one thing more")
            while not any(getattr(r.event, "text", "") == "one thing more" for r in followed.records):
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            heard.append(app.main.query_one_optional(Timeline) is None)

        monkeypatch.setattr(Bar, "on_unmount", left, raising=False)
    assert any(heard)
