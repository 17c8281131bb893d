"""Line mode on a real hub: every command, every mistake, and nothing a stranger writes can act."""

import pytest
from desk_hub import DeskHub
from line_user import piped

from a11y.voice import Voice
from console.client import Credentials
from console.core import command as cmd
from console.desk.actions import ACTIONS
from console.desk.line_words import OWN


async def test_from_a_waiting_customer_to_the_first_word_in_three_lines_of_a_pipe(desk: DeskHub) -> None:
    customer = await desk.customer("where is my parcel?")
    async with piped(desk) as user:
        user.types("queue", "claim 1", "Hello")
    assert user.code == 0
    await user.reads("Waiting: 1", "1, Example customer", "Customer: where is my parcel?", "You: Hello")
    await customer.hears("Hello")


async def test_every_event_is_one_line_with_time_and_role_first(desk: DeskHub) -> None:
    customer = await desk.customer("one\ntwo")
    async with piped(desk) as user:
        user.types("claim", "note careful", "Hello")
        await user.reads("You: Hello")
        await customer.say("thanks")
        await user.reads("Customer: thanks")
    lines = user.heard().splitlines()
    assert any(line[5:] == " Customer: one⏎two" and line[2] == ":" for line in lines)
    assert any(line.endswith(" Note by you: careful") for line in lines)
    assert any(line.endswith(" You: Hello") for line in lines)


async def test_news_of_other_conversations_names_them_by_a_number_that_stays(desk: DeskHub) -> None:
    one, two = await desk.customer(), await desk.customer()
    async with piped(desk) as user:
        user.types("claim 1", "claim 2")
        await user.reads("Conversation 2,")
        await one.say("are you there?")
        await user.reads("(1, Example customer", "Customer: are you there?")
        user.types("queue")
        await user.reads("Yours: 2", "1 unread")
        user.types("next", "Yes")
        await user.reads("Conversation 1,", "You: Yes")
        await one.hears("Yes")
        third = await desk.customer(needs=("plain_words",))
        await user.reads("New: 3, Example customer", "wants short and plain words", "claim 3")
        user.types("previous", "claim 3", "leave", "open 2", "where")
        await user.reads("Conversation 3,", "You are in no conversation now", "Conversation 2,")
        await user.reads("You are in conversation 2,")
    assert two.said() == third.said() == []


async def test_a_whole_talk_with_hold_transfer_hand_back_and_wrap_up(desk: DeskHub) -> None:
    customer = await desk.customer("question")
    async with piped(desk) as anna, piped(desk, "tess") as tess:
        await tess.reads("Waiting: 1")
        anna.types("claim", "hold", "resume", "transfer Sales about the price")
        await anna.reads("Customer was asked to hold", "Talking again", "Transfer to sales was asked")
        await tess.reads("A colleague asks you to take over: 1", "accept 1")
        tess.types("accept 1", "tess here", "end", "close solved all fine")
        await tess.reads("Conversation 1,", "You: tess here", "Conversation ended", "Closed", "all fine")
        await tess.reads("You are in no conversation now. Waiting: 0. Yours: 0.")
        await customer.hears("tess here")


async def test_taking_over_from_the_bot_correcting_it_and_handing_back(desk: DeskHub) -> None:
    bot = await desk.client(Credentials("bot", token=desk.bot_key))
    customer = await desk.customer("how much is it?", wait=False)
    async for change in bot.heard():
        if type(change).__name__ == "Turn":
            await bot.do(customer.conversation, cmd.Say("Ten euros.", epoch=change.epoch))  # type: ignore[union-attr]
            break
    async with piped(desk) as user:
        user.types("takeover 1")
        await user.reads("You talk with this customer", "Bot: Ten euros.")
        user.types("correct")
        listed = await user.reads(": Ten euros.")
        number = listed.splitlines()[-1].split(":")[0]
        user.types(f"correct {number} Twelve euros.", "hand back be exact")
        await user.reads("Twelve euros.", "be exact")


async def test_personal_data_is_shown_on_request_only(desk: DeskHub) -> None:
    await desk.customer("call me on 06-12345678")
    async with piped(desk) as user:
        user.types("claim", "read", "reveal phone 1")
        shown = await user.reads("call me on [phone 1]", "[phone 1] is ", "This was logged.")
    assert "12345678" not in shown.split("is ")[0]


async def test_small_commands_answer(desk: DeskHub) -> None:
    await desk.customer("my parcel", needs=("call_me",))
    async with piped(desk) as user:
        user.types("where", "who", "state away", "who", "claim 1", "needs", "phrase", "phrase greet")
        await user.reads("You are in no conversation.", "Example agent A (anna): available")
        await user.reads("You are now away.", "Example agent A (anna): away")
        await user.reads("would rather be called", "Phrases: greet", "You: Good day.")
        user.types("suggestion", "search parcel", "read 2", "help", "requeue", "hello?")
        await user.reads("The bot has no suggestion here.", "Found: 1", "my parcel", "The last 2 of ")
        await user.reads("say: ", "quit: ", "In the queue")
        await user.reads("Not sent: you do not talk with this customer.")
        user.types("open 1", "quit", "say this is not reached")
    assert user.code == 1
    assert "not reached" not in user.heard()


def test_help_tells_every_action_that_line_mode_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for action in ACTIONS:
        assert action.desk_only or (action.words[0] and action.words[1]), action.name
    assert all(en and nl for en, nl in OWN.values())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Hello", "Not sent: you are in no conversation."),
        ("open 7", 'There is no conversation "7"'),
        ("claim seven", 'There is no conversation "seven"'),
        ("/frobnicate", 'There is no command "frobnicate"'),
        ("search x", "at least two letters"),
        ("state sleepy", "choose one of: available, busy, away"),
        ("read 5", "you are in no conversation"),
        ("next", "You have no conversations."),
    ],
)
async def test_a_mistake_says_what_to_do(desk: DeskHub, typed: str, told: str) -> None:
    async with piped(desk) as user:
        user.types(typed)
        await user.reads(told)
    assert user.code == 1


async def test_what_could_be_a_command_or_a_word_to_the_customer_is_neither_done_nor_sent(
    desk: DeskHub,
) -> None:
    customer = await desk.customer()
    async with piped(desk) as user:
        user.types("claim", "close the window please", "transfer your money", "say close the window")
        await user.reads('close: "the window please" is none of: solved', "say close the window please")
        await user.reads("transfer:", "You: close the window")
        user.types("hold on please", "where do you live?", "erase", "say", "x" * 4001, "bye")
        await user.reads("You: hold on please", "You: where do you live?")
        await user.reads(
            "Erase the words cannot be undone", "say: expected words after it.", "4001 characters"
        )
        await customer.hears("bye")
    assert customer.said() == ["close the window", "hold on please", "where do you live?", "bye"]


async def test_a_refusal_of_the_hub_is_told_with_what_to_do(desk: DeskHub) -> None:
    await desk.customer()
    async with piped(desk) as anna, piped(desk, "tess") as tess:
        await tess.reads("Waiting: 1")
        anna.types("claim 1")
        await anna.reads("You talk with this customer")
        tess.types("claim 1")
        await tess.reads("Example agent A", "Choose another conversation.")


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J\x1b]0;owned\x07", "\u202egnp.exe", "\x9b31m", "[bold]x[/bold]", "a\rb"]
)
async def test_nothing_a_customer_writes_can_act_on_the_terminal(desk: DeskHub, hostile: str) -> None:
    customer = await desk.customer(hostile, name=f"Example {hostile}", page=f"https://shop.example/{hostile}")
    async with piped(desk) as user:
        user.types("queue", "claim 1", "needs", "read")
        await user.reads("The last")
        await customer.say(hostile + " again")
        await user.reads(" again")
        user.types("search again")
        await user.reads("Found: 1")
    shown = user.heard()
    assert not any(c in shown for c in "\x1b\x07\u202e\x9b\r")


async def test_everything_is_said_in_dutch(desk: DeskHub) -> None:
    customer = await desk.customer("waar is mijn pakje?", language="nl")
    async with piped(desk, language="nl") as user:
        user.types(
            "wachtrij", "neem 1", "Goedendag", "notitie rustig aan", "waar", "sluit opgelost klaar", "hulp"
        )
        await user.reads("Verbonden als", "Wachtend: 1", "Klant: waar is mijn pakje?", "U: Goedendag")
        await user.reads("Notitie van u: rustig aan", "U bent in gesprek 1", "U bent nu in geen gesprek.")
        await user.reads("notitie: Schrijf een notitie")
        user.types("hallo")
        await user.reads("Niet verstuurd: u bent in geen gesprek.")
        await customer.hears("Goedendag")


async def test_bytes_that_are_no_text_do_not_end_it(desk: DeskHub) -> None:
    await desk.customer()
    async with piped(desk) as user:
        user.types("claim", "caf\udce9")
        await user.reads("You: caf")


async def test_a_lost_connection_is_told_once_and_what_was_typed_meanwhile_arrives(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with piped(desk) as user:
        user.types("claim")
        await user.reads("You talk with this customer")
        await desk.stop()
        await user.reads("No connection with the hub")
        user.types("still here")
        await desk.start()
        await user.reads("Connected again", "You: still here")
        await customer.hears("still here")
    assert user.heard().count("No connection with the hub") == 1


class Spoken(Voice):
    """A voice that writes down what it is asked to say."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def say(self, text: str, language: str = "en", *, interrupt: bool = False, urgent: bool = False) -> None:
        self.said.append((text, language))

    def stop(self) -> None:
        self.said.append(("(stop)", ""))


async def test_what_arrives_is_spoken_in_its_own_language_until_the_agent_presses_enter(
    desk: DeskHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = Spoken()
    monkeypatch.setattr("console.desk.line.open_voice", lambda *_: voice)
    customer = await desk.customer(language="nl")
    async with piped(desk) as user:
        user.types("claim", "Goedendag")
        await user.reads("You: Goedendag")
        await customer.say("waar is mijn pakje?")
        await user.reads("Customer: waar is mijn pakje?")
        user.types("thanks")
        await user.reads("You: thanks")
    assert ("Customer: waar is mijn pakje?", "nl") in voice.said
    assert voice.said[voice.said.index(("Customer: waar is mijn pakje?", "nl")) + 1] == ("(stop)", "")
    assert not [text for text, _ in voice.said if "Goedendag" in text]
