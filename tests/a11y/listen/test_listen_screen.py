"""The screen: keys go to the reader, what is spoken comes back, and the terminal's cursor follows."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager

import pytest
from listen_house import PAGE
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from a11y.browser import Browser
from a11y.listen.hand import Hand
from a11y.listen.screen import Elements, ListenApp
from a11y.listen.session import Session
from a11y.listen.widgets import Page, reader_key
from a11y.reader import Cursor

PATIENCE_S = 60


@asynccontextmanager
async def screen(
    browser: Browser, language: str = "en", size: tuple[int, int] = (110, 32)
) -> AsyncIterator[Pilot]:
    @contextmanager
    def start():
        with browser.page() as eye:
            yield Session(eye, PAGE, Cursor("nvda", language))

    app = ListenApp(PAGE, "nvda", language)
    hand = app.hand = Hand(start, app.seen, app.ended)
    async with app.run_test(size=size) as pilot:
        try:
            await until(pilot, lambda: "Listening page" in shown(app))
            yield pilot
        finally:
            hand.stop()
            hand.join(PATIENCE_S)
    assert not hand.is_alive()
    assert hand.error is None


async def until(pilot: Pilot, met: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < end, shown(pilot.app)
        await pilot.pause(0.05)


def shown(app: ListenApp) -> str:
    """What is on the screen, as text."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in rows)


def cursor_row(app: ListenApp) -> str:
    return shown(app).split("\n")[app.cursor_position.y]


async def test_keys_are_spoken_and_the_cursor_follows(browser: Browser) -> None:
    async with screen(browser) as pilot:
        await pilot.press("h")
        await until(pilot, lambda: "Something to listen to heading level 1" in shown(pilot.app))
        await until(
            pilot, lambda: "▌" in cursor_row(pilot.app) and "Something to listen to" in cursor_row(pilot.app)
        )
        await pilot.press("e")
        await until(pilot, lambda: "Your message" in cursor_row(pilot.app))
        await pilot.press("enter", *"hi", "escape")
        await until(pilot, lambda: "“hi”" in shown(pilot.app))
        await until(pilot, lambda: "BROWSE MODE" in shown(pilot.app))


async def test_what_a_user_would_notice_stands_below(browser: Browser) -> None:
    async with screen(browser, "nl") as pilot:
        await pilot.press("b")
        notice = pilot.app.query_one("#notice", Static)
        await until(pilot, lambda: "Dit heeft geen naam" in str(notice.content))
        await until(pilot, lambda: "‹geen naam›" in shown(pilot.app))


async def test_announcements_appear_while_nobody_types(browser: Browser) -> None:
    async with screen(browser) as pilot:
        pilot.app.hand.do(lambda session: session._eye.server("Sam has joined"))
        await until(pilot, lambda: "(by itself) Sam has joined" in shown(pilot.app))


async def test_the_list_of_elements_is_walked_with_keys(browser: Browser) -> None:
    async with screen(browser) as pilot:
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(pilot.app.screen, Elements))
        await pilot.press("down", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Elements))
        await until(pilot, lambda: "Things to use" in cursor_row(pilot.app))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(pilot.app.screen, Elements))
        await pilot.press("left")
        await until(pilot, lambda: "None of this kind" in shown(pilot.app))
        assert pilot.app.screen.query_one(OptionList).highlighted is None
        await pilot.press("escape")


async def test_everything_is_there_on_a_narrow_terminal(browser: Browser) -> None:
    async with screen(browser, size=(60, 24)) as pilot:
        await pilot.press("h")
        await until(pilot, lambda: "Something to listen to heading level 1" in shown(pilot.app))
        assert "Browse mode" in shown(pilot.app)
        assert pilot.app.query_one(Page).region.height > 3


async def test_panes_and_help_open_and_close(browser: Browser) -> None:
    async with screen(browser) as pilot:
        await pilot.press("f6")
        assert pilot.app.focused.id == "log"
        await pilot.press("f6")
        assert pilot.app.focused.id == "page"
        await pilot.press("f1")
        await until(pilot, lambda: "A real user has the right side only" in shown(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "A real user has the right side only" not in shown(pilot.app))


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("h", "h", "h"),
        ("H", "H", "Shift+h"),
        ("down", None, "ArrowDown"),
        ("tab", "\t", "Tab"),
        ("space", " ", "Space"),
        ("f7", None, ""),
        ("ctrl+q", "\x11", ""),
        ("é", "é", "é"),
        ("ß", "ß", "ß"),
        ("", "\x1b", ""),
    ],
)
def test_keys_get_the_names_that_readers_give_them(key: str, character: str | None, name: str) -> None:
    assert reader_key(key, character) == name
