"""What is shown and told of a page and of speech, on trees made by hand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.listen.kept import MOST, Kept
from a11y.listen.session import View
from a11y.listen.spoken import Mark
from a11y.listen.telling import notice
from a11y.listen.view import Row, heard_line, log_rows, place_of, tree_rows
from a11y.model import Action, Moment, Node, Tree, Utterance
from a11y.reader import dialect_named

NVDA = dialect_named("nvda")
TREE = Tree(
    nodes=(
        Node("f0:1", "document", "Shop", children=("f0:2", "f0:4", "f0:6", "f0:7")),
        Node("f0:2", "button", "Open  the chat", parent="f0:1", states={"expanded": "false"}, visible=True),
        Node("f0:3", "text", "Open the", parent="f0:2"),
        Node("f0:4", "generic", "", parent="f0:1"),
        Node("f0:5", "button", "", parent="f0:4", visible=True),
        Node("f0:6", "heading", "Gone", parent="f0:1", ignored="aria_hidden"),
        Node("f0:7", "textbox", "Town", parent="f0:1", name_from="placeholder", value="Ede", visible=True),
    ),
    frames=(),
    focus="f0:7",
)


def texts(rows: tuple[Row, ...]) -> list[str]:
    return ["".join(text for text, _ in row.spans) for row in rows]


def view(node: str = "", log: tuple = (), trouble: str = "", tree: Tree = TREE) -> View:
    return View(tree, "Shop", "https://shop.example/", node, "browse", log, trouble)


def test_the_tree_shows_what_a_reader_gets_and_no_more() -> None:
    assert texts(tree_rows(TREE, NVDA, "en")) == [
        "document  Shop",
        "  button  Open  the chat  collapsed".replace("Open  the", "Open the"),
        "  button  ‹no name›",
        "  edit  Town  “Ede”",
    ]


def test_a_node_without_a_row_is_at_the_row_around_it() -> None:
    rows = tree_rows(TREE, NVDA, "en")
    assert [place_of(rows, TREE, node) for node in ("f0:3", "f0:5", "f0:4", "f9:9")] == [1, 2, 0, -1]


@given(st.text())
def test_nothing_of_a_page_reaches_the_terminal_as_control(name: str) -> None:
    nodes = (
        Node("f0:1", "button", name, value=name, states={"roledescription": name}),
        Node("f0:2", "text", name),
    )
    tree = Tree(nodes, ())
    said = (Utterance(0, name, "live"), Mark(1, "key", name))
    rows = [*(row.spans for row in tree_rows(tree, NVDA, "en")), *log_rows(said, "en")]
    shown = "".join(text for spans in rows for text, _ in spans)
    assert not [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Zl", "Zp")]
    assert "\u202e" not in shown


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "why",
    ["busy", "not relevant", "came with its content", "removed too early", "duplicate", "interrupted"],
)
def test_what_was_never_spoken_says_why_in_both_languages(why: str, language: str) -> None:
    line = heard_line(Utterance(0, "Sam", "live", dropped=why), language)
    assert line.startswith(("(by itself) Sam (never spoken: ", "(vanzelf) Sam (nooit uitgesproken: "))
    assert f": {why})" not in line


def test_a_speech_that_was_cut_off_is_marked() -> None:
    assert heard_line(Utterance(0, "Hello", "focus", until=900, cut=300), "en") == "Hello (cut off)"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (view("f0:5"), "This has no name"),
        (view("f0:7"), "comes only from the sample text"),
        (view("f0:2"), "Browse mode"),
        (view("f0:5", trouble="It is gone."), "It is gone."),
        (view("f0:5", (Mark(1, "note", "Focus is lost"),)), "Focus is lost"),
        (view("f0:5", (Utterance(1, "Sam", "live", politeness="assertive"),)), "by itself and urgently"),
        (view("f0:5", (Utterance(1, "Sam", "live", dropped="removed too early"),)), "gone again too soon"),
        (view("f0:5", (Utterance(1, "Sam", "live", sure=False, note="Not known."),)), "Not known."),
    ],
)
def test_the_most_telling_sentence_comes_first(shown: View, told: str) -> None:
    assert told in notice(shown, "en")


def test_focus_on_what_cannot_be_seen_is_told() -> None:
    tree = Tree((Node("f0:1", "button", "Close", visible=False),), (), focus="f0:1")
    assert "cannot be seen" in notice(view("f0:1", tree=tree), "en")


def test_a_recording_that_is_full_says_so() -> None:
    kept = Kept()
    for at in range(MOST + 1):
        kept.add(Action("wait"), Moment(at, TREE))
    recording = kept.recording("https://shop.example/", "en", ())
    assert len(recording.moments) == len(recording.steps) == MOST
    assert "The recording is full (1000 moments)" in recording.unseen[0]
