"""Lines as they are drawn: a long text is read line by line in some dialects, and as one in others."""

import pytest
from reader_house import node, text, tree

from a11y.model import Rect
from a11y.reader import Cursor
from a11y.reader.order import Page, lines

LONG = "Hello. I am the digital assistant of the shop."
PAGE = tree(
    node("h", "heading", "Help", states={"level": "1"}, tag="h1", box=Rect(0, 0, 200, 30)),
    text("ht", "Help", "h"),
    node("p", "paragraph", tag="p", box=Rect(0, 40, 200, 60)),
    node("pt", "text", LONG, "p", wraps=(16, 37), box=Rect(0, 40, 200, 60)),
    node("a", "link", "Terms", "p", states={"focusable": "true"}, box=Rect(150, 80, 50, 20)),
    text("at", "Terms", "a"),
    node("dot", "generic", tag="div", box=Rect(0, 120, 200, 20)),
    text("dt", ".", "dot"),
)


def press(dialect, *keys):
    cursor = Cursor(dialect)
    return [[one.text for one in cursor.next(PAGE, key)] for key in keys]


def test_orca_reads_a_long_text_line_by_line_down_and_up_again():
    assert press("orca-43", *["ArrowDown"] * 4, "ArrowUp", "ArrowUp", "ArrowUp") == [
        ["Hello. I am the"],
        ["digital assistant of"],
        ["the shop.", "Terms link."],
        ["."],
        ["the shop.", "Terms link."],
        ["digital assistant of"],
        ["Hello. I am the"],
    ]


@pytest.mark.parametrize("dialect", ["nvda", "jaws"])
def test_others_read_it_as_one(dialect):
    said = [" ".join(line) for line in press(dialect, *["ArrowDown"] * 4)]
    assert any(LONG in line for line in said)


def test_to_read_all_a_text_is_one_in_every_dialect():
    assert LONG in [one.text for one in Cursor("orca-43").do(PAGE, "read all")]


def test_a_heading_is_one_line_however_it_is_drawn():
    page = Page(
        tree(
            node("h", "heading", "A long heading", states={"level": "1"}, tag="h1"),
            node("ht", "text", "A long heading", "h", wraps=(7,)),
        )
    )
    assert len(lines(page, drawn=True)) == 1


def test_pieces_stand_below_each_other():
    found = [line.first for line in lines(Page(PAGE), drawn=True) if line.first.id == "f0:pt"]
    assert [(one.name, one.box.y) for one in found] == [
        (LONG[:16], 40),
        (LONG[16:37], 60),
        (LONG[37:], 80),
    ]


def test_what_stands_beside_a_text_in_another_block_is_on_its_line_where_lines_are_as_drawn():
    page = tree(
        node("av", "generic", tag="div", box=Rect(0, 0, 30, 30)),
        node("at", "text", "B", "av", box=Rect(10, 7, 10, 16)),
        node("msg", "generic", tag="div", box=Rect(40, 0, 200, 30)),
        node("mt", "text", "Hello", "msg", box=Rect(40, 5, 60, 20)),
        node("send", "button", "Send", box=Rect(250, 40, 40, 20)),
    )
    every = [[one.id for one in line.nodes] for line in lines(Page(page), drawn=True)]
    assert every == [["f0:at", "f0:mt"], ["f0:send"]]
    assert len(lines(Page(page))) == 3
    cursor = Cursor("orca-43")
    assert [one.text for one in cursor.next(page, "Control+Home")] == ["B Hello."]


def test_a_field_in_place_of_another_tells_only_the_containers_that_are_new():
    first = tree(
        node("main", "main", tag="main"),
        node("f1", "form", "", "main", tag="form"),
        node("i1", "textbox", "One", "f1", states={"focusable": "true"}),
    )
    second = tree(
        node("main", "main", tag="main"),
        node("f2", "form", "", "main", tag="form"),
        node("i2", "textbox", "Two", "f2", states={"focusable": "true"}),
    )
    cursor = Cursor("orca-43")
    assert [one.text for one in cursor.focus(first, "f0:i1")] == [
        "main content",
        "form",
        "One entry.",
        "Focus mode",
    ]
    assert [one.text for one in cursor.focus(second, "f0:i2")] == ["form", "Two entry."]


def test_a_quick_key_to_a_landmark_says_its_name_and_the_line_that_it_begins_in():
    page = tree(
        node("bt", "text", "Shop", box=Rect(0, 0, 50, 20)),
        node("nav", "navigation", "Main", tag="nav", box=Rect(60, 0, 200, 20)),
        node("a", "link", "Orders", "nav", states={"focusable": "true"}, box=Rect(60, 0, 60, 20)),
        node("b", "link", "Returns", "nav", states={"focusable": "true"}, box=Rect(130, 0, 60, 20)),
    )
    cursor = Cursor("orca-43")
    assert [one.text for one in cursor.next(page, "m")] == ["Main", "Shop.", "Orders link.", "Returns link."]
    assert [one.text for one in cursor.next(page, "k")] == ["Returns link."]


def test_an_empty_status_is_a_line_to_orca_and_a_field_is_not_named_twice():
    page = tree(
        node("nav", "navigation", tag="nav", box=Rect(60, 0, 200, 20)),
        text("hi", "Hi", ""),
        node("a", "link", "Orders", "nav", states={"focusable": "true"}, box=Rect(60, 0, 60, 20)),
        node("s", "status", tag="p", box=Rect(0, 30, 200, 20)),
        node("l", "label", "", tag="label", box=Rect(0, 60, 200, 20)),
        node("lt", "text", "Your message", "l", box=Rect(0, 60, 90, 20)),
        node("i", "textbox", "Your message", states={"focusable": "true"}, box=Rect(0, 90, 200, 20)),
    )
    cursor = Cursor("orca-43")
    cursor.next(page, "Control+Home")
    said = [[one.text for one in cursor.next(page, "ArrowDown")] for _ in range(4)]
    assert said[-3:] == [["leaving navigation.", "statusbar."], ["Your message."], ["entry."]]
    assert ["Your message  edit  blank"] in [
        [one.text for one in nvda.next(page, "ArrowDown")] for nvda in [Cursor("nvda")] for _ in range(6)
    ]


def test_words_with_space_by_itself_between_them_are_apart():
    page = tree(
        node("p", "paragraph", tag="p"),
        node("b", "strong", "", "p", tag="b"),
        text("who", "Bot", "b"),
        text("gap", " ", "p"),
        node("i", "emphasis", "", "p", tag="i"),
        text("what", "Hello", "i"),
        text("more", "!", "p"),
    )
    assert [one.text for one in Cursor("orca-43").do(page, "read all")] == ["Bot Hello!"]
