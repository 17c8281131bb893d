"""The line under the agent's fingers, and what a typed line means."""

from hypothesis import given
from hypothesis import strategies as st

from console.desk.line_edit import MAX_LINE, LineEdit, width
from console.desk.line_parse import choose, parse
from console.desk.situation import Me, Situation

ME = Me("anna")
MINE = Situation("assigned", "anna")


def typed(keys: str) -> tuple[LineEdit, str]:
    edit = LineEdit()
    return edit, "".join(edit.key(key).echo for key in keys)


@given(st.text())
def test_no_key_writes_anything_that_acts_on_the_terminal(keys: str) -> None:
    edit, echo = typed(keys)
    assert not set(echo) - {"\n", "\a", "\b"} & {chr(n) for n in (*range(32), *range(127, 160))}
    assert not any("\ud800" <= c <= "\udfff" for c in edit.text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs", "Mn", "So"])))
def test_what_is_heard_is_what_is_sent(words: str) -> None:
    edit, echo = typed(words)
    assert edit.text == words == echo
    assert edit.key("\r").line == words
    assert edit.text == ""


@given(st.text(alphabet="aé漢👍 ", max_size=30), st.sampled_from(["\x7f", "\x15", "\x17"]))
def test_rubbing_out_goes_back_by_the_cells_that_went(words: str, key: str) -> None:
    edit, _ = typed(words)
    before = width(edit.text)
    echo = edit.key(key).echo
    assert echo == "\b \b" * (before - width(edit.text))
    assert words.startswith(edit.text)


def test_a_letter_goes_with_its_marks() -> None:
    edit, _ = typed("ae\u0301")
    edit.key("\x7f")
    assert edit.text == "a"


def test_arrow_and_function_keys_leave_nothing_behind() -> None:
    edit, echo = typed("a\x1b[A\x1b[1;5C\x1bOP\x1b[15~b")
    assert edit.text == echo == "ab"


def test_ctrl_c_drops_the_line_and_then_asks_to_leave() -> None:
    edit, _ = typed("half")
    assert (edit.key("\x03").done, edit.text) == ("", "")
    assert edit.key("\x03").done == "interrupted"


def test_ctrl_d_leaves_only_from_an_empty_line() -> None:
    edit, _ = typed("half")
    assert edit.key("\x04").done == ""
    assert LineEdit().key("\x04").done == "ended"


def test_a_line_is_bounded() -> None:
    edit, _ = typed("x" * (MAX_LINE + 10))
    assert len(edit.text) == MAX_LINE


@given(st.text(), st.sampled_from(["en", "nl"]))
def test_every_line_means_something(line: str, language: str) -> None:
    kind = parse(line, MINE, ME, language)
    assert (kind.kind == "nothing") == (not line.strip().removeprefix("/").strip())


def test_words_that_only_begin_like_a_command_go_to_the_customer() -> None:
    for line in ("hold on", "where are you?", "help is near", "end of may", "next week", "wie bent u"):
        assert parse(line, MINE, ME, "nl").kind == "say", line
    for line in ("hold", "HOLD", "/hold", "wacht"):
        action = parse(line, MINE, ME, "en").action
        assert action and action.name == "hold", line
    assert parse("hand back be exact", MINE, ME, "en").rest == "be exact"
    assert parse("say hold", MINE, ME, "en").rest == "hold"
    assert parse("/hold on", MINE, ME, "en").kind == "unknown"


def test_the_longest_name_is_chosen() -> None:
    names = {"sales": "a", "sales north": "b"}
    assert choose("Sales North now", names) == ("b", "now")
    assert choose("sales", names) == ("a", "")
    assert choose("salesman", names) is None
