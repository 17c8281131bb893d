"""Line mode at a real terminal: nothing garbles what is typed, and the terminal is given back."""

import asyncio
import signal

from desk_hub import PATIENCE_S, DeskHub
from line_user import TerminalUser, at_terminal


async def ended(user: TerminalUser) -> int:
    return await asyncio.wait_for(user.process.wait(), PATIENCE_S)


async def test_what_arrives_while_the_agent_types_waits_until_enter(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with at_terminal(desk) as user:
        await user.reads("Waiting: 1")
        user.presses("claim\n")
        await user.reads("Conversation 1,", "1> ")
        user.presses("half a wo")
        await user.reads("half a wo")
        await customer.say("are you there?")
        await user.reads("\a")
        assert "are you there?" not in user.heard()
        user.presses("rd\n")
        await user.reads("rd", "Customer: are you there?", "You: half a word")
        await customer.hears("half a word")
        assert any(line == "1> half a word" for line in user.lines())
        user.presses("quit\nquit\n")
        await user.reads("You still talk with: 1", "You left the desk.")
        assert await ended(user) == 0
        assert user.echoes()


async def test_a_half_typed_line_survives_a_lost_connection(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with at_terminal(desk) as user:
        await user.reads("Waiting: 1")
        user.presses("claim\n")
        await user.reads("Conversation 1,", "1> ")
        user.presses("I am still ")
        await user.reads("I am still ")
        await desk.stop()
        await user.reads("\a")
        await desk.start()
        user.presses("here\n")
        await user.reads("No connection with the hub", "You: I am still here")
        await customer.hears("I am still here")


async def test_ctrl_c_and_ctrl_d_end_cleanly(desk: DeskHub) -> None:
    for leave in ("\x04", "\x03"):
        async with at_terminal(desk) as user:
            await user.reads("Type help", "> ")
            assert not user.echoes()
            user.presses("typed in vain\x15")
            if leave == "\x03":
                user.interrupts()
            else:
                user.presses(leave)
            await user.reads("You left the desk.")
            assert await ended(user) == 0
            assert user.echoes()
            assert "Traceback" not in user.heard()


async def test_a_line_longer_than_the_screen_can_be_rubbed_out_over_its_edge(desk: DeskHub) -> None:
    async with at_terminal(desk) as user:
        await user.reads("Type help", "> ")
        user.presses("y" * 80 + "\x7f" * 10)
        await user.reads("y" * 80, "\n> " + "y" * 70)


async def test_stopped_and_continued_the_line_is_shown_again(desk: DeskHub) -> None:
    async with at_terminal(desk) as user:
        await user.reads("Type help", "> ")
        user.presses("half")
        await user.reads("half")
        user.process.send_signal(signal.SIGCONT)
        await user.reads("\n> half")


async def test_where_nothing_can_play_sound_a_line_says_so_and_everything_else_works(desk: DeskHub) -> None:
    await desk.customer("hello?")
    async with at_terminal(desk, speak=True) as user:
        await user.reads("Waiting: 1")
        user.presses("claim\n")
        await user.reads("Customer: hello?")
        await user.until("Nothing is read aloud")
        user.presses("Hello\n")
        await user.reads("You: Hello")
        user.presses("quit\nquit\n")
        await user.reads("You left the desk.")
        assert await ended(user) == 0
