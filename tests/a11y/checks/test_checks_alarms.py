"""What is no fault: a focus that comes back, one's own choice in the chat, replies one gets to by arrows."""

import msgspec
import pytest
from test_checks_case import look, node, said

from a11y.checks.case import Case, View
from a11y.checks.launcher_keyboard import usable
from a11y.checks.messages_announced import judge as announced
from a11y.checks.no_popup import judge as no_popup
from a11y.checks.reflow import judge as reflow
from a11y.model import Action, Focus, Recording, Rect, Step
from a11y.reader.order import Page

FIELD = node("field", "textbox", "f0:chat", "input", name="Type here", states={"focusable": "true"})
FIELD_400 = msgspec.structs.replace(FIELD, box=Rect(10, 200, 280, 40))
OTHER = node("other", "button", "f0:chat", "button", name="Returns", states={"focusable": "true"})


def walked(*looks, actions):
    """A walk by keyboard with a look after each act."""
    return Recording(
        "http://shop.example/", "human", "keyboard", "en", "", looks,
        tuple(Step(at, "ask", action, at) for at, action in enumerate(actions)), (),
    )  # fmt: skip


def focused(moment, held, *moves):
    """A look with the focus somewhere, and where it went since the one before."""
    return msgspec.structs.replace(moment, tree=msgspec.structs.replace(moment.tree, focus=held), focus=moves)


@pytest.mark.parametrize(("back_to", "verdict"), [("f0:field", "pass"), ("f0:other", "fail")])
def test_a_field_that_gets_its_focus_back_takes_nothing(back_to, verdict):
    looks = (
        look(0, FIELD, OTHER),
        focused(look(300, FIELD, OTHER), "f0:field"),
        focused(look(500, FIELD, OTHER), "f0:0"),
        focused(look(900, FIELD, OTHER), back_to, Focus(700, back_to, role="textbox")),
    )
    acts = (Action("load"), *[Action("key", key=key) for key in ("Tab", "Enter")], Action("wait"))
    found = list(no_popup(Case([walked(*looks, actions=acts)], [()])))
    assert [one.verdict for one in found] == [verdict]


def test_what_one_chose_is_no_message_to_be_told():
    looks = (
        look(0, *said("Hello, I am a bot."), FIELD, OTHER),
        look(
            500, *said("Hello, I am a bot."), *said("Where is my order?"), *said("On its way."), FIELD, OTHER
        ),
    )
    chosen = Action("click", "f0:other", label="Where is my order?")
    view = View(walked(*looks, actions=(Action("load"), chosen)), ())
    assert view.news(1) == ("On its way.",)


@pytest.mark.parametrize(("role", "stop", "good"), [("toolbar", "0", True), ("toolbar", "-1", False)])
def test_arrow_keys_get_to_a_reply_where_tab_enters_its_set(role, stop, good):
    held = node("set", role, "f0:chat")
    first = node("first", "button", "f0:set", "button", attributes={"tabindex": stop})
    human = node("human", "button", "f0:set", "button", name="Human", attributes={"tabindex": "-1"})
    first, human = (msgspec.structs.replace(one, states={"focusable": "true"}) for one in (first, human))
    page = Page(look(0, held, first, human).tree)
    assert usable(page, page.nodes["f0:human"]) is good


@pytest.mark.parametrize(("inside", "verdicts"), [("f0:help", []), ("f0:chat", ["fail"])])
def test_what_stands_in_a_dialog_one_has_gone_into_is_no_message(inside, verdicts):
    shut = node("close", "button", inside, "button", name="Close", states={"focusable": "true"})
    help_ = node("help", "dialog", "f0:chat", name="Keys")
    looks = (
        look(0, *said("Hello, I am a bot."), FIELD, OTHER),
        focused(
            look(
                500,
                *said("Hello, I am a bot."),
                help_,
                *said("Go with the arrow keys.", inside),
                shut,
                FIELD,
                OTHER,
            ),
            "f0:close",
        ),
    )
    found = announced(Case([walked(*looks, actions=(Action("load"), Action("key", key="Tab")))], [()]))
    assert [one.verdict for one in found] == verdicts


@pytest.mark.parametrize(("x", "verdict"), [(286, "pass"), (306, "fail"), (-30, "fail")])
def test_a_control_of_which_the_padding_lies_beside_the_view_is_in_sight(x, verdict):
    shut = node(
        "close",
        "button",
        "f0:chat",
        "button",
        name="Close",
        states={"focusable": "true"},
        box=Rect(x, 6, 36, 40),
    )
    narrow = msgspec.structs.replace(
        look(0, *said("Hello, I am a bot."), FIELD_400, shut), viewport=(320, 256)
    )
    record = msgspec.structs.replace(walked(narrow, actions=(Action("load"),)), profile="zoom-400")
    assert [one.verdict for one in reflow(Case([record], [()]))] == [verdict]


@pytest.mark.parametrize(("key", "news"), [("Tab", ()), ("Enter", ("What is it about?",))])
def test_what_moving_on_uncovers_again_is_no_news(key, news):
    greeting = said("Hello, I am a bot.")
    there = look(0, *greeting, *said("What is it about?"), FIELD, OTHER)
    covered = look(300, *greeting, *said("Go with the arrow keys."), FIELD, OTHER)
    looks = (there, covered, msgspec.structs.replace(there, at=600))
    view = View(walked(*looks, actions=(Action("load"), *[Action("key", key=key)] * 2)), ())
    assert view.news(2) == news


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [("You 6:10 AM", []), ("Sam AI 11/22/2026, 6:12:37 AM", []), ("It comes at 6:10 AM.", ["fail"])],
)
def test_a_name_with_a_time_over_a_message_is_none(text, verdicts):
    before = said("Hello, I am a bot.")
    looks = (look(0, *before, FIELD), look(500, *before, *said(text), FIELD))
    found = announced(Case([walked(*looks, actions=(Action("load"), Action("key", key="Tab")))], [()]))
    assert [one.verdict for one in found] == verdicts


def test_what_stood_outside_the_part_taken_for_the_chat_is_no_news():
    apart = node("apart", "region", "f0:main", "section")
    looks = [
        look(at, apart, *said("What is it about?", "f0:apart"), *said("Hello."), FIELD, OTHER)
        for at in (0, 9)
    ]
    view = View(walked(*looks, actions=(Action("load"), Action("click", "f0:other", label="Returns"))), ())
    view._panels.update({0: "f0:chat", 1: "f0:main"})
    assert view.news(1) == ()


@pytest.mark.parametrize(("key", "verdicts"), [("again", []), ("another", ["fail"])])
def test_a_message_that_was_out_of_sight_for_a_while_comes_once(key, verdicts):
    def line(name):
        block, words = said("What is it about?")
        return (
            msgspec.structs.replace(block, id=f"f0:{name}"),
            msgspec.structs.replace(words, id=f"f0:{name}-text", parent=f"f0:{name}"),
        )

    greeting = said("Hello, I am a bot.")
    looks = (
        look(0, *greeting, *line("again"), FIELD, OTHER),
        look(300, *greeting, FIELD, OTHER),
        look(600, *greeting, *line(key), FIELD, OTHER),
    )
    acts = (Action("load"), Action("click", "f0:other", label="Returns"), Action("wait"))
    assert [one.verdict for one in announced(Case([walked(*looks, actions=acts)], [()]))] == verdicts
