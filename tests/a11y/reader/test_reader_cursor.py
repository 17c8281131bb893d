import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_house import node, text, tree

from a11y.model import Frame, Node, Tree
from a11y.reader import Cursor, load_dialects

FOCUSABLE = {"focusable": "true"}
SHOP = tree(
    node("nav", "navigation", tag="nav"),
    node("a", "link", "Orders", "nav", states=FOCUSABLE),
    text("at", "Orders", "a"),
    node("main", "main", tag="main"),
    node("h1", "heading", "Help", "main", states={"level": "1"}, tag="h1"),
    text("h1t", "Help", "h1"),
    node("p", "paragraph", "", "main", tag="p"),
    text("p1", "Ask ", "p"),
    node("b", "link", "us", "p", states=FOCUSABLE),
    text("bt", "us", "b"),
    node("ul", "list", "", "main", tag="ul"),
    node("li1", "listitem", "", "ul", tag="li"),
    text("li1t", "Fast", "li1"),
    node("li2", "listitem", "", "ul", tag="li"),
    text("li2t", "Free", "li2"),
    node("go", "button", "Chat", "main", states={"focusable": "true", "expanded": "false"}),
    text("got", "Chat", "go"),
    node("h2", "heading", "Write", "main", states={"level": "2"}, tag="h2"),
    text("h2t", "Write", "h2"),
    node("in", "textbox", "Message", "main", states={"focusable": "true", "required": "true"}),
)


def press(dialect, *keys, language="en", page=SHOP):
    cursor = Cursor(dialect, language)
    return [[one.text for one in cursor.next(page, key)] for key in keys]


def test_quick_keys_go_to_the_next_of_their_kind_and_say_when_there_is_none():
    assert press("nvda", "h", "h", "h") == [
        ["main  landmark  Help  heading  level 1"],
        ["Write  heading  level 2"],
        ["no next heading"],
    ]
    assert press("nvda", "b") == [["main  landmark  Chat  button  collapsed"]]
    assert press("nvda", "2", "Shift+2", "d") == [
        ["main  landmark  Write  heading  level 2"],
        [],
        ["no next landmark"],
    ]


def test_orca_begins_again_at_the_top():
    assert press("orca-43", "h", "h", "h")[-1] == ["Wrapping to top.", "Help heading level 1."]


def test_containers_are_told_on_the_way_in_and_out():
    assert press("nvda", "i", "b")[1] == ["out of list  Chat  button  collapsed"]
    assert press("nvda", "l", "b") == [
        ["main  landmark  list  with 2 items"],
        ["Chat  button  collapsed"],
    ]


def test_arrows_read_line_by_line_and_voiceover_item_by_item():
    lines = press("nvda", *["ArrowDown"] * 4)
    assert lines == [
        ["navigation  landmark  link  Orders"],
        ["main  landmark  heading  level 1  Help"],
        ["Ask  link  us"],
        ["list  with 2 items  Fast"],
    ]
    assert len(press("voiceover", *["VO+ArrowRight"] * 4)[3]) == 1
    assert press("voiceover", *["VO+ArrowRight"] * 4)[2:] == [["Ask"], ["link us"]]


def test_a_field_takes_the_letters_until_escape():
    cursor = Cursor("orca-43")
    assert [one.text for one in cursor.next(SHOP, "e")][-1] == "Message entry required."
    assert cursor.mode == "browse"
    assert [one.text for one in cursor.next(SHOP, "Enter")] == ["Focus mode"]
    assert cursor.next(SHOP, "h") == ()
    assert [one.text for one in cursor.next(SHOP, "Escape")] == ["Browse mode"]
    assert cursor.next(SHOP, "h") != ()


def test_tab_to_a_field_turns_focus_mode_on():
    cursor = Cursor("orca-43")
    said = [[one.text for one in cursor.next(SHOP, "Tab")] for _ in range(4)][1:]
    assert said == [["us link."], ["Chat collapsed push button.", "Focus mode"], ["Message entry required."]]
    assert cursor.mode == "focus"
    assert cursor.next(SHOP, "Tab") == ()


def test_read_all_reads_everything_below_in_order():
    said = [one.text for one in Cursor("nvda").do(SHOP, "read all")]
    assert len(said) == 8
    assert "Fast" in said[3] and "Message" in said[-1]


def test_the_list_of_elements_has_all_of_a_kind():
    cursor = Cursor("nvda", "nl")
    assert [one.text for one in cursor.elements(SHOP, "link")] == ["Orders  koppeling", "us  koppeling"]
    assert [one.node for one in cursor.elements(SHOP, "heading")] == ["f0:h1", "f0:h2"]


def test_it_speaks_dutch():
    assert press("orca-43", "b", language="nl") == [["Chat ingevouwen drukknop."]]


def test_what_is_ignored_is_not_read():
    page = tree(
        node("d", "", ignored="uninteresting"),
        text("t", "Words", "d"),
        node("x", "button", "No", ignored="aria_hidden"),
    )
    assert press("nvda", "ArrowDown", "b", page=page) == [["Words"], ["no next button"]]


@pytest.mark.parametrize("dialect", ["voiceover", "jaws"])
def test_it_says_where_it_does_not_know(dialect):
    cursor = Cursor(dialect)
    said = cursor.do(SHOP, "next heading")
    assert not said[0].sure and said[0].note


ALL = sorted({key for one in load_dialects().values() for key in Cursor(one).keys})


@given(st.sampled_from(sorted(load_dialects())), st.lists(st.sampled_from(ALL), max_size=25), st.data())
def test_any_keys_on_a_changing_page_leave_it_on_something_that_is_there(dialect, keys, data):
    cursor = Cursor(dialect, data.draw(st.sampled_from(["en", "nl", "xx"])))
    smaller = tree(*[one for one in SHOP.nodes[1:] if one.id not in ("f0:in", "f0:h2", "f0:h2t")])
    for key in keys:
        page = data.draw(st.sampled_from([SHOP, smaller, tree()]))
        for said in cursor.next(page, key):
            assert said.text and said.until >= said.at
            assert not said.node or said.node in {one.id for one in page.nodes}
        assert not cursor.node or cursor.node in {one.id for one in page.nodes}


def test_a_region_without_a_name_is_no_landmark():
    page = tree(node("x", "region"), node("f", "form"), node("y", "region", "Chat"))
    assert [one.node for one in Cursor("nvda").elements(page, "landmark")] == ["f0:y"]


def test_a_recording_that_leads_in_circles_is_read_to_its_end():
    root = Node("f0:1", role="document", name="Case", parent="f0:2", children=("f0:2",), tag="#document")
    list_ = Node("f0:2", role="list", parent="f0:1", children=("f0:1", "f0:2", "f0:3", "f0:9"), tag="ul")
    item = Node("f0:3", role="text", name="Words", parent="f0:2", children=("f0:2",), tag="#text")
    page = Tree((root, list_, item), (Frame("f0"),))
    for dialect in load_dialects():
        cursor = Cursor(dialect)
        assert any("Words" in one.text for one in cursor.do(page, "read all"))
        assert cursor.do(page, "previous list") or cursor.do(page, "next list")


def test_orca_passes_over_buttons_that_cannot_be_used_and_nvda_does_not():
    off = {"focusable": "true", "disabled": "true"}
    page = tree(text("t", "Words", ""), node("send", "button", "Send", states=off))
    assert press("orca-43", "b", page=page) == [["No more buttons."]]
    assert press("nvda", "b", page=page) == [["Send  button  unavailable"]]


def test_an_editable_part_is_among_the_fields_whatever_its_role():
    free = {"focusable": "true", "editable": "richtext"}
    page = tree(text("t", "Words", ""), node("free", "generic", "Message", states=free))
    assert press("nvda", "e", page=page) == [["Message"]]


def test_the_first_tab_goes_to_the_first_stop_though_reading_stands_there():
    page = tree(
        node("one", "button", "One", states=FOCUSABLE), node("two", "button", "Two", states=FOCUSABLE)
    )
    assert press("orca-43", "Tab", "Tab", page=page) == [["One push button."], ["Two push button."]]
