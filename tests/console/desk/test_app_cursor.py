"""The hardware cursor follows the focus and stays visible, so that terminal screen readers can follow."""

from pathlib import Path

from desk_hub import PASSWORD, DeskHub
from terminal import Terminal, at_terminal

DOWN, ENTER, ESCAPE, F6, F1 = "\x1b[B", "\r", "\x1b", "\x1b[17~", "\x1bOP"
PROGRAM = str(Path(__file__).with_name("desk_process.py"))


def desk_program(desk: DeskHub) -> tuple[str, ...]:
    return PROGRAM, desk.url, "anna", PASSWORD


def text(terminal: Terminal) -> str:
    return "\n".join(terminal.rows)


async def test_the_cursor_is_where_the_agent_is(desk: DeskHub) -> None:
    for name in ("Example Ann", "Example Bob"):
        await desk.customer("Where is my parcel?", name=name)
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "Example Bob" in text(terminal))
        await terminal.until(lambda: "Example Ann" in terminal.cursor_row and terminal.cursor_shown)
        terminal.press(DOWN)
        await terminal.until(lambda: "Example Bob" in terminal.cursor_row)
        terminal.press(ENTER)
        await terminal.until(lambda: "You talk with this customer" in text(terminal))
        terminal.press("Good day")
        await terminal.until(lambda: "Good day" in terminal.cursor_row)
        assert terminal.cursor_shown
        terminal.press("\x0c")  # Ctrl+L: to the queue
        await terminal.until(lambda: "Example Bob" in terminal.cursor_row)
        assert terminal.cursor_shown


async def test_no_letter_of_the_first_word_is_taken_for_a_command(desk: DeskHub) -> None:
    customer = await desk.customer()
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "Example customer" in terminal.cursor_row)
        terminal.press(ENTER + "hello, who is there?" + ENTER)
        await customer.hears("hello, who is there?")


async def test_the_cursor_stands_at_the_choice_that_enter_takes(desk: DeskHub) -> None:
    await desk.agent("tess")
    await desk.customer()
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "Example customer" in terminal.cursor_row)
        terminal.press(ENTER)
        await terminal.until(lambda: "You talk with this customer" in text(terminal))
        terminal.press(F6)
        await terminal.until(lambda: "Example agent T" in terminal.cursor_row)
        terminal.press(DOWN)
        await terminal.until(lambda: "sales" in terminal.cursor_row)
        assert terminal.cursor_shown


def in_pane(terminal: Terminal) -> bool:
    """Whether the cursor stands in the conversation, to the right of the queue."""
    return bool(terminal.screen.cursor.x >= 38)


def at_the_end(terminal: Terminal) -> bool:
    """Whether the cursor stands below the line that says "In the queue": a conversation opens at its end."""
    rows = [n for n, row in enumerate(terminal.rows) if "In the queue" in row]
    return bool(rows) and terminal.screen.cursor.y > rows[-1]


async def test_the_cursor_reads_the_conversation_line_by_line(desk: DeskHub) -> None:
    await desk.customer("first words", "second words")
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "Example customer" in terminal.cursor_row)
        await terminal.until(lambda: "second words" in text(terminal))
        terminal.press(" ")
        await terminal.until(lambda: in_pane(terminal) and at_the_end(terminal))
        await read_down_to(terminal, "second words")
        assert "second words" in terminal.cursor_row


async def read_down_to(terminal: Terminal, words: str) -> None:
    """Go to the top, then down line by line until the cursor stands at these words."""
    terminal.press("\x1b[H")  # Home
    await terminal.until(lambda: "Conversation started" in terminal.cursor_row and in_pane(terminal))
    while words not in terminal.cursor_row:
        before = terminal.cursor_row
        terminal.press(DOWN)
        await terminal.until(lambda row=before: in_pane(terminal) and terminal.cursor_row != row)


async def test_hostile_words_reach_no_terminal(desk: DeskHub) -> None:
    await desk.customer("\x1b]0;owned\x07\x1b[2J", name="\x1b]8;;http://evil.example\x1b\\Ann")
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "␛]0;owned␇␛[2J" in text(terminal))
        assert b"\x1b]8;" not in terminal.raw
        assert b"\x1b]0;owned" not in terminal.raw


async def test_quitting_gives_the_terminal_back(desk: DeskHub) -> None:
    async with at_terminal(*desk_program(desk)) as terminal:
        await terminal.until(lambda: "Waiting 0" in text(terminal))
        terminal.press("\x11")  # Ctrl+Q
        await terminal.until(lambda: b"\x1b[?1049l" in terminal.raw)
        assert terminal.cursor_shown
