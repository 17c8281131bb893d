"""Nothing a stranger writes can act on a terminal, hide, or push a row out of line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from console.core.safe import visible

ANYTHING = st.text(st.characters(codec=None))  # lone surrogates too
NASTY = st.text(
    st.sampled_from(
        "\x00\x07\x08\x1b\x7f\x85\x90\x9b\x9c\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f"
        "\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u3164\ufe0e\ufe0f\ufeff\ufff9\U000e0001\U000e0041"
        "\U000e007f\U000e0100\ud800\udfff\ue000\U0001f1f3\U0001f3fd\U0001f44d\U0001f468\u2764\u0301\u20e3"
        "aé漢한\n\r\t []<>#*1"
    )
)


def acts(char: str) -> bool:
    return char not in "\n" and (
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        or char in "\u034f\u115f\u1160\u3164\uffa0\ufe0e\ufe0f"
        or "\U000e0000" <= char <= "\U000e0fff"
    )


@given(ANYTHING | NASTY)
def test_nothing_is_left_that_acts_or_hides(text: str) -> None:
    assert not [c for c in visible(text) if acts(c) or c == "\n"]
    assert not [c for c in visible(text, lines=True) if acts(c)]


# Indic vowel signs: terminals themselves differ.
UNDISPUTED = st.text(st.characters(exclude_categories=("Mc",)))


@given(UNDISPUTED | NASTY)
def test_the_width_counted_is_the_width_drawn(text: str) -> None:
    shown = visible(text)
    assert cell_len(shown) == wcswidth(shown)


@given(ANYTHING | NASTY)
def test_showing_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(ANYTHING | NASTY)
def test_it_can_be_written_to_any_utf8_terminal(text: str) -> None:
    visible(text).encode("utf-8")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_words_and_markup_are_left_as_they_are(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b]0;owned\x07", "␛]0;owned␇"),
        ("\x1b[2J\x9b31m", "␛[2J‹U+009B›31m"),
        ("invoice\u202egpj.exe", "invoice‹RLO›gpj.exe"),
        ("pass\u200bword", "pass‹ZWSP›word"),
        ("hi\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065", "hi‹tags ignore›"),
        ("a\ufe00\ufe01\ufe02", "a‹VS×3›"),
        ("\ud83d", "‹U+D83D›"),
        ("één café, 漢字 en 한국어", "één café, 漢字 en 한국어"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f 🇳🇱 👍🏽", "👨👩👧 ❤ 🇳🇱 👍🏽"),
        ("[bold red]no[/]", "[bold red]no[/]"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 6 + "‹+34 marks›"),
        ("\u0301", "◌\u0301"),
        ("one\r\ntwo\u2028three", "one⏎two⏎three"),
        ("a\tb", "a    b"),
    ],
)
def test_what_is_shown(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_line_ends_stay_where_lines_are_wanted() -> None:
    assert visible("one\r\ntwo\rthree\n", lines=True) == "one\ntwo\nthree\n"
