"""What the hub says to customers, in both languages and in plain words; and what a refusal says."""

import re
import string

import pytest

from console.core.refusals import _SENTENCES, CODES, explain
from console.core.texts import _TEXTS, LANGUAGES, say, supported

FACTS = {"company": "Example company", "bot": "Helper (bot)", "name": "Anna Example"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", _TEXTS)
def test_every_text_exists_in_both_languages_with_known_facts(key: str) -> None:
    texts = _TEXTS[key]
    assert set(texts) == set(LANGUAGES)
    assert texts["nl"] != texts["en"]
    assert all(places(text) <= set(FACTS) for text in texts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_speaks_is_said_whatever_the_customer_needs(language: str) -> None:
    person = {"nl": "mens", "en": "person"}[language]
    for needs in ((), ("plain_words",), ("more_time", "screen_reader")):
        for key in ("bot", "bot.named"):
            assert re.search(rf"(not a|geen) {person}", say(key, language, needs, **FACTS))
        assert "Anna Example" in say("human", language, needs, **FACTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["bot", "bot.named", "human", "nobody"])
def test_plain_words_come_in_short_sentences(key: str, language: str) -> None:
    plain = say(key, language, ("plain_words",), **FACTS)
    assert plain != say(key, language, (), **FACTS)
    assert max(len(sentence.split()) for sentence in re.split(r"[.?!]", plain)) <= 8


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("nl", "nl"), ("nl-BE", "nl"), ("NL", "nl"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("nld", "en")],
)
def test_the_nearest_language_is_spoken(tag: str, spoken: str) -> None:
    assert supported(tag) == spoken


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_says_what_came_and_what_to_do_in_both_languages(code: str) -> None:
    (message, hint), (bericht, wenk) = _SENTENCES[code]
    assert message != bericht
    assert hint != wenk
    assert places(message + hint) == places(bericht + wenk), "the same facts in both"
    for language in ("en", "nl"):
        said, todo = explain(code, dict.fromkeys(places(message + hint), "fact"), language)
        assert said.endswith(".")
        assert todo.endswith(".")
        assert "{" not in said + todo


def test_a_refusal_nobody_knows_is_shown_as_it_is() -> None:
    assert explain("brand_new", {"x": 1}, "nl") == ("brand_new", "")


def test_facts_of_strangers_are_never_read_as_a_pattern() -> None:
    message, hint = explain("unknown_ref", {"ref": "{ref.__class__} {"}, "en")
    assert message == "{ref.__class__} { is not kept here."
    assert hint
