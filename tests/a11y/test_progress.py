"""Progress: one line that renews itself on a terminal, elsewhere a line a stage; no codes of a page."""

import contextlib
import io
import os

import pytest

from a11y.model import Action
from a11y.progress import Teller
from a11y.walk import Progress


def step(goal: str, profile: str = "mouse", number: int = 1) -> Progress:
    return Progress(profile, "human", goal, number, Action("wait"), done=0, of=2)


@pytest.fixture
def terminal():
    """A file that is a terminal, and a way to read all that came out of it."""
    master, slave = os.openpty()
    out = os.fdopen(slave, "w")

    def read() -> str:
        out.close()
        parts = []
        with contextlib.suppress(OSError):
            while part := os.read(master, 65536):
                parts.append(part)
        return b"".join(parts).decode()

    yield out, read
    out.close()
    os.close(master)


def test_a_file_gets_each_stage_once():
    out = io.StringIO()
    with Teller("en", out=out) as teller:
        for number in range(3):
            teller.step(step("open", number=number))
        teller.step(step("ask"))
    assert out.getvalue().splitlines() == ["mouse, human: open", "mouse, human: ask"]


def test_a_terminal_gets_one_line_that_is_gone_at_the_end(terminal):
    out, read = terminal
    with Teller("en", out=out) as teller:
        teller.step(step("open"))
        teller.step(step("a longer goal", "keyboard"))
        teller.step(step("x"))
    said = read()
    assert "\n" not in said
    assert said.split("\r")[-2].strip() == ""
    assert "0/2 mouse, human: x; keyboard, human: a longer goal" in said


def test_a_walk_that_is_over_is_told_with_its_outcome(make_recording):
    out = io.StringIO()
    with Teller("nl", out=out) as teller:
        teller.arrived(make_recording("touch", "not_reached"), 1, 2)
    assert out.getvalue() == "1/2 touch, human: niet bereikt\n"


def test_quiet_says_nothing(make_recording):
    out = io.StringIO()
    with Teller("en", quiet=True, out=out) as teller:
        teller.step(step("open"))
        teller.arrived(make_recording(), 1, 1)
    assert out.getvalue() == ""


def test_a_goal_with_codes_is_shown_harmlessly():
    out = io.StringIO()
    with Teller("en", out=out) as teller:
        teller.step(step("\x1b[2Jopen"))
    assert "\x1b" not in out.getvalue()
