import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.voice.said import _SENTENCES, Kind, Notice, VoiceError
from a11y.voice.text import MAX_CHARACTERS, MAX_WORDS, clean, phrases
from a11y.voice.waiting import CAPACITY, Waiting
from a11y.voice.worker import choose_voice

ESPEAK = [("gmw/en-029", ["en-029"]), ("gmw/en", ["en-gb"]), ("gmw/nl", ["nl"]), ("roa/fr-be", ["fr-be"])]


@given(st.text())
def test_nothing_a_stranger_writes_reaches_the_engine_as_a_control_character(text: str) -> None:
    assert all(character.isprintable() for character in clean(text) if not character.isspace())
    assert "\x1b" not in clean(text + "\x1b[31m\u202e")


@given(st.text(st.sampled_from("ab. ,!?\n"), max_size=3000))
def test_every_phrase_is_short_enough_and_no_word_is_lost(text: str) -> None:
    found = phrases(text)
    assert all(len(phrase) <= MAX_CHARACTERS and len(phrase.split()) <= MAX_WORDS for phrase in found)
    letters = [character for character in text if character in "ab"]
    assert [character for phrase in found for character in phrase if character in "ab"] == letters


def test_long_text_is_split_where_a_sentence_ends() -> None:
    sentence = "One two three four five six seven eight nine ten. "
    assert phrases(sentence * 7) == [(sentence * 6).strip(), sentence.strip()]


def test_a_word_without_end_is_cut() -> None:
    assert [len(phrase) for phrase in phrases("x" * 1000)] == [400, 400, 200]


@pytest.mark.parametrize("text", ["", " \n", "...", "\x07\x1b", "- –", "\ud800"])
def test_what_makes_no_sound_is_left_out(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_notice_is_a_sentence_in_both_languages(kind: Kind) -> None:
    english, dutch = (Notice(kind, "{0} fact\x1b", 3).sentence(language) for language in ("en", "nl-NL"))
    assert english != dutch
    assert "\x1b" not in english
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in _SENTENCES[kind]
    ]
    assert fields[0] == fields[1]
    assert str(VoiceError(kind, "{0} fact\x1b", 3)) == english


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("nl", "gmw/nl"),
        ("nl-BE", "gmw/nl"),
        ("en", "gmw/en"),
        ("en_GB", "gmw/en"),
        ("fr", "roa/fr-be"),
        ("xx", None),
    ],
)
def test_the_voice_fits_the_language(language: str, voice: str | None) -> None:
    assert choose_voice(ESPEAK, language) == voice


def said(waiting: Waiting) -> list[str]:
    return [phrase for phrase, _ in iter(waiting.next, None)]


def test_what_is_urgent_is_said_first_each_in_order() -> None:
    waiting = Waiting()
    for text, urgent in (("a", False), ("b", True), ("c", False), ("d", True)):
        waiting.put(text, "en", urgent=urgent)
    assert said(waiting) == ["b", "d", "a", "c"]


def test_urgent_overtakes_a_long_text_between_phrases_and_the_rest_follows() -> None:
    waiting = Waiting()
    waiting.put("x" * 800, "en", urgent=False)
    waiting.next()
    waiting.put("now", "en", urgent=True)
    assert said(waiting) == ["now", "x" * 400]


@given(st.lists(st.booleans(), max_size=CAPACITY * 3))
def test_the_queue_is_bounded_and_counts_what_it_drops_the_least_urgent_first(urgents: list[bool]) -> None:
    waiting = Waiting()
    for number, urgent in enumerate(urgents):
        waiting.put(str(number), "en", urgent=urgent)
        assert len(waiting) <= CAPACITY
    excess = max(0, len(urgents) - CAPACITY)
    assert waiting.dropped == waiting.untold() == excess
    assert waiting.untold() == 0
    left = said(waiting)
    assert len(left) == len(urgents) - excess
    kept_urgent = sum(urgents[int(number)] for number in left)
    assert kept_urgent == min(sum(urgents), CAPACITY)
