"""Which part of the page is the chat."""

import msgspec
import pytest
from paper import CORNER, moment, node, words

from a11y.journeys import begin, journey_named, perceive
from a11y.journeys.going import leave
from a11y.journeys.notes import Ended
from a11y.journeys.panel import panel_of
from a11y.journeys.scene import Scene
from a11y.model import Node
from a11y.profiles import profile_named

MOUSE = profile_named("mouse")
ROOT = node("root", "generic", tag="div")
WINDOW = node("window", "generic", ROOT.id, tag="div")
FOOT = node("foot", "generic", WINDOW.id, tag="div")
LAUNCHER = node("Chat", parent=ROOT.id, box=CORNER)
FIELD = node("Your message", "textbox", FOOT.id)
SAID = words("Hello, I am a bot.", WINDOW.id)


def panel(*nodes: Node, there: tuple[Node, ...] = (LAUNCHER,)) -> str:
    """The panel of a chat that was opened by the launcher, when these were there already."""
    seen = perceive(MOUSE, moment(*nodes))
    notes = msgspec.structs.replace(
        begin(seen), launcher=LAUNCHER.id, opened=True, there=frozenset(one.id for one in there)
    )
    return panel_of(Scene(journey_named("human").goal[0], MOUSE, seen, notes), seen.thing(FIELD.id))


def test_the_launcher_and_what_stood_beside_it_are_not_in_the_chat() -> None:
    bubble = node("Talk to me!", "generic", ROOT.id, listens=True)
    assert panel(ROOT, LAUNCHER, bubble, WINDOW, *SAID, FOOT, FIELD, there=(LAUNCHER, bubble)) == WINDOW.id


@pytest.mark.parametrize("parent", [ROOT, WINDOW])
def test_words_that_came_beside_the_field_are_in_the_chat(parent: Node) -> None:
    hint = words("Press Enter to send.", FOOT.id)
    said = words("Hello, I am a bot.", parent.id)
    assert panel(ROOT, LAUNCHER, WINDOW, *said, FOOT, *hint, FIELD) == parent.id


def test_what_was_perceived_before_the_chat_was_opened_leaves_its_whole_holder() -> None:
    assert panel(ROOT, LAUNCHER, WINDOW, *SAID, FOOT, FIELD, there=(LAUNCHER, FIELD)) == ROOT.id


@pytest.mark.parametrize("tag", ["body", "main"])
def test_the_page_is_not_the_chat_though_the_chat_covers_all_of_it(tag: str) -> None:
    page = node("page", "generic", tag=tag)
    root = msgspec.structs.replace(ROOT, parent=page.id)
    link = node("Orders", "link", page.id, hit=False)
    launcher = msgspec.structs.replace(LAUNCHER, hit=False)
    assert panel(page, link, root, launcher, WINDOW, *SAID, FOOT, FIELD, there=(LAUNCHER, link)) == WINDOW.id


def test_choices_are_in_the_chat_together_with_the_words_above_them() -> None:
    choices = node("choices", "generic", WINDOW.id, tag="div")
    first, second = node("Orders", parent=choices.id), node("Returns", parent=choices.id)
    seen = perceive(MOUSE, moment(ROOT, LAUNCHER, WINDOW, *SAID, choices, first, second))
    notes = msgspec.structs.replace(begin(seen), launcher=LAUNCHER.id, there=frozenset({LAUNCHER.id}))
    assert panel_of(Scene(journey_named("human").goal[0], MOUSE, seen, notes), None) == WINDOW.id


@pytest.mark.parametrize(("own", "left"), [("My example answer.", False), ("", True)])
def test_a_chat_is_open_as_long_as_what_one_said_stands_in_it_though_its_field_is_off(
    own: str, left: bool
) -> None:
    shut = node("Close chat", parent=ROOT.id)
    seen = perceive(MOUSE, moment(ROOT, LAUNCHER, shut, *words(own or "Example", ROOT.id)))
    notes = msgspec.structs.replace(
        begin(seen), launcher=LAUNCHER.id, panel=ROOT.id, said=("My example answer.",)
    )
    goal = next(goal for goal in journey_named("human").goal if goal.goal == "leave")
    assert isinstance(leave(Scene(goal, MOUSE, seen, notes)), Ended) == left
