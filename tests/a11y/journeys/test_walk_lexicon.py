"""The words of chats."""

import ast
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import a11y.journeys
from a11y.journeys.lexicon import (
    LANGUAGES,
    control,
    language_of,
    meaning,
    plain,
    say,
    tells_time,
    word,
    words,
)

FOLDER = Path(a11y.journeys.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_and_understands_what_english_does(language: str) -> None:
    ours, english = words(language), words("en")
    assert set(ours.say) == set(english.say)
    assert set(ours.texts) == set(english.texts)
    assert set(english.controls) - set(ours.controls) <= {"not_menu"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_customer_says_in_a_language_asks_for_a_human_in_it(language: str) -> None:
    assert meaning("human", say("ask", language))
    assert not meaning("human", say("nonsense_1", language))


@pytest.mark.parametrize(
    "name",
    ["Talk to a human", "Praat met een medewerker", "Mit einem Menschen sprechen", "Parler à un conseiller",
     "Hablar con una persona", "TALK TO A HUMAN", "→ Live agent"],
)  # fmt: skip
def test_a_control_for_a_human_is_known_by_its_name(name: str) -> None:
    assert control("human", name)


@pytest.mark.parametrize("name", ["Track my order", "Humane prices", "Waar is mijn pakket?", "Agenda", ""])
def test_other_controls_are_not_taken_for_one(name: str) -> None:
    assert not control("human", name)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("joined", "Sam, een mens, doet nu mee met de chat."), ("joined", "Vous parlez maintenant avec Sam."),
     ("waiting", "You are number 3 in the queue."), ("nobody", "We are outside our opening hours."),
     ("lost", "Die Verbindung ist unterbrochen."), ("bot", "Hola, soy un asistente virtual.")],
)  # fmt: skip
def test_meanings(kind: str, text: str) -> None:
    assert meaning(kind, text)


DENIALS = [
    "Hi, I am Sam and not a robot.", "You are not talking to a bot.", "Ik ben Sam, en geen robot.",
    "U praat niet met een chatbot.", "Ich bin Sam und kein Roboter.", "Je ne suis pas un robot.",
    "No soy un robot.",
]  # fmt: skip


@pytest.mark.parametrize("text", DENIALS)
def test_who_says_to_be_no_bot_does_not_tell_of_one(text: str) -> None:
    assert meaning("denial", text)
    assert not meaning("bot", text)


@pytest.mark.parametrize(
    "text",
    ["I am a bot, not a person.", "Ik ben een bot en geen mens.", "Je suis un chatbot, pas un humain.",
     "Ich bin ein Bot. Lieber ein Mensch und kein Roboter? Schreiben Sie „Mensch“."],
)  # fmt: skip
def test_who_says_to_be_a_bot_denies_nothing(text: str) -> None:
    assert meaning("bot", text)
    assert not meaning("denial", text)


def test_a_human_who_is_offered_in_place_of_a_bot_is_no_denial() -> None:
    assert not meaning("denial", "Would you rather talk to a human, and not to a bot? Choose that.")


def test_looking_for_somebody_is_not_having_found_them() -> None:
    assert not meaning("joined", "I am looking for a colleague for you.")
    assert not meaning("joined", "Choose Talk to a human, and a colleague takes over.")


@given(st.text(max_size=60))
def test_plain_words_stay_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a_language_nobody_knows_is_answered_in_english() -> None:
    assert (language_of("nl-BE"), language_of("xx"), language_of("")) == ("nl", "en", "en")


def _sentences() -> set[str]:
    """Everything that is told to people, found in the source."""
    found = set()
    for file in FOLDER.glob("*.py"):
        for one in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(one, ast.Call) or not isinstance(one.func, ast.Attribute):
                continue
            place = {"word": 0, "add": 1}.get(one.func.attr)
            if place is not None and len(one.args) > place:
                texts = ast.walk(one.args[place])
                found |= {
                    text.value
                    for text in texts
                    if isinstance(text, ast.Constant) and isinstance(text.value, str)
                }
    return found


@pytest.mark.parametrize("sentence", sorted(_sentences()))
def test_everything_that_is_told_exists_in_dutch_with_the_same_facts(sentence: str) -> None:
    facts = {field: f"<{field}>" for _, field, _, _ in Formatter().parse(sentence) if field}
    dutch = word("nl", sentence, **facts)
    assert all(fact in dutch for fact in facts.values())
    assert word("en", sentence, **facts) == sentence.format(**facts)


@pytest.mark.parametrize(
    ("language", "stamp", "message"),
    [
        ("en", "Sent at 9:41 AM", "I will look at 9:41"),
        ("nl", "Verzonden om 22 november om 6:08 a.m.", "Ik bel u om 9:41"),
        ("de", "Gesendet um 09:41 Uhr", "Ich komme um 9"),
        ("fr", "Envoyé à 09:41", "Je vous appelle à 9 h"),
        ("es", "Enviado a las 9:41", "Le llamo a las 9"),
        ("nl", "Just now", "Hallo"),
        ("en", "22/11/2026 09:41", "Hello"),
    ],
)
def test_the_time_under_a_message_is_not_its_words(language: str, stamp: str, message: str) -> None:
    assert tells_time(stamp, language)
    assert not tells_time(message, language)
