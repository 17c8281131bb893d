"""What checks share of a walk: where the chat is, what is new, what opened it; and doubts put to rest."""

import msgspec
import pytest

from a11y.checks.axe_rules import judge as axe
from a11y.checks.case import Case, View
from a11y.checks.disclosure import judge as disclosure
from a11y.checks.human_stated import judge as human_stated
from a11y.checks.messages_announced import judge as announced
from a11y.checks.other_ways import judge as other_ways
from a11y.model import Action, AxeResult, Frame, Moment, Node, Recording, Rect, Stage, Step, Tree

BOX = Rect(100, 100, 300, 40)
GREETING, REPLY = "Hello, I am the bot of the example shop.", "You can return it within 30 days."


def node(key, role="generic", parent="f0:main", tag="div", **more):
    kept = {"visible": True, "on_screen": True, "hit": True, "box": BOX} | more
    return Node(f"f0:{key}", role, parent=parent, tag=tag, **kept)


def said(text, parent="f0:chat"):
    """A paragraph and its text."""
    block = node(text, "paragraph", parent, "p")
    return block, node(f"{text} as text", "text", block.id, "#text", name=text)


FIELD = node("field", "textbox", "f0:chat", "input", name="Type your message", states={"focusable": "true"})
SEND = node("send", "button", "f0:chat", "button", states={"focusable": "true"})


def look(at, *inside):
    """A page whose chat is part of it."""
    found = [
        Node("f0:0", "document", tag="#document", visible=True, box=Rect(0, 0, 1280, 800)),
        node("main", "main", "f0:0", "main"),
        node("chat"),
        *inside,
    ]
    children = {one.id: tuple(other.id for other in found if other.parent == one.id) for one in found}
    nodes = tuple(msgspec.structs.replace(one, children=children[one.id]) for one in found)
    return Moment(at, Tree(nodes, (Frame("f0", "http://shop.example/", lang="en"),)))


def walk(*looks, profile="screen-reader"):
    """Somebody comes, types a question, and waits."""
    actions = [Action("load"), Action("type", "f0:field", text="Where is it?"), *[Action("wait")] * 9]
    goals = ["load", *["ask"] * 10]
    steps = zip(goals, actions, strict=True)
    return Recording(
        url="http://shop.example/", journey="human", profile=profile, language="en", started="",
        moments=looks,
        steps=tuple(Step(at, goal, action, at) for at, (goal, action) in enumerate(steps) if at < len(looks)),
        stages=(Stage("open", "reached", 0),),
    )  # fmt: skip


TALK = (
    look(0, *said(GREETING), FIELD, SEND),
    look(1000, *said(GREETING)),
    look(2000, *said(GREETING), *said(REPLY)),
    look(3000, *said(GREETING), *said(REPLY), FIELD, SEND),
)


def test_a_reply_counts_though_the_field_is_gone_until_it_has_come():
    recording = walk(*TALK)
    verdicts = [(one.verdict, one.facts.get("text")) for one in announced(Case([recording], [()]))]
    assert verdicts == [("fail", REPLY)]


def test_a_chat_without_field_is_closed_once_its_conversation_has_gone():
    view = View(walk(TALK[0], look(1000)), ())
    assert (view.panel(0), view.panel(1)) == ("f0:chat", "")


def test_a_heading_is_no_message():
    block, text = said("Other ways to reach us")
    title = msgspec.structs.replace(block, role="heading", tag="h3")
    recording = walk(TALK[0], look(1000, *said(GREETING), title, text, FIELD))
    assert [*announced(Case([recording], [()]))] == []


def test_a_chat_that_stands_open_has_no_launcher_though_a_nameless_button_is_in_its_corner():
    corner = msgspec.structs.replace(SEND, name="Chat", box=Rect(1200, 740, 50, 50))
    inline = walk(look(0, *said(GREETING), FIELD, corner))
    assert View(inline, ()).launcher is None
    closed = msgspec.structs.replace(inline, stages=(Stage("open", "not_reached", 0),))
    assert View(closed, ()).launcher is not None


def test_what_opened_the_chat_is_its_launcher_and_not_the_banner_before_it():
    banner = node("banner", "button", "f0:main", "button", name="Accept", states={"focusable": "true"})
    button = node("launcher", "button", "f0:0", "button", name="Chat", box=Rect(1200, 740, 50, 50))
    there = look(0, *said(GREETING), banner, button)
    clicks = (Action("load"), Action("click", "f0:banner"), Action("click", "f0:launcher"))
    recording = msgspec.structs.replace(
        walk(there, there, there),
        steps=tuple(Step(at, "open", action, at) for at, action in enumerate(clicks)),
        stages=(Stage("open", "reached", 2),),
    )
    view = View(recording, ())
    assert (view.press, view.launcher and view.launcher.id) == (2, "f0:launcher")


@pytest.mark.parametrize(("focus", "verdict"), [("", "pass"), ("f0:field", "fail")])
def test_words_above_the_field_of_a_page_are_read_unless_the_focus_is_put_past_them(focus, verdict):
    first = msgspec.structs.replace(TALK[0], tree=msgspec.structs.replace(TALK[0].tree, focus=focus))
    assert [one.verdict for one in disclosure(Case([walk(first, TALK[3])], [()]))] == [verdict]


def test_nothing_of_a_human_is_said_once_for_each_walk():
    recordings = [walk(*TALK, profile=profile) for profile in ("mouse", "screen-reader")]
    outcomes = [*human_stated(Case(recordings, [(), ()]))]
    assert [(one.verdict, one.evidence.node) for one in outcomes] == [("fail", "")] * 2


def doubt(rule, summary="", name="", **style):
    """What is made of a doubt of axe-core about a paragraph on a ground."""
    block, text = said(GREETING)
    block = msgspec.structs.replace(
        block, name=name, style={"color": "rgb(22, 33, 31)"}, attributes={"aria-controls": "list"}
    )
    here = look(0, block, text)
    ground = style | {"background-color": style.get("background-color", "rgb(255, 255, 255)")}
    nodes = [
        msgspec.structs.replace(one, style=ground, attributes={"id": "list"}) if one.id == "f0:chat" else one
        for one in here.tree.nodes
    ]
    result = AxeResult(rule, "incomplete", "serious", "p", summary=summary, node=block.id)
    tree = msgspec.structs.replace(here.tree, nodes=tuple(nodes))
    seen = msgspec.structs.replace(here, tree=tree, axe=(result,))
    return [one.verdict for one in axe(Case([walk(seen)], [()])) if one.verdict != "pass"]


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ({}, []),
        ({"background-color": "rgb(90, 90, 90)"}, ["unsure"]),
        ({"background-color": "rgba(255, 255, 255, 0.5)"}, ["unsure"]),
        ({"background-image": "url(x.png)"}, ["unsure"]),
        ({"opacity": "0.5"}, ["unsure"]),
    ],
)
def test_contrast_is_no_doubt_where_one_colour_lies_behind(style, left):
    assert doubt("color-contrast", **style) == left


@pytest.mark.parametrize(("name", "left"), [("Chat", ["unsure"]), (GREETING, [])])
def test_words_in_sight_are_no_doubt_where_the_name_has_them(name, left):
    assert doubt("label-content-name-mismatch", name=name) == left


@pytest.mark.parametrize(("summary", "left"), [("aria-controls=list", []), ("aria-owns", ["unsure"])])
def test_what_is_controlled_is_no_doubt_where_it_is_on_the_page(summary, left):
    assert doubt("aria-valid-attr-value", summary) == left


NUMBER = node("number", "link", "f0:chat", "a", name="020 555 0100", attributes={"href": "tel:+31205550100"})
MAIL = (
    node("form", "form", "f0:chat", "form"),
    node("mail", "textbox", "f0:form", "input", name="Your e-mail address", attributes={"type": "email"}),
)


@pytest.mark.parametrize(("more", "verdict"), [((), "fail"), (MAIL, "pass")])
def test_a_field_for_an_address_is_another_way_than_the_telephone(more, verdict):
    recording = walk(TALK[0], look(1000, *said(GREETING), FIELD, NUMBER, *more))
    told = msgspec.structs.replace(recording, stages=(*recording.stages, Stage("told_nobody", "reached", 0)))
    assert [one.verdict for one in other_ways(Case([told], [()]))] == [verdict]
