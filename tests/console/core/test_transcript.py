"""Every event is told in words, in Dutch and English, and a bot is never shown as anything else."""

from typing import Any, get_args

import pytest
from core_house import ANNA, CUSTOMER, SITUATIONS, after, assigned, said
from hypothesis import given, settings
from test_wire import valid

from console.core import command as cmd
from console.core import event as ev
from console.core.event import AnyEvent, Author, Recorded
from console.core.transcript import line_of, lines, speaker
from console.core.transcript_words import NEEDS, REASONS, SENTENCES, WAYS

WORDS = (ev.Said, ev.Disclosed, ev.Noted, ev.Suggested, ev.HumanOffered)


def recorded(event: AnyEvent, by: Author | None = None) -> Recorded:
    return Recorded("conversation-1", 3, 1000, by or Author("human", "anna", "Anna Example"), event)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__name__)
def test_every_event_is_told_in_both_languages_whatever_is_in_it(kind: type[Any]) -> None:
    @settings(max_examples=15, deadline=None)
    @given(valid(kind))
    def told(event: Any) -> None:
        for language in ("nl", "en"):
            line = line_of(recorded(event), language)
            if isinstance(event, WORDS):
                assert (line.text if line else "") == event.text
                continue
            assert line is not None
            assert line.text.strip()

    told()


def test_the_languages_differ_wherever_there_are_words() -> None:
    assert set(SENTENCES) == set(get_args(AnyEvent)) - set(WORDS)
    for dutch, english in [*SENTENCES.values(), *NEEDS.values()]:
        assert dutch != english
    for literal, words in [(ev.Need, NEEDS), (ev.Way, WAYS), (ev.Reason, REASONS)]:
        assert set(get_args(literal)) <= set(words)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__name__)
def test_every_why_has_its_words(kind: type[Any]) -> None:
    for field in kind.__struct_fields__:
        if field in ("why", "reason", "outcome"):
            assert set(get_args(kind.__annotations__[field])) <= set(REASONS)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_transcript_keeps_the_order_and_says_who(situation: str) -> None:
    records = SITUATIONS[situation]().records
    told = lines(records, "en")
    assert [line.seq for line in told] == [r.seq for r in records]
    assert {line.who for line in told} <= {
        "System", "Customer Example customer 1", "Bot", "Employee Anna Example", "Employee Bilal Example",
    }  # fmt: skip


def test_a_bot_is_never_shown_under_a_persons_name() -> None:
    assert speaker(Author("bot", "bot", "Anna Example"), "en") == "Bot"
    assert speaker(Author("human", "anna", "Anna Example"), "nl") == "Medewerker Anna Example"


def test_notes_suggestions_and_corrections_are_marked_as_what_they_are() -> None:
    talk = after(assigned, (ANNA, cmd.Note("Knows a lot.")))
    bots = talk.state.bot_seqs[0]
    talk.do(ANNA, cmd.Correct(bots, "From eight."))
    talk.do(CUSTOMER, said("Thank you"))
    note, correction, thanks = lines(talk.records[-3:], "en")
    assert (note.tone, note.text) == ("note", "Knows a lot.")
    assert (correction.text, correction.target) == ("Correction: From eight.", bots)
    assert thanks.tone == "customer"
    late = line_of(recorded(ev.Suggested("Late.", 1), Author("bot", "bot")), "en")
    assert late is not None
    assert late.tone == "suggestion"


@pytest.mark.parametrize("text", ["{who}", "{0}", "{", "}", "%s", "{note.__class__}"])
def test_words_of_strangers_are_never_read_as_a_pattern(text: str) -> None:
    for event in (
        ev.HumanRequested("words", text),
        ev.Closed("solved", text),
        ev.Corrected(1, text),
        ev.Said(text),
    ):
        line = line_of(recorded(event), "en")
        assert line is not None
        assert text in line.text
