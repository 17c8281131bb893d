"""One table of actions: no key means two things, every text exists twice, every command can be made."""

from itertools import product

import pytest

from console.core import command as do
from console.core.board import Row
from console.core.conversation import Contact, Conversation, Offer, TransferState
from console.desk.actions import (
    ACTIONS,
    BY_NAME,
    Answer,
    Me,
    Situation,
    available,
    by_word,
    on_key,
    situation,
)

ME = Me("kim", ("sales",))
SITUATIONS = [
    Situation(phase, agent, held, offer, transfer, contacts, secrets)  # type: ignore[arg-type]
    for phase, agent, held, offer, transfer, contacts, secrets in product(
        ("new", "bot", "queued", "assigned", "wrap_up", "closed"),
        ("", "kim", "sam"),
        (False, True),
        ("", "kim", "sam"),
        ("", "kim", "sales", "sam"),
        (False, True),
        (False, True),
    )
]


@pytest.mark.parametrize("me", [ME, Me("kim", supervisor=True)])
def test_a_key_means_one_thing_in_every_situation(me: Me) -> None:
    for where in SITUATIONS:
        keys = [k for a in available(where, me) for k in (a.key, a.chord) if k]
        assert len(keys) == len(set(keys)), (where, sorted(keys))


def test_a_chord_never_types_a_letter() -> None:
    for action in ACTIONS:
        assert not action.chord or action.chord.startswith(("ctrl+", "f")), action.name
        assert len(action.chord) != 1, action.name


def test_every_text_exists_in_both_languages() -> None:
    for action in ACTIONS:
        assert all(action.label), action.name
        assert all(t.endswith(".") for t in action.help), action.name
        assert action.desk_only or all(action.words), action.name


def test_a_word_of_line_mode_means_one_thing_in_every_situation() -> None:
    for where, place in product(SITUATIONS, (0, 1)):
        words = [w for a in available(where, ME) for w in a.words[place]]
        assert len(words) == len(set(words)), where


def test_from_a_waiting_customer_to_the_composer_takes_one_key() -> None:
    waiting = situation(Row("c-0000001", 4, "queued", since=1))
    action = on_key("c", waiting, ME)
    assert action is BY_NAME["claim"]
    assert action.make is not None
    assert action.make(Answer()) == do.Claim()


def test_a_conversation_that_rings_at_somebody_else_cannot_be_claimed_here() -> None:
    row = Row("c-0000001", 4, "queued", since=1, offer_to="sam")
    assert on_key("c", situation(row), ME) is None


def test_an_agent_may_speak_only_where_they_are_in_control() -> None:
    for where in SITUATIONS:
        may = BY_NAME["say"] in available(where, ME)
        assert may == (where.phase == "assigned" and where.agent == "kim")


def test_a_row_and_a_conversation_tell_the_same_situation() -> None:
    conversation = Conversation(
        "c-0000001",
        phase="assigned",
        agent="sam",
        held=True,
        offer=Offer("kim", 9),
        transfer=TransferState("", "sales", "", 9),
        contacts=(Contact("[phone 1]", "call_back"),),
        kept=("[phone 1]",),
    )
    row = Row(
        "c-0000001",
        1,
        "assigned",
        since=1,
        agent="sam",
        held=True,
        offer_to="kim",
        transfer_to="sales",
        contacts=("[phone 1]",),
    )
    assert situation(row) == situation(conversation)


@pytest.mark.parametrize(
    ("name", "answer", "command"),
    [
        ("transfer", Answer("agent:sam", "knows it"), do.Transfer(agent="sam", note="knows it")),
        ("transfer", Answer("team:sales"), do.Transfer(team="sales")),
        ("correct", Answer("7", "It is free."), do.Correct(7, "It is free.")),
        ("close", Answer("solved", "sent again"), do.Close("solved", "sent again")),
        ("contact", Answer("[phone 1]|reached"), do.FinishContact("[phone 1]", "reached")),
        ("contact", Answer("[phone 1]|not_reached"), do.FinishContact("[phone 1]", "not_reached")),
        ("hand_back", Answer(text="asks for hours"), do.HandBack("asks for hours")),
        ("note", Answer(text="calls back"), do.Note("calls back")),
    ],
)
def test_answers_become_commands(name: str, answer: Answer, command: do.Command) -> None:
    make = BY_NAME[name].make
    assert make is not None
    assert make(answer) == command


def test_words_are_heard_in_both_languages() -> None:
    mine = Situation("assigned", "kim")
    assert by_word("Neem", Situation("queued"), ME, "nl") is BY_NAME["claim"]
    assert by_word("claim", Situation("queued"), ME, "nl") is BY_NAME["claim"]
    assert by_word("wacht", mine, ME, "nl-BE") is BY_NAME["hold"]
    assert by_word("hold", Situation("closed"), ME, "en") is BY_NAME["hold"]  # the hub says why it cannot
    assert by_word("dance", mine, ME, "en") is None
