"""A typed yes or no is understood; anything more is left to the bot or the agent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.core.yes_no import _ANSWERS, _NO, _YES, _set, yes_or_no


@pytest.mark.parametrize("text", ["Yes", "YES!", " ja ", "Ja, graag.", "oui", "Sí", "doe maar", "Gerne!"])
def test_a_yes_in_five_languages(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "No, thanks", "Nee.", "hoeft niet", "nein danke", "Non merci"])
def test_a_no_in_five_languages(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "?", "yes but first tell me", "no idea", "nee, ik bedoel iets anders"])
def test_whatever_says_more_is_no_answer(text: str) -> None:
    assert yes_or_no(text) is None


def test_no_word_means_both() -> None:
    assert not _set(_YES) & _set(_NO)
    assert all(word for word in _ANSWERS)


@given(st.sampled_from(sorted(_ANSWERS)), st.sampled_from(["", "!", ".", " ", "...", "\n", "?!"]))
def test_case_and_punctuation_do_not_matter(word: str, mark: str) -> None:
    assert yes_or_no(word.upper() + mark) is _ANSWERS[word]
