"""The agent is called when they want to be, not too often, and never with somebody's control characters."""

import pytest

from console.desk.notify import EVERY_S, Notifier, how


class Tty:
    def __init__(self, *, wanted: bool = True, **environ: str) -> None:
        self.written: list[str] = []
        self.time = 0.0
        self.notifier = Notifier(self.written.append, wanted=wanted, environ=environ, clock=lambda: self.time)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM_PROGRAM": "WezTerm"}, "osc9"),
        ({"KITTY_WINDOW_ID": "1"}, "osc9"),
        ({"TERM": "foot"}, "osc777"),
        ({"TERM": "rxvt-unicode-256color"}, "osc777"),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "xterm-256color", "DISPLAY": ":0"}, "notify-send"),
        ({"TERM": "xterm-256color", "DISPLAY": ":0", "SSH_CONNECTION": "x"}, ""),
        ({"TERM_PROGRAM": "WezTerm", "TMUX": "x"}, ""),
    ],
)
def test_the_way_is_one_that_this_terminal_has(environ: dict[str, str], expected: str) -> None:
    assert how(environ, has_notify_send=True) == expected
    if expected == "notify-send":
        assert how(environ, has_notify_send=False) == ""


def test_the_bell_rings_everywhere() -> None:
    tty = Tty(TERM="xterm")
    assert tty.notifier.call("Somebody waits")
    assert tty.written == ["\a"]


def test_words_of_a_stranger_cannot_end_the_sequence() -> None:
    tty = Tty(TERM="foot")
    tty.notifier.call("Eve\x1b\\\x07;rm \x9c" + "x" * 500)
    assert tty.written[0].startswith("\a\x1b]777;notify;Handrail;Eve␛\\␇,rm ‹U+009C›xxx")
    assert tty.written[0].count("\x1b") == 2
    assert len(tty.written[0]) < 200


def test_a_flood_rings_once() -> None:
    tty = Tty()
    assert [tty.notifier.call("one") for _ in range(100)].count(True) == 1
    tty.time += EVERY_S
    assert tty.notifier.call("two")


def test_who_wants_silence_has_it() -> None:
    tty = Tty(wanted=False)
    assert not tty.notifier.call("one")
    assert tty.written == []
