"""What the checks take words for: language, hardness, puzzles, signs of a markup language."""

import pytest

from a11y.checks.check import wcag
from a11y.checks.language_marked import language_of
from a11y.checks.no_markup import RAW
from a11y.checks.no_puzzle import PUZZLE
from a11y.checks.plain_words import is_hard


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will look for the parcel that you are waiting for.", "en"),
        ("Wij kijken of het pakket van u met de post is gekomen.", "nl"),
        ("Wir sehen nach, ob das Paket für Sie mit der Post ist.", "de"),
        ("Vous pouvez nous dire comment est le colis pour vous.", "fr"),
        ("El paquete está con la persona que es su vecino y no con usted.", "es"),
        ("Example order 1001", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text_is_told_only_where_it_is_clear(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("Your parcel is on its way. It comes on Monday.", False),
        ("word " * 30, True),
        ("One. " * 100, True),
        ("Administrative circumstances notwithstanding jurisdictional contractualities.", True),
    ],
)
def test_long_sentences_long_messages_and_long_words_are_hard(text, hard):
    assert is_hard(text) == hard


@pytest.mark.parametrize(
    "text", ["I am not a robot", "Ik ben geen robot", "https://x.example/recaptcha/api2"]
)
def test_a_puzzle_is_known_by_its_words(text):
    assert PUZZLE.search(text)


def test_a_human_is_no_puzzle():
    assert not PUZZLE.search("Talk to a human, and not to a bot")


@pytest.mark.parametrize("text", ["**Hello** there", "see [help](page)", "# Title", "```code", "a &amp; b"])
def test_signs_of_markup_are_seen(text):
    assert RAW.search(text)


@pytest.mark.parametrize(
    "text", ["5 * 3 = 15", "Call #12", "Sam (human): hello", "U bent nummer 3 in de rij."]
)
def test_plain_words_have_no_markup(text):
    assert not RAW.search(text)


def test_what_came_with_wcag_2_2_has_no_clause_in_en_301_549():
    assert [norm.clause for norm in wcag("4.1.2", "A")] == ["4.1.2", "9.4.1.2"]
    assert [norm.clause for norm in wcag("2.5.8", "AA")] == ["2.5.8"]
