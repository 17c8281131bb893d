"""Browse mode and focus mode: where keys go, field by field, as each dialect has it."""

import msgspec
import pytest
from reader_house import node, recording, text, tree

from a11y.model import Action, Focus, Step
from a11y.reader import Cursor, hear
from a11y.reader.dialect import dialect_named
from a11y.reader.mode import Mode

FOCUSABLE = {"focusable": "true"}
EDITABLE = FOCUSABLE | {"editable": "richtext"}
PAGE = tree(
    node("one", "button", "One", states=FOCUSABLE),
    node("free", "generic", "", states=EDITABLE),
    node("named", "generic", "Message", states=EDITABLE),
    node("field", "textbox", "Question", states=FOCUSABLE),
    node("h", "heading", "Help", states={"level": "1"}, tag="h1"),
    text("ht", "Help", "h"),
)


def mode_after(dialect, *names):
    mode = Mode(dialect_named(dialect))
    by_id = {one.id: one for one in PAGE.nodes}
    for name in names:
        mode.come(by_id[f"f0:{name}"])
    return mode.now


def test_a_field_switches_to_focus_mode_and_a_button_back():
    assert mode_after("orca-43", "field") == "focus"
    assert mode_after("orca-43", "field", "one") == "browse"
    assert mode_after("nvda", "field") == "focus"


def test_an_editable_part_without_a_role_is_a_field_to_nvda():
    assert mode_after("nvda", "one", "free") == "focus"
    assert mode_after("jaws", "one", "named") == "focus"


def test_orca_passes_over_an_editable_part_without_a_role_and_stays_in_the_mode_it_was_in():
    assert mode_after("orca-43", "one", "free") == "browse"
    assert mode_after("orca-43", "field", "named") == "focus"


def test_orca_notices_an_editable_part_that_has_the_caret_already():
    assert mode_after("orca-43", "free", "one", "free") == "focus"
    assert mode_after("orca-43", "free", "field", "one", "free") == "browse"


def test_voiceover_has_no_modes():
    assert mode_after("voiceover", "free") == "browse"
    assert not dialect_named("voiceover").focus_mode


@pytest.mark.parametrize(("dialect", "said"), [("orca-43", []), ("nvda", ["Message"])])
def test_what_is_not_noticed_is_not_said(dialect, said):
    come = recording(PAGE, focus=[Focus(at=100, node="f0:named")])
    assert [one.text for one in hear(come, dialect, rate=0) if one.source == "focus"] == said


def test_letters_are_commands_in_an_editable_part_that_was_not_noticed():
    cursor = Cursor("orca-43")
    assert cursor.focus(PAGE, "f0:free") == ()
    assert [one.text for one in cursor.next(PAGE, "h")] == ["Help heading level 1."]
    cursor = Cursor("orca-43")
    cursor.focus(PAGE, "f0:free")
    assert [one.text for one in cursor.do(PAGE, "toggle mode")] == ["Focus mode"]
    assert cursor.next(PAGE, "h") == ()


def test_the_key_of_the_reader_itself_switches_the_mode_of_a_walk():
    walked = recording(PAGE, focus=[Focus(at=100, node="f0:free")])
    toggle = Step(2, "ask", Action("reader", key="Orca+a"), 2, at=20_000)
    after = msgspec.structs.replace(walked.moments[-1], at=20_000, focus=())
    walked = msgspec.structs.replace(walked, moments=(*walked.moments, after), steps=(*walked.steps, toggle))
    assert [one.text for one in hear(walked, "orca-43", rate=0) if one.source == "mode"] == ["Focus mode"]


def test_every_dialect_with_modes_knows_its_key_for_them():
    assert dialect_named("orca-43").toggle == "Orca+a"
    assert dialect_named("nvda").toggle
    assert dialect_named("jaws").toggle


def test_with_the_words_of_example_in_an_unnoticed_field_orca_loses_its_place():
    around = (node("h", "heading", "Help", states={"level": "1"}, tag="h1"), text("ht", "Help", "h"))
    more = (node("p", "paragraph", tag="p"), text("pt", "Words.", "p"))
    field = node("free", "generic", states=EDITABLE)
    before = tree(*around, *more, field, node("drawn", "text", "Type here", "free", tag="::before"))
    after = tree(*around, *more, field)
    cursor = Cursor("orca-43")
    cursor.focus(before, "f0:free")
    assert cursor.next(after, "ArrowUp") == ()
    assert [one.text for one in cursor.next(after, "ArrowDown")] == ["Words."]
    cursor = Cursor("orca-43")
    cursor.focus(after, "f0:free")
    assert [one.text for one in cursor.next(after, "ArrowUp")] == ["Words."]
