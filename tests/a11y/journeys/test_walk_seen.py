"""What each profile perceives."""

import pytest
from paper import moment, node, words

from a11y.journeys import perceive
from a11y.model import Rect
from a11y.profiles import profile_named

MOUSE, READER = profile_named("mouse"), profile_named("screen-reader")


def labels(profile: str, *nodes: object) -> list[str]:
    return [thing.label for thing in perceive(profile_named(profile), moment(*nodes)).things]  # type: ignore[arg-type]


def test_what_is_covered_is_not_there_for_eyes_and_is_for_a_screen_reader() -> None:
    covered = node("Chat", hit=False)
    assert labels("mouse", covered) == []
    assert labels("screen-reader", covered) == ["Chat"]


def test_what_is_hidden_from_assistive_technology_is_there_for_eyes_only() -> None:
    hidden = node("Chat", ignored="aria_hidden")
    assert labels("mouse", hidden) == ["Chat"]
    assert labels("screen-reader", hidden) == []


def test_what_has_to_be_scrolled_to_is_there() -> None:
    below = node("Chat", on_screen=False, hit=False, box=Rect(0, 3000, 100, 40))
    assert labels("mouse", below) == ["Chat"]


def test_a_painted_div_that_listens_is_a_thing_for_eyes_only() -> None:
    painted = node("", "generic", listens=True)
    assert len(labels("mouse", painted)) == 1
    assert labels("screen-reader", painted) == []


def test_eyes_read_what_stands_on_a_button_and_a_screen_reader_its_name() -> None:
    button = node("Start conversation")
    text = node("Chat", "text", button.id, tag="#text")
    assert labels("mouse", button, text) == ["Chat"]
    assert labels("screen-reader", button, text) == ["Start conversation"]


@pytest.mark.parametrize(("name", "label", "shown"), [("Open chat", "Open chat", ""), ("3", "3", "3")])
def test_a_number_on_a_picture_is_a_badge_and_no_name(name: str, label: str, shown: str) -> None:
    button = node(name)
    seen = perceive(MOUSE, moment(button, node("3 ", "text", button.id, tag="#text")))
    assert [(thing.label, thing.shown) for thing in seen.things] == [(label, shown)]


def test_an_element_around_a_button_is_no_second_button() -> None:
    around = node("", "generic", tag="x-button", attributes={"type": "button"}, listens=True)
    button = node("Talk to a human", parent=around.id)
    seen = perceive(MOUSE, moment(around, button, node("Human", "text", button.id, tag="#text")))
    assert [thing.id for thing in seen.things] == [button.id]


def test_a_disabled_control_is_none() -> None:
    assert labels("mouse", node("Send", states={"disabled": "true", "focusable": "true"})) == []


def test_the_whole_page_listening_is_no_control() -> None:
    assert labels("mouse", node("", "generic", listens=True, box=Rect(0, 0, 1280, 800))) == []


def test_text_is_read_by_blocks_and_writing_on_controls_is_nobodys_words() -> None:
    button = node("Order")
    seen = perceive(
        MOUSE, moment(*words("Hello, I am a bot."), button, node("Order 1", "text", button.id, tag="#text"))
    )
    assert [(line.text, line.control) for line in seen.lines] == [
        ("Hello, I am a bot.", False),
        ("Order 1", True),
    ]


def test_only_those_who_listen_hear() -> None:
    from a11y.model import Utterance

    said = [Utterance(at=1, text="Hello", source="live")]
    assert perceive(READER, moment(), said).heard
    assert not perceive(MOUSE, moment(), said).heard


@pytest.mark.parametrize("profile", ["mouse", "screen-reader"])
def test_a_conversation_that_listens_or_can_have_the_focus_is_a_place_and_its_lines_are_words(
    profile: str,
) -> None:
    place = node("Conversation", "group", listens=True, states={"focusable": "true"})
    text = words("Hello, I am a bot.", place.id)
    seen = perceive(profile_named(profile), moment(place, *text))
    assert not seen.things
    assert [(line.text, line.control) for line in seen.lines] == [("Hello, I am a bot.", False)]
