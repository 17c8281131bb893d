"""A recording played back has the surface of a page."""

import pytest

from a11y.browser.replay import OffScript, replay
from a11y.model import Action, Change, Moment, Recording, Step, Tool, Tree

NOTHING = Tree((), ())
CHANGE = Change(at=50, frame="f0", kind="added", text="Hi")
RECORDING = Recording(
    url="https://example.org/",
    journey="human",
    profile="keyboard",
    language="en",
    started="2026-01-01T00:00:00Z",
    moments=(
        Moment(at=5, tree=NOTHING, title="before"),
        Moment(
            at=60, tree=NOTHING, title="after", changes=(Change(at=50, frame="f0", kind="added", text="Hi"),)
        ),
    ),
    steps=(Step(number=1, goal="open", action=Action("key", key="Enter", label="Chat"), moment=1),),
    tools=(Tool("chromium", "1"),),
)


def test_the_same_steps_show_the_same_looks() -> None:
    with replay(RECORDING) as eye:
        assert eye.look().title == "before" and eye.now == 5
        eye.act(Action("key", key="Enter"))
        assert eye.look() == RECORDING.moments[1]
        assert eye.tools == RECORDING.tools


def test_what_happened_is_told_once() -> None:
    with replay(RECORDING) as eye:
        eye.act(Action("key", key="Enter"))
        assert [change.text for change in eye.look().changes] == ["Hi"]
        assert eye.look().changes == () and eye.look().title == "after"


def test_other_steps_than_the_recorded_are_refused() -> None:
    other = "expected key Enter Chat, as recorded, and came click f0:3"
    with replay(RECORDING) as eye, pytest.raises(OffScript, match=other):
        eye.act(Action("click", node="f0:3"))
    with replay(RECORDING) as eye:
        eye.act(Action("key", key="Enter"))
        with pytest.raises(OffScript, match="expected nothing more"):
            eye.server("queue 3")
