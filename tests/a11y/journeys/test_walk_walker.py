"""The walker on a chat in memory: pure, by what each profile has, and never without end."""

import msgspec
import pytest
from paper import CORNER, PaperChat, moment, node, outcomes, walk, words

from a11y.journeys import Do, Stuck, begin, journey_named, load_journeys, next_step, perceive
from a11y.journeys.walker import GOALS
from a11y.profiles import load_profiles, profile_named

HUMAN = journey_named("human")
REACHED = {"open", "disclosure", "ask", "connected", "hear_human", "answer", "leave", "return"}


@pytest.mark.parametrize("name", list(load_profiles()))
def test_everybody_gets_through_a_good_chat(name: str) -> None:
    assert outcomes(walk(PaperChat(), HUMAN, profile_named(name))) == dict.fromkeys(
        [goal.goal for goal in HUMAN.goal], "reached"
    )


def test_each_acts_with_what_they_have() -> None:
    kinds = {}
    for name in ("mouse", "keyboard", "switch", "touch", "voice-control", "screen-reader"):
        chat = PaperChat()
        walk(chat, HUMAN, profile_named(name))
        kinds[name] = {act.key or act.kind for act in chat.acts} - {"wait", "type"}
    assert kinds["mouse"] == {"click", "Enter"}
    assert kinds["touch"] == {"touch", "Enter"}
    assert kinds["voice-control"] == {"say", "Enter"}
    assert kinds["switch"] == {"Tab", "Enter"}
    assert kinds["keyboard"] <= {"Tab", "Shift+Tab", "Enter"}
    assert kinds["screen-reader"] <= {"Tab", "Shift+Tab", "Enter"}


def test_words_are_used_where_there_is_no_control() -> None:
    chat = PaperChat(
        human=False,
        answers=lambda text: ["Please wait, I connect you.", "Sam has joined.", "Sam (agent): Hi"],
    )
    assert outcomes(walk(chat, HUMAN, profile_named("mouse")))["ask"] == "reached"
    assert "I want to talk to a human, please." in [act.text for act in chat.acts]


def test_a_time_of_day_is_nothing_that_a_human_said() -> None:
    said = ["Please wait, I connect you.", "Sam has joined.", "06:04", "Sam: Hi"]
    end = walk(PaperChat(human=False, answers=lambda text: said), HUMAN, profile_named("mouse"))
    assert {stage.goal: stage.why for stage in end.stages}["hear_human"] == '"Sam: Hi"'


@pytest.mark.parametrize(
    "over", ["Sam", "Sam 6:12 AM", "Sam AI 11/22/2026, 6:12:37 AM", "Voorbeeld Sam 06.04"]
)
def test_a_name_over_a_message_is_nothing_that_a_human_said(over: str) -> None:
    said = ["Please wait, I connect you.", "Sam has joined.", over, "Hi there"]
    end = walk(PaperChat(human=False, answers=lambda text: said), HUMAN, profile_named("mouse"))
    assert {stage.goal: stage.why for stage in end.stages}["hear_human"] == '"Hi there"'


def test_what_tells_that_a_human_joined_is_nothing_that_they_said() -> None:
    joined = ["Sam, an employee, has joined", "Sam, an employee, h", "Sam, an employee, has joined the chat."]
    said = ["Please wait, I connect you.", *joined, "Good day."]
    end = walk(PaperChat(human=False, answers=lambda text: said), HUMAN, profile_named("mouse"))
    assert {stage.goal: stage.why for stage in end.stages}["hear_human"] == '"Good day."'


def test_a_bot_that_never_gives_in_is_a_dead_end_that_is_told() -> None:
    end = walk(PaperChat(human=False), HUMAN, profile_named("mouse"))
    assert isinstance(end, Stuck)
    assert end.at == "ask"
    assert "Sorry, I did not understand." in end.why
    assert outcomes(end)["connected"] == "not_tried"


def test_own_words_are_not_said_by_the_button() -> None:
    chat = PaperChat(answers=lambda text: ["One moment, I connect you.", "Sam has joined the chat."])
    end = walk(chat, journey_named("own-words"), profile_named("mouse"))
    assert outcomes(end)["ask"] == "reached"
    assert "f0:Talk to a human" not in [act.node for act in chat.acts]


def test_nonsense_without_an_offer_is_told() -> None:
    end = walk(PaperChat(human=False), journey_named("stuck"), profile_named("mouse"))
    assert isinstance(end, Stuck)
    assert outcomes(end)["offered"] == "not_reached"
    assert "3" in end.why


def test_an_offer_in_words_is_one() -> None:
    chat = PaperChat(human=False, answers=lambda text: ["Shall I get a colleague?"])
    assert outcomes(walk(chat, journey_named("stuck"), profile_named("mouse")))["offered"] == "reached"


def test_what_is_not_announced_has_to_be_looked_up_and_that_is_told() -> None:
    class Mute(PaperChat):
        def look(self) -> object:  # type: ignore[override]
            self.news = []
            return super().look()

    end = walk(Mute(), HUMAN, profile_named("screen-reader"))
    connected = next(stage for stage in end.stages if stage.goal == "ask")
    assert connected.outcome == "reached"
    assert connected.why.startswith("Not announced")


def test_a_launcher_that_cannot_have_the_focus_stops_the_keyboard_and_not_the_mouse() -> None:
    painted = node("Chat", "generic", box=CORNER, listens=True)
    page = moment(node("Home", "link", attributes={"href": "/"}), painted)
    keyboard = profile_named("keyboard")
    notes, focus = begin(perceive(keyboard, page)), ""
    for _ in range(60):
        move = next_step(HUMAN, keyboard, perceive(keyboard, page), notes)
        if isinstance(move, Stuck):
            break
        assert isinstance(move, Do)
        focus = "" if focus else "f0:Home"
        page = moment(*page.tree.nodes[1:], focus=focus)
        notes = move.notes
    assert isinstance(move, Stuck)
    assert "The focus never came to" in move.why
    mouse = next_step(
        HUMAN, profile_named("mouse"), perceive(profile_named("mouse"), page), begin(perceive(keyboard, page))
    )
    assert isinstance(mouse, Do)
    assert mouse.action.kind == "click"


def test_a_wrong_page_is_left_again() -> None:
    mouse = profile_named("mouse")
    shop = moment(node("Chat", box=CORNER))
    first = next_step(HUMAN, mouse, perceive(mouse, shop), begin(perceive(mouse, shop)))
    elsewhere = moment(*words("An article about chats"), url="http://shop.example/blog")
    move = first
    for _ in range(40):
        assert isinstance(move, Do)
        if move.action.kind == "back":
            return
        move = next_step(HUMAN, mouse, perceive(mouse, elsewhere), move.notes)
    raise AssertionError("never went back")


def test_the_reasons_are_told_in_dutch_too() -> None:
    mouse, empty = profile_named("mouse"), moment(*words("Niets te zien"))
    notes = begin(perceive(mouse, empty), tongue="nl")
    move = next_step(HUMAN, mouse, perceive(mouse, empty), notes)
    told = {
        "Niets in zicht lijkt op een chat; misschien komt hij nog.",
        "Misschien komt hij als je verder naar beneden gaat.",
    }
    while isinstance(move, Do):
        assert set(move.tried) <= told
        move = next_step(HUMAN, mouse, perceive(mouse, empty), move.notes)
    assert isinstance(move, Stuck)
    assert move.why == "Niets op de pagina lijkt op een chat."


def test_a_goal_has_an_end_even_where_everything_changes_all_the_time() -> None:
    mouse, number = profile_named("mouse"), 0
    notes = begin(perceive(mouse, moment()))
    short = msgspec.structs.replace(
        HUMAN, goal=tuple(msgspec.structs.replace(goal, steps=20) for goal in HUMAN.goal)
    )
    while True:
        page = moment(*(node(f"Chat {number} {other}", box=CORNER) for other in range(5)))
        move = next_step(short, mouse, perceive(mouse, page), notes)
        if not isinstance(move, Do):
            break
        notes, number = move.notes, number + 1
        assert number <= 21
    assert isinstance(move, Stuck)


@pytest.mark.parametrize("name", list(load_journeys()))
def test_a_journey_is_described_in_both_languages_and_knows_its_goals(name: str) -> None:
    journey = journey_named(name)
    assert set(journey.description) == {"en", "nl"}
    assert {goal.goal for goal in journey.goal} <= set(GOALS)
    assert set(journey.profiles) <= set(load_profiles())


def test_no_goal_is_without_a_journey() -> None:
    used = {goal.goal for journey in load_journeys().values() for goal in journey.goal}
    assert used == set(GOALS)


def test_an_unknown_journey_is_refused_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"human.*got 'nowhere'"):
        journey_named("nowhere")
