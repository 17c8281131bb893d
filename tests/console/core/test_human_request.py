"""Words that ask for a human lead to one; words that only mention a human do not."""

import csv
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.core.human_request import Asks, asks_for_human, matcher
from console.core.human_request.languages import LANGUAGES
from console.core.human_request.lexicon import Lexicon, plain

CASES = Path(__file__).parent / "human_request_cases"
FLOOR = 0.96

REQUESTS = {
    "nl": ["kan ik iemand spreken", "mens aub", "ik wil bellen met iemand", "spreken met een medwerker"],
    "en": ["get me a real person", "talk to a humna", "can I speak to someone", "agent please"],
    "de": ["jemand richtiges", "Kann ich mit jemandem sprechen?", "Mitarbeiter bitte", "bitte durchstellen"],
    "fr": ["je veux parler à quelqu'un", "un humain svp", "passez-moi un conseiller", "une vraie personne"],
    "es": ["quiero hablar con una persona", "páseme con alguien", "un humano por favor", "¿hay alguien ahí?"],
}
MENTIONS = [
    "is this written by a human?",
    "your agent was nice",
    "I want to become an agent",
    "the person who called me yesterday",
    "my real estate agent",
    "how do I add a user",
    "mijn medewerker kan niet inloggen",
    "are you a human?",
    "I spoke to an agent last week",
    "what are your agents' opening hours",
    "Bist du ein Mensch?",
    "quelqu'un a volé ma carte",
    "alguien sacó dinero de mi cuenta",
    "de medewerker was heel aardig",
    "my agent needs a form",
    "kan mijn medewerker ook inloggen",
    "can my colleague help me with this",
]
MIXED = ["I want to speak mit einem Mitarbeiter", "quiero hablar with a human", "ik wil een real person aub"]
# Each takes a verb that speaks of contact and a person, and says no to it.
NEGATIONS = {
    "en": (
        ["I don't want to {} {}", "I do not need to {} {}", "no need to {} {}", "please don't make me {} {}"],
        ["talk to", "speak with", "chat with"],
        ["a human", "an agent", "anyone", "your manager"],
    ),
    "nl": (
        ["ik wil niet met {1} {0}", "ik hoef niet met {1} te {0}", "liever niet met {1} {0}"],
        ["praten", "spreken", "chatten"],
        ["een mens", "een medewerker", "iemand"],
    ),
    "de": (
        ["ich will nicht mit {1} {0}", "ich möchte nicht mit {1} {0}", "bitte nicht mit {1} {0}"],
        ["sprechen", "reden", "chatten"],
        ["einem Menschen", "einem Mitarbeiter", "jemandem"],
    ),
    "fr": (
        ["je ne veux pas {} {}", "je veux pas {} {}", "pas besoin de {} {}"],
        ["parler à", "discuter avec"],
        ["un humain", "un conseiller", "quelqu'un"],
    ),
    "es": (
        ["no quiero {} {}", "no necesito {} {}", "no hace falta {} {}"],
        ["hablar con", "chatear con"],
        ["un humano", "un agente", "alguien"],
    ),
}
NEGATED = [
    shape.format(verb, person)
    for shapes, verbs, persons in NEGATIONS.values()
    for shape in shapes
    for verb in verbs
    for person in persons
]


def cases(language: str) -> list[tuple[bool, str]]:
    """The project's own utterances in one language: whether each asks, and its text."""
    with (CASES / f"{language}.tsv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(label == "1", text) for label, text in table[1:]]


ASKING = [text for language in REQUESTS for asks, text in cases(language) if asks]
HEARD = [text for text in ASKING if asks_for_human(text) is Asks.YES]


def stripped(text: str) -> str:
    """The text as somebody types it who leaves out the accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@pytest.mark.parametrize("language", REQUESTS)
def test_finds_requests_and_leaves_mentions_alone(language: str) -> None:
    judged = [(asks, asks_for_human(text) is Asks.YES) for asks, text in cases(language)]
    hits = judged.count((True, True))
    f1 = 2 * hits / (2 * hits + judged.count((True, False)) + judged.count((False, True)))
    assert len(judged) >= 250
    assert f1 >= FLOOR


@pytest.mark.parametrize("language", REQUESTS)
def test_hardly_ever_needs_to_ask_back(language: str) -> None:
    unsure = [text for _, text in cases(language) if asks_for_human(text) is Asks.UNSURE]
    assert len(unsure) <= 0.03 * len(cases(language)), unsure


@pytest.mark.parametrize("text", [text for texts in REQUESTS.values() for text in texts])
def test_plain_requests_are_heard(text: str) -> None:
    assert asks_for_human(text) is Asks.YES


@pytest.mark.parametrize("text", MIXED)
def test_a_request_in_two_languages_is_heard(text: str) -> None:
    assert asks_for_human(text) is Asks.YES


@pytest.mark.parametrize("text", MENTIONS)
def test_a_mention_is_not_a_request(text: str) -> None:
    assert asks_for_human(text) is Asks.NO


@pytest.mark.parametrize(
    "text", ["klantenservice", "can someone help me with my order", "I hate talking to bots"]
)
def test_what_only_the_customer_knows_is_asked_back(text: str) -> None:
    assert asks_for_human(text) is Asks.UNSURE


@pytest.mark.parametrize("text", NEGATED)
def test_a_refusal_is_not_a_request(text: str) -> None:
    assert asks_for_human(text) is not Asks.YES


@given(st.sampled_from(HEARD))
def test_capitals_do_not_change_a_request(text: str) -> None:
    assert asks_for_human(text.upper()) is Asks.YES


@given(st.sampled_from(HEARD))
def test_missing_accents_do_not_change_a_request(text: str) -> None:
    assert asks_for_human(stripped(text)) is Asks.YES


@given(st.sampled_from(HEARD), st.sampled_from(["!!!", " 🙏🙏", " 😡", "...", "\n", "?!", " \u200b"]))
def test_what_trails_a_request_does_not_change_it(text: str, tail: str) -> None:
    assert asks_for_human(text + tail) is Asks.YES


@pytest.mark.parametrize("text", [text for texts in REQUESTS.values() for text in texts])
@pytest.mark.parametrize("hint", ["", "nl", "de-AT", "xx", "zh-Hant", "\x00"])
def test_a_wrong_language_hint_does_no_harm(text: str, hint: str) -> None:
    assert asks_for_human(text, hint) is Asks.YES


@given(st.text(max_size=400), st.text(max_size=8))
def test_never_raises(text: str, language: str) -> None:
    assert asks_for_human(text, language) in Asks


words = st.sampled_from(
    [word for one in LANGUAGES for entries in one.roles.values() for word in entries.split()]
)


@given(st.lists(st.one_of(words, st.text(string.ascii_lowercase, max_size=9)), max_size=60).map(" ".join))
def test_never_raises_on_its_own_words_in_any_order(text: str) -> None:
    assert asks_for_human(text) in Asks


@given(st.text(min_size=1, max_size=12), st.integers(300, 4000))
def test_work_is_bounded_by_what_is_read_of_a_long_message(text: str, times: int) -> None:
    read = sum(len(token) for sentence in matcher.sentences(text * times) for token in sentence)
    assert read <= matcher.MOST_READ


def test_a_request_at_either_end_of_a_long_message_is_heard() -> None:
    story = "the parcel was left in the rain and it is wet. " * 80
    assert asks_for_human(f"I want a human. {story}") is Asks.YES
    assert asks_for_human(f"{story} can I speak to someone?") is Asks.YES
    assert asks_for_human(story) is Asks.NO


@pytest.mark.parametrize("lexicon", LANGUAGES, ids=lambda one: one.language)
def test_no_word_has_two_roles_in_one_language(lexicon: Lexicon) -> None:
    roles: dict[str, str] = {}
    for role, entries in lexicon.roles.items():
        for word in map(plain, entries.split()):
            assert roles.setdefault(word, role) == role, f"{word!r} is both {roles[word]} and {role}"
