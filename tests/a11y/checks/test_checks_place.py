"""Where checks take the chat to be when no field shows it, and what they leave to the one who types."""

import msgspec
import pytest
from test_checks_case import FIELD, GREETING, REPLY, look, node, said, walk

from a11y.checks.case import Case, View
from a11y.checks.disclosure import judge as disclosure
from a11y.checks.focus_kept import judge as focus_kept
from a11y.checks.said_once import judge as said_once
from a11y.checks.stream_whole import judge as stream_whole
from a11y.model import Action, Change, Focus, Region, Stage, Step, Utterance

BUTTON = node("launcher", "button", "f0:0", "button", name="Chat", states={"focusable": "true"})
OTHER = node("orders", "link", "f0:main", "a", name="Orders", states={"focusable": "true"})
HOLDER = node("window", parent="f0:0")
TALK = [msgspec.structs.replace(one, parent="f0:window") for one in said(GREETING)[:1]] + [said(GREETING)[1]]


def opened(*looks, **more):
    """Somebody presses the launcher, and then does not do much."""
    actions = (Action("load"), Action("click", "f0:launcher"), *[Action("wait")] * (len(looks) - 2))
    steps = tuple(
        Step(at, "open" if at < 2 else "ask", action, at, looks[at].at) for at, action in enumerate(actions)
    )
    return msgspec.structs.replace(walk(*looks, **more), steps=steps, stages=(Stage("open", "reached", 1),))


def test_a_chat_whose_field_is_off_is_what_came_with_its_controls():
    choice = node("Returns", "button", "f0:window", "button", name="Returns", states={"focusable": "true"})
    off = msgspec.structs.replace(FIELD, parent="f0:window", states={"disabled": "true"})
    recording = opened(look(0, OTHER, BUTTON), look(1000, OTHER, BUTTON, HOLDER, *TALK, choice, off))
    view = View(recording, ())
    assert (view.panel(0), view.panel(1)) == ("", "f0:window")
    told = (Utterance(at=900, text=GREETING, source="live"),)
    facts = [one.message for one in disclosure(Case([recording], [()]))]
    assert facts == ["silent"]
    assert [one.verdict for one in disclosure(Case([recording], [told]))] == ["pass"]


def test_a_field_that_is_out_of_sight_is_no_sign_that_what_came_is_all_of_the_chat():
    choice = node("Returns", "button", "f0:window", "button", name="Returns", states={"focusable": "true"})
    away = msgspec.structs.replace(FIELD, parent="f0:window", visible=False)
    recording = opened(look(0, OTHER, BUTTON), look(1000, OTHER, BUTTON, HOLDER, *TALK, choice, away))
    assert View(recording, ()).panel(1) == ""


def test_another_launcher_in_place_of_the_first_is_no_chat():
    again = msgspec.structs.replace(BUTTON, id="f0:again", parent="f0:window")
    assert View(opened(look(0, OTHER, BUTTON), look(1000, OTHER, HOLDER, again)), ()).panel(1) == ""


@pytest.mark.parametrize(("also", "panel"), [((), "f0:own"), ((OTHER,), "f0:foot")])
def test_a_main_is_the_chats_own_where_it_came_with_the_chat_and_holds_nothing_else(also, panel):
    own = node("own", "main", "f0:0", "main")
    foot = node("foot", parent="f0:own")
    field = msgspec.structs.replace(FIELD, parent="f0:foot")
    also = [msgspec.structs.replace(one, parent="f0:own") for one in also]
    recording = opened(look(0, BUTTON, *also), look(1000, BUTTON, own, *also, foot, field))
    assert View(recording, ()).panel(1) == panel


def typing(key, texts):
    """A walk in which something in a live region changes while one types."""
    region = Region("f0:chat", "polite", "log")
    changes = tuple(
        Change(500 + at, "f0", "text", key=key, text=text, region=region) for at, text in enumerate(texts)
    )
    field = msgspec.structs.replace(FIELD, states={"focusable": "true", "editable": "richtext"})
    first, then = look(0, *said(GREETING), field), look(1000, *said(GREETING), *said(REPLY), field)
    heard = tuple(Utterance(at=600, text="Where", source="live", node=key) for _ in range(2))
    return Case([walk(first, msgspec.structs.replace(then, changes=changes))], [heard])


@pytest.mark.parametrize(("key", "verdicts"), [("f0:field", ["pass"]), (f"f0:{REPLY}", ["fail"])])
def test_what_one_types_in_a_field_is_no_reply_in_pieces_and_nothing_said_twice(key, verdicts):
    case = typing(key, ["W", "Wh", "Whe", "Wher", "Where"])
    assert [one.verdict for one in stream_whole(case)] == verdicts
    assert [one.verdict for one in said_once(case)] in (verdicts, [])


@pytest.mark.parametrize(("states", "verdict"), [({}, "pass"), ({"focusable": "true"}, "fail")])
def test_a_click_in_place_of_the_readers_cursor_does_not_lose_the_focus_of_what_cannot_have_it(
    states, verdict
):
    launcher = msgspec.structs.replace(BUTTON, states=states)
    then = msgspec.structs.replace(
        look(1000, launcher, *said(GREETING), FIELD), focus=(Focus(900, lost=True, by_user=True),)
    )
    recording = opened(look(0, launcher), then)
    assert [one.verdict for one in focus_kept(Case([recording], [()]))] == [verdict]
