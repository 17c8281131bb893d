"""Reading by hand over a real page: what the page notices, what is spoken, what a user would miss."""

import msgspec
import pytest
from listen_house import EDITABLE, Listen

from a11y.browser.page import Page
from a11y.listen.session import Session, every_element
from a11y.listen.spoken import Mark
from a11y.listen.words import word
from a11y.model import Node, Recording
from a11y.reader import Cursor, hear, load_dialects


def latest(session: Session) -> str:
    return session.spoken.heard()[-1].text


def told(session: Session, eye: Page, text: str) -> str:
    """What is spoken after the page's backend said something."""
    eye.server(text)
    assert session.watch()
    return latest(session)


def focused(session: Session) -> Node:
    return next(node for node in session.sight.tree.nodes if node.id == session.sight.tree.focus)


def notes(session: Session) -> list[str]:
    return [entry.text for entry in session.view.log if isinstance(entry, Mark) and entry.kind == "note"]


def test_reading_goes_unnoticed_by_the_page(listen: Listen, eye: Page) -> None:
    session = listen()
    for key in ("h", "b", "k", "ArrowDown", "ArrowUp", "Shift+h"):
        session.press(key)
    assert told(session, eye, "keys") == "keys: none"


@pytest.mark.parametrize("dialect", sorted(load_dialects()))
def test_letters_jump_in_every_dialect(listen: Listen, dialect: str) -> None:
    session = listen(dialect)
    session.press("h")
    assert "Something to listen to" in " ".join(one.text for one in session.spoken.heard())
    session.press("k")
    assert "Another page" in " ".join(one.text for one in session.spoken.heard())


def test_tab_moves_the_real_focus_and_a_field_takes_letters(listen: Listen, eye: Page) -> None:
    session = listen()
    for _ in range(5):
        session.press("Tab")
    assert session.cursor.mode == "focus"
    session.press("h")
    session.type("allo")
    field = focused(session)
    assert (field.name, field.value) == ("Your message", "hallo")


def test_letters_are_quick_keys_in_a_field_that_orca_43_does_not_notice_until_its_mode_is_changed(
    eye: Page,
) -> None:
    session = Session(eye, EDITABLE, Cursor("orca-43"))
    session.open()
    session.press("Tab")
    session.press("Tab")
    assert session.view.trouble == word("unnoticed", "en")
    session.type("hello")
    assert session.view.trouble == word("unnoticed", "en")
    session.press("h")
    assert "Questions" in latest(session)
    session.command("toggle mode", "F2")
    assert session.cursor.mode == "focus"
    session.type("hello")
    assert focused(session).value == "hello"


def test_nvda_notices_it_and_what_is_typed_arrives(eye: Page) -> None:
    session = Session(eye, EDITABLE, Cursor("nvda"))
    session.open()
    session.press("Tab")
    session.press("Tab")
    assert session.cursor.mode == "focus"
    session.type("hello")
    assert focused(session).value == "hello"


def test_escape_leaves_the_field_first_and_reaches_the_page_after(listen: Listen, eye: Page) -> None:
    session = listen()
    session.press("e")
    session.press("Enter")
    assert session.cursor.mode == "focus"
    session.press("Escape")
    assert session.cursor.mode == "browse"
    assert told(session, eye, "keys") == "keys: none"
    session.press("Escape")
    assert told(session, eye, "keys") == "keys: Escape"


def test_enter_presses_what_was_read_where_focus_is_elsewhere(listen: Listen) -> None:
    session = listen()
    session.press("b")
    session.press("b")
    session.press("Enter")
    more = next(
        node for node in session.sight.tree.nodes if node.name == "More about this" and node.role == "button"
    )
    assert more.states["expanded"] == "true"
    assert "expanded" in latest(session)


def test_announcements_come_by_themselves(listen: Listen, eye: Page) -> None:
    session = listen()
    assert not session.watch()
    eye.server("Sam is here")
    assert session.watch()
    heard = session.spoken.heard()[-1]
    assert (heard.text, heard.source, heard.politeness) == ("Sam is here", "live", "polite")


def test_a_user_is_told_when_focus_is_lost(listen: Listen) -> None:
    session = listen()
    for _ in range(4):
        session.press("Tab")
    session.press("Enter")
    assert session.watch()
    assert ["Focus is lost" in note for note in notes(session)] == [True]


def test_silence_after_a_press_is_told_until_something_is_said(listen: Listen, eye: Page) -> None:
    session = listen("nvda", "nl")
    for _ in range(3):
        session.press("Tab")
    session.press("Enter")
    assert "klonk nog niets" in session.view.trouble
    eye.server("Number 2 in the queue")
    assert session.watch()
    assert session.view.trouble == ""
    session.press("Enter")
    assert "klonk nog niets" in session.view.trouble
    session.press("ArrowDown")
    assert session.view.trouble == ""


def test_a_key_that_means_nothing_is_told(listen: Listen) -> None:
    session = listen()
    session.press("q")
    assert session.view.trouble.startswith("q does nothing")


def test_reading_all_stays_where_a_key_stops_it(listen: Listen) -> None:
    session = listen()
    session.press("h")
    session.command("read all", "F3")
    session.silence()
    session.press("Shift+h")
    session.press("h")
    assert "Something to listen to" not in latest(session)
    assert "Things to use" in latest(session)


def test_another_page_begins_with_its_title(listen: Listen) -> None:
    session = listen()
    for _ in range(7):
        session.press("Tab")
    assert latest(session).startswith("Another page")
    session.press("Enter")
    while not session.view.title.startswith("Frames"):
        assert session.await_news(20)
    assert [one.text for one in session.spoken.heard() if one.source == "title"][1:] == [
        "Frames of every kind"
    ]
    assert session.cursor.mode == "browse"
    assert notes(session) == [], "a page that is left loses no focus"


def test_the_list_of_elements_leads_there(listen: Listen) -> None:
    session = listen()
    lists = every_element(session)
    assert len(lists["heading"]) == 2
    session.go(lists["heading"][1])
    assert "Things to use" in latest(session)
    session.press("b")
    session.again()
    assert session.spoken.heard()[-1].text == session.spoken.heard()[-2].text


def test_a_recording_tells_the_same_again(listen: Listen, eye: Page) -> None:
    session = listen(keep=True)
    session.press("h")
    session.press("Tab")
    eye.server("Number 2 in the queue")
    session.watch()
    again = msgspec.json.decode(msgspec.json.encode(session.sight.recording(session.url)), type=Recording)
    assert [step.action.kind for step in again.steps] == ["load", "key", "wait"]
    assert "Number 2 in the queue" in [one.text for one in hear(again, "nvda", "en")]
    assert again.moments[0].screenshot
