"""The runner against a real hub: every turn gets an answer, or an honest word and a way to a human."""

import asyncio
import contextlib
import logging
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bot_house import LIMITS, PATIENCE_S, House, open_house, until

from console.bots import Answer, BotProblem, Control, Turn
from console.bots.runner import run_bot
from console.bots.words import human
from console.client import CommandRefused, ConnectRefused, Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.core.human_request import Asks, asks_for_human
from console.core.policy import Policy
from console.hub.server import serve_hub
from console.hub.settings import HubSettings


class ExampleBot:
    """A bot whose answers the test decides."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.controls: list[Control] = []
        self.cancelled: list[str] = []
        self.closed = False
        self.gate = asyncio.Event()
        self.gate.set()
        self.reply: Answer | None = None
        self.greeting: Answer | None = None
        self.error: Exception | None = None
        self.most = self.busy = 0

    async def answer(self, turn: Turn) -> Answer | None:
        self.turns.append(turn)
        self.busy += 1
        self.most = max(self.most, self.busy)
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled.append(turn.text)
            raise
        finally:
            self.busy -= 1
        if self.error:
            raise self.error
        return self.reply or Answer(f"Heard: {turn.text}")

    async def control(self, control: Control) -> Answer | None:
        self.controls.append(control)
        return self.greeting if control.yours and control.word else None

    async def close(self) -> None:
        self.closed = True


async def test_a_turn_is_answered_in_its_conversation(house: House) -> None:
    await house.run(ExampleBot())
    customer = await house.customer("conversation-1")
    said = await customer.asks("Hello there")
    assert said.text == "Heard: Hello there"
    assert customer.followed.state.turn == 0


async def test_turns_that_waited_for_the_bot_are_answered_when_it_comes(house: House) -> None:
    customer = await house.customer("conversation-1")
    await customer.say("Do you sell lamps")
    await house.run(ExampleBot())
    await until(customer.heard)
    assert customer.heard()[0].text == "Heard: Do you sell lamps"


async def test_an_error_in_the_bot_becomes_an_honest_word_and_a_way_to_a_human(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    bot = ExampleBot()
    bot.error = ValueError("the customer said: my secret words")
    await house.run(bot)
    customer = await house.customer("conversation-1", language="nl")
    with caplog.at_level(logging.WARNING, "handrail.bot"):
        said = await customer.asks("Waar blijft mijn secret words pakje")
    assert said.unsure and "niet beantwoorden" in said.text
    assert said.options == (human("nl"),)
    assert "ValueError" in caplog.text
    assert "secret words" not in caplog.text


async def test_facts_of_a_known_problem_are_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    bot = ExampleBot()
    bot.error = BotProblem("expected status 200, got 500")
    await house.run(bot)
    customer = await house.customer("conversation-1")
    with caplog.at_level(logging.WARNING, "handrail.bot"):
        await customer.asks("Hello there")
    assert "expected status 200, got 500" in caplog.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_offered_quick_reply_asks_for_a_human(language: str) -> None:
    assert asks_for_human(human(language).text, language) is Asks.YES


async def test_a_bot_that_thinks_too_long_is_answered_for(house: House) -> None:
    bot = ExampleBot()
    bot.gate.clear()
    await house.run(bot, answer_s=0.05)
    customer = await house.customer("conversation-1")
    said = await customer.asks("Hello there")
    assert said.unsure
    assert bot.cancelled == ["Hello there"]


async def test_an_answer_beyond_the_limits_of_the_wire_does_not_cost_the_connection(house: House) -> None:
    bot = ExampleBot()
    bot.reply = Answer("x" * 5000)
    await house.run(bot)
    customer = await house.customer("conversation-1")
    assert (await customer.asks("Hello there")).unsure
    bot.reply = None
    assert (await customer.asks("And again")).text == "Heard: And again"


async def test_a_bot_may_ask_for_a_human_after_its_words(house: House) -> None:
    bot = ExampleBot()
    bot.reply = Answer("I hand you over.", ask_human=True, summary="A complaint")
    await house.run(bot)
    customer, agent = await house.customer("conversation-1"), await house.agent()
    assert (await customer.asks("I am not happy")).text == "I hand you over."
    await until(lambda: customer.followed.state.phase == "queued")
    seen = await agent.watch("conversation-1")
    assert (seen.state.reason, seen.state.summary) == ("bot", "A complaint")


async def test_a_bot_is_told_when_it_loses_and_gets_control(house: House) -> None:
    bot = ExampleBot()
    bot.greeting = Answer("I have read the note.")
    await house.run(bot)
    customer, agent = await house.customer("conversation-1"), await house.agent()
    await until(lambda: bot.controls)
    await customer.client.do(customer.id, cmd.AskHuman())
    await until(lambda: not bot.controls[-1].yours)
    await agent.do(customer.id, cmd.Claim())
    await agent.do(customer.id, cmd.HandBack("Explain returning."))
    await customer.client.do(customer.id, cmd.AnswerOffer(human=False))
    await until(lambda: bot.controls[-1].yours)
    assert [c.yours for c in bot.controls] == [True, False, True]
    assert bot.controls[-1].word == "Explain returning."
    assert bot.controls[-1].epoch > bot.controls[0].epoch
    await until(customer.heard)
    assert customer.heard()[0].text == "I have read the note."


async def test_an_answer_under_way_when_control_is_lost_becomes_a_suggestion(house: House) -> None:
    bot = ExampleBot()
    bot.gate.clear()
    await house.run(bot, answer_s=600)
    customer, agent = await house.customer("conversation-1"), await house.agent()
    await customer.say("A slow question")
    await until(lambda: bot.turns)
    await agent.do(customer.id, cmd.TakeOver())
    seen = await agent.watch(customer.id)
    await until(lambda: not bot.controls or not bot.controls[-1].yours)
    bot.gate.set()
    await until(lambda: any(isinstance(r.event, ev.Suggested) for r in seen.records))
    assert bot.cancelled == []
    assert customer.heard() == []


async def test_a_late_answer_is_refused_and_becomes_a_suggestion_for_agents_only(house: House) -> None:
    bot = await house.client(Credentials("bot", token=house.key))
    customer, agent = await house.customer("conversation-1"), await house.agent()
    await customer.say("A slow question")
    epoch = customer.followed.state.epoch
    await agent.do(customer.id, cmd.TakeOver())
    with pytest.raises(CommandRefused) as refused:
        await bot.do(customer.id, cmd.Say("A late answer", epoch=epoch))
    assert refused.value.frame.code == "stale"
    seen = await agent.watch(customer.id)
    await until(lambda: any(isinstance(r.event, ev.Suggested) for r in seen.records))
    assert not any(isinstance(r.event, ev.Suggested) for r in customer.followed.records)
    assert customer.heard() == []


async def test_of_the_turns_that_wait_the_newest_is_answered_and_knows_the_others(house: House) -> None:
    bot = ExampleBot()
    bot.gate.clear()
    await house.run(bot)
    customer = await house.customer("conversation-1")
    await customer.say("The first")
    await until(lambda: bot.turns)
    await customer.say("The second")
    await customer.say("The third")
    await until(lambda: customer.followed.state.tries.turns == 3)
    await (await house.customer("conversation-2")).say("Somebody else")
    await until(lambda: len(bot.turns) == 2)
    bot.gate.set()
    await until(lambda: len(customer.heard()) == 2)
    assert [said.text for said in customer.heard()] == ["Heard: The first", "Heard: The third"]
    assert ("customer", "The second") in bot.turns[-1].history


async def test_a_wrong_key_is_refused_and_the_bot_is_closed(house: House) -> None:
    bot = ExampleBot()
    with pytest.raises(ConnectRefused):
        await run_bot(house.url, "bot.wrong", bot)
    assert bot.closed


async def test_stopping_ends_the_work_and_the_next_bot_gets_it(house: House) -> None:
    slow, quick = ExampleBot(), ExampleBot()
    slow.gate.clear()
    stop = await house.run(slow)
    customer = await house.customer("conversation-1")
    await customer.say("A question")
    await until(lambda: slow.turns)
    stop.set()
    await until(lambda: slow.closed)
    assert slow.cancelled == ["A question"]
    await house.run(quick)
    await until(customer.heard)
    assert [said.text for said in customer.heard()] == ["Heard: A question"]


async def test_a_bot_goes_on_after_the_hub_was_restarted(
    tmp_path: Path, policy: Policy, caplog: pytest.LogCaptureFixture
) -> None:
    bot = ExampleBot()
    stop = asyncio.Event()
    async with open_house(tmp_path, policy) as first:
        running = asyncio.create_task(run_bot(first.url, first.key, bot, stop=stop))
        customer = await first.customer("conversation-1")
        await customer.asks("Hello there")
        token = customer.client.welcome.token
    port = urlsplit(first.url).port
    assert port
    settings = HubSettings(f"sqlite:///{tmp_path}/hub.db", tmp_path, port=port, policy=policy, limits=LIMITS)
    async with serve_hub(settings) as hub, connect(hub.url, Credentials("customer", token=token)) as client:
        followed = await client.watch("conversation-1")
        await client.do("conversation-1", cmd.Say("And now"))
        await until(lambda: isinstance(followed.records[-1].event, ev.Said) and followed.state.spoke == "bot")
        assert followed.records[-1].event.text == "Heard: And now"
        stop.set()
        await running
    assert "the connection to the hub is lost: restart, trying again in" in caplog.text


async def test_an_answer_that_could_not_be_stored_is_sent_again_and_stored_once(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot = ExampleBot()
    bot.gate.clear()
    await house.run(bot)
    customer = await house.customer("conversation-1")
    await customer.say("Hello there")
    await until(lambda: bot.turns)
    with contextlib.closing(sqlite3.connect(tmp_path / "hub.db", timeout=PATIENCE_S)) as store:
        store.execute("ALTER TABLE events RENAME TO elsewhere")
        with pytest.raises(CommandRefused, match="could not be stored"):
            await customer.say("Are you there")
        bot.gate.set()
        await asyncio.sleep(0.2)  # the first try fails
        store.execute("ALTER TABLE elsewhere RENAME TO events")
    await until(customer.heard)
    assert [said.text for said in customer.heard()] == ["Heard: Hello there"]


class TestManyConversations:
    @pytest.fixture
    def policy(self) -> Policy:
        return Policy(bot_answer_s=60)

    async def test_five_hundred_conversations_are_answered_over_one_connection(self, house: House) -> None:
        bot = ExampleBot()
        bot.gate.clear()
        await house.run(bot, answer_s=50, at_once=200)
        client = await house.client(Credentials("customer"))
        ids = [f"conversation-{n}" for n in range(500)]
        await asyncio.gather(*(client.do(id, cmd.Start()) for id in ids))
        followed = await asyncio.gather(*(client.watch(id) for id in ids))
        await asyncio.gather(*(client.do(id, cmd.Say(f"I am {id}")) for id in ids))
        await until(lambda: bot.busy == 200)
        bot.gate.set()
        await until(lambda: all(one.state.turn == 0 for one in followed))
        assert bot.most == 200
        for one in followed:
            said = [r.event.text for r in one.records if isinstance(r.event, ev.Said) and r.by.kind == "bot"]
            assert said == [f"Heard: I am {one.state.id}"]
