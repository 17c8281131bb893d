"""What no rule foresaw is heard by the model, which keeps silent where a rule knows better."""

import hashlib
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.core.human_request import Asks, asks_for_human, matcher, model, weights

TESTS = Path(__file__).parents[2]
LEARNED_FROM = (TESTS / "train/human_request", TESTS / "console/core/human_request_cases")

# No rule hears these: they are here to see that the model is asked, and its answer taken.
UNFORESEEN = [
    "this chat needs human eyes",
    "could you loop in a coworker",
    "zet er een mens op",
    "kann das an den, der die Abteilung leitet",
    "mir wäre lieber, jemand im Büro kümmert sich darum",
    "besoin d'un humain vivant derrière cet écran",
    "están libres sus agentes? necesito uno",
]
ROUTINE = [
    "where is my order",
    "can you book a table for two people",
    "I would like to know who your boss is",
    "connect my phone to the wifi",
    "waar is mijn pakje",
    "hoeveel mensen mogen mee op de boot",
    "wie is jouw baas",
    "wo ist mein Paket",
    "wie viele Personen dürfen ins Auto",
    "où est mon colis",
    "combien de personnes peuvent dormir ici",
    "dónde está mi pedido",
    "una mesa para cuatro personas esta noche",
]
words = st.lists(st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20), max_size=120)


def test_the_weights_were_learned_from_the_utterances_that_are_there() -> None:
    digest = hashlib.sha256()
    for path in (path for folder in LEARNED_FROM for path in sorted(folder.glob("*.tsv"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest() == weights.TRAINED_ON, "train again: python tests/train/human_request.py"


@pytest.mark.parametrize("text", UNFORESEEN)
def test_a_request_no_rule_foresaw_is_heard(text: str) -> None:
    assert asks_for_human(text) is Asks.YES


@pytest.mark.parametrize("text", UNFORESEEN)
def test_without_the_model_it_would_be_missed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "likelihood", lambda _: 0.0)
    assert asks_for_human(text) is not Asks.YES


@pytest.mark.parametrize("text", ROUTINE)
def test_everyday_questions_are_not_taken_for_requests(text: str) -> None:
    assert asks_for_human(text) is Asks.NO


@pytest.mark.parametrize(
    "text",
    [
        "no person please, I do not want a human",
        "I talked to a human agent yesterday",
        "am I talking to a human",
        "can my colleague help me",
        "the weather is nice",
    ],
)
def test_a_sure_model_has_no_say_against_a_guard(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "likelihood", lambda _: 1.0)
    assert asks_for_human(text) is Asks.NO


@pytest.mark.parametrize(("likely", "asks"), [(0.9, Asks.YES), (0.7, Asks.UNSURE), (0.3, Asks.NO)])
def test_a_half_sure_model_has_the_customer_asked(
    likely: float, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "likelihood", lambda _: likely)
    assert asks_for_human("people and a table for two") is asks


@given(words)
def test_the_likelihood_of_any_words_is_a_probability(said: list[str]) -> None:
    assert 0.0 <= model.likelihood(said) <= 1.0


@given(words)
def test_every_feature_has_a_weight(said: list[str]) -> None:
    found = [*model.rows(said), *(bucket for word in said for bucket in model.pieces(word))]
    assert all(0 <= bucket < model.BUCKETS for bucket in found)


@given(words, st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=9), min_size=model.WINDOW))
def test_of_a_long_story_both_ends_are_weighed(middle: list[str], end: list[str]) -> None:
    last = end[-model.WINDOW :]
    assert model.likelihood([*end, *middle, *last]) >= model.likelihood(last)
