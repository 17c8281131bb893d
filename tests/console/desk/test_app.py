"""The desk as its agent uses it: real hub, real client, real keys."""

import pytest
from desk_hub import DeskHub
from seat import claim, composer, records, seated
from textual.widgets import TextArea

from console.core import event as ev
from console.desk.actions import ACTIONS, pick
from console.desk.widgets.queue import Queue
from console.desk.widgets.timeline import Timeline

SIZES = [(80, 24), (100, 30), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_waiting_customer_to_the_first_word_takes_two_keys(
    desk: DeskHub, size: tuple[int, int]
) -> None:
    customer = await desk.customer("Where is my parcel?")
    async with seated(desk, size=size) as seat:
        await seat.reads("Example customer")
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.focused, TextArea))
        await seat.press("H")
        await seat.press("enter")
        await customer.hears("H")
        await seat.reads("▶ You", "Where is my parcel?")


async def test_letters_type_while_one_types_and_act_elsewhere(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("hold the line")
        assert composer(seat).text == "hold the line"
        await seat.press("escape")
        await seat.until(lambda: isinstance(seat.app.focused, Timeline))
        await seat.press("h")
        await seat.reads("On hold: the customer waits for you")
        await customer.until(lambda: any(isinstance(r.event, ev.Held) for r in records(customer)))


async def test_words_typed_before_the_hub_agrees_are_for_who_is_being_claimed(desk: DeskHub) -> None:
    customers = [await desk.customer(), await desk.customer()]
    async with seated(desk) as seat:
        await seat.until(lambda: len(seat.app.screen.query_one(Queue).ids()) == 2)
        await seat.press("down")
        await seat.until(lambda: seat.app.screen.query_one(Queue).cursor == customers[1].conversation)
        await seat.press("enter", *"hello", "enter")
        await customers[1].hears("hello")
        await seat.until(lambda: composer(seat).text == "")
        assert "hello" not in customers[0].said()


async def test_a_chord_acts_while_one_types_and_keeps_what_is_typed(desk: DeskHub) -> None:
    await desk.customer()
    async with seated(desk) as seat:
        await claim(seat)
        await seat.type("half")
        await seat.press("f5")
        await seat.reads("On hold")
        assert composer(seat).text == "half"


async def test_every_action_is_in_the_help_with_its_key(desk: DeskHub) -> None:
    async with seated(desk, size=(120, 60)) as seat:
        await seat.press("f1")
        bar = seat.app.screen.query_one("#help")
        await seat.until(lambda: getattr(bar, "rows", None))
        told = "\n".join("".join(text for text, _ in row) for row in bar.rows)  # type: ignore[attr-defined]
        for action in ACTIONS:
            assert action.name == "say" or pick(action.label, "en") in told
        await seat.press("escape")
        await seat.reads("Waiting 0")


async def test_the_palette_does_what_a_key_does(desk: DeskHub) -> None:
    await desk.customer()
    async with seated(desk) as seat:
        await seat.reads("Example customer")
        await seat.press("ctrl+p")
        await seat.type("claim")
        await seat.reads("Take this waiting customer")
        await seat.press("enter")
        await seat.reads("You talk with this customer")


async def test_the_mouse_does_what_a_key_does(desk: DeskHub) -> None:
    await desk.customer()
    async with seated(desk) as seat:
        await seat.reads("Example customer", "c Claim")
        at = seat.rows()[-1].index("Claim")
        await seat.pilot.click(offset=(at, 39))
        await seat.reads("You talk with this customer")


async def test_search_finds_words_and_opens_the_conversation(desk: DeskHub) -> None:
    customer = await desk.customer("my unicorn is broken")
    await desk.customer("something else")
    async with seated(desk) as seat:
        await seat.press("slash")
        await seat.reads("Search in all conversations")
        await seat.type("unicorn")
        await seat.reads("my unicorn is broken")
        await seat.press("enter")
        await seat.until(lambda: seat.link.active == customer.conversation)


async def test_a_phrase_comes_in_the_customers_language(desk: DeskHub) -> None:
    await desk.customer(language="nl")
    async with seated(desk) as seat:
        await claim(seat)
        await seat.press("f3")
        await seat.reads("Phrases", "Goedendag.")
        await seat.press("enter")
        await seat.until(lambda: composer(seat).text == "Goedendag.")


async def test_everything_is_in_dutch_for_who_wants_dutch(desk: DeskHub) -> None:
    await desk.customer(needs=("more_time",))
    async with seated(desk, language="nl") as seat:
        await seat.reads("Wacht 1", "heeft meer tijd nodig", "c Aannemen", "verbonden")
        await claim(seat)
        await seat.reads("U praat met deze klant", "F6 Overdragen")


async def test_a_small_window_shows_the_queue_or_the_conversation_whole(desk: DeskHub) -> None:
    await desk.customer("hello there")
    async with seated(desk, size=(80, 24)) as seat:
        await seat.reads("Waiting 1")
        await claim(seat)
        await seat.reads("You talk with this customer", "hello there")
        assert "Waiting 0" not in seat.text()
        await seat.press("ctrl+l")
        await seat.reads("Waiting 0", "Yours 1")
        await seat.press("ctrl+d")
        await seat.pilot.resize_terminal(140, 40)
        await seat.reads("Waiting 0", "You talk with this customer")


async def test_space_looks_without_claiming(desk: DeskHub) -> None:
    customer = await desk.customer("hello there")
    async with seated(desk, size=(80, 24)) as seat:
        await seat.reads("Waiting 1")
        await seat.press("space")
        await seat.reads("hello there", "c Claim to talk with this customer")
        assert customer.client.followed[customer.conversation].state.phase == "queued"


async def test_the_state_of_the_agent_is_changed_and_shown(desk: DeskHub) -> None:
    async with seated(desk) as seat:
        await seat.press("s")
        await seat.reads("Do you take conversations?")
        await seat.press("down", "down", "enter")
        await seat.reads("(away)")
