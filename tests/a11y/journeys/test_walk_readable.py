"""How hard a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.journeys.readable import reading, syllables

PLAIN = {
    "en": "You can send it back. You have thirty days. We pay for the stamp.",
    "nl": "U kunt het terug sturen. U hebt dertig dagen. Wij betalen de zegel.",
}
HARD = {
    "en": "Notwithstanding aforementioned contractual obligations, administrative identification "
    "documentation is unconditionally obligatory.",
    "nl": "Niettegenstaande voornoemde contractuele verplichtingen is additionele administratieve "
    "identificatiedocumentatie onvoorwaardelijk verplicht.",
}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_plain_is_plain_and_hard_is_hard(language: str) -> None:
    plain, hard = reading(PLAIN[language], language), reading(HARD[language], language)
    assert plain
    assert hard
    assert plain.plain
    assert not hard.plain
    assert hard.hard_words
    assert not plain.hard_words


def test_one_endless_sentence_is_not_plain_though_its_words_are() -> None:
    found = reading(
        "You can send it back and we will pay you and then you can buy a new one or not if you like", "en"
    )
    assert found
    assert not found.plain


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("bot", "en", 1),
        ("order", "en", 2),
        ("medewerker", "nl", 4),
        ("human", "en", 2),
        ("beeindigen", "nl", 3),
        ("please", "en", 1),
        ("table", "en", 2),
        ("beste", "nl", 2),
    ],
)
def test_syllables(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_what_is_too_short_or_in_another_language_is_not_measured() -> None:
    assert reading("Hello there.", "en") is None
    assert reading(HARD["en"], "fr") is None


@given(st.text(max_size=200), st.sampled_from(["en", "nl", "nl-BE"]))
def test_anything_can_be_measured(text: str, language: str) -> None:
    found = reading(text, language)
    assert found is None or found.words >= 8
