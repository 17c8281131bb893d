"""Hints where finding fails."""

from pathlib import Path

import pytest
from paper import CORNER, PaperChat, moment, node, outcomes

from a11y.journeys import Do, begin, journey_named, next_step, perceive, read_guide
from a11y.journeys.guide import Hint
from a11y.profiles import profile_named

TEXT = """
language = "de"
[find.launcher]
selector = "button#go.big[data-x='1']"
[[step]]
goal = "open"
do = "click"
on = { name = "Accept" }
"""


def test_a_file_of_hints(tmp_path: Path) -> None:
    file = tmp_path / "hints.toml"
    file.write_text(TEXT)
    guide = read_guide(file)
    fits = node("x", attributes={"id": "go", "class": "a big", "data-x": "1"})
    assert guide.find["launcher"].fits(fits)
    assert not guide.find["launcher"].fits(node("x", attributes={"id": "go"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[find.launcher]\n", "a selector, a role or a name"), ("[find.rocket]\nname = 'x'\n", "rocket"),

     ("[find.human]\nselector = 'a > b'\n", "without spaces"), ("= 1", "expected TOML"),
     ("colour = 1", "colour")],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_told_with_its_name(tmp_path: Path, text: str, expected: str) -> None:
    file = tmp_path / "hints.toml"
    file.write_text(text)
    with pytest.raises(ValueError, match=expected) as caught:
        read_guide(file)
    assert "hints.toml" in str(caught.value)


def test_steps_are_done_first_and_the_language_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "hints.toml"
    file.write_text(TEXT)
    mouse, journey = profile_named("mouse"), journey_named("human")
    seen = perceive(mouse, moment(node("Accept"), node("Chat", box=CORNER)))
    notes = begin(seen, guide=read_guide(file))
    assert notes.language == "de"
    move = next_step(journey, mouse, seen, notes)
    assert isinstance(move, Do)
    assert (move.action.kind, move.action.node, move.goal) == ("click", "f0:Accept", "open")


def test_a_hint_needs_something_to_go_by() -> None:
    with pytest.raises(ValueError, match="a selector, a role or a name"):
        Hint()


def test_without_hints_nothing_is_different() -> None:
    from paper import walk

    assert outcomes(walk(PaperChat(), journey_named("human"), profile_named("mouse")))["ask"] == "reached"
