"""Erasure blanks every word and keeps the skeleton."""

from typing import Any, get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from console.core import event as ev
from console.core.conversation import fold
from console.core.erase import blank
from console.core.event import AnyEvent, Author, Erased, Recorded, Started

KINDS = get_args(AnyEvent)
WORD = "Zonnebloem"
SKELETON = {
    "Started.language", "Started.bot", "Started.bot_id", "Started.team", "Said.language",
    "Disclosed.text", "Disclosed.language", "Disclosed.name", "HumanOffered.language",
    "Queued.team", "ContactStored.ref", "ContactDone.ref", "Revealed.ref", "Redacted.refs", "Redacted.kept",
    "Offered.agent", "OfferEnded.agent", "Assigned.agent", "Assigned.name", "TransferAsked.agent",
    "TransferAsked.team", "TransferEnded.agent", "AgentAway.agent", "AgentBack.agent", "Closed.code",
    "WaitTold.numbers",
}  # fmt: skip
"""What may hold text and stays: routing, staff, codes, placeholders, and what the company itself said."""


def wordy(kind: type[Any]) -> Any:
    """Make an event with the word in every place that can hold any text."""

    def full(type_: Any) -> Any:
        match type_:
            case msgspec.inspect.StrType():
                return WORD
            case msgspec.inspect.VarTupleType():
                return (full(type_.item_type),)
            case msgspec.inspect.DictType():
                return {WORD: WORD}
            case msgspec.inspect.StructType():
                return type_.cls(**{f.name: full(f.type) for f in type_.fields})
            case msgspec.inspect.LiteralType():
                return type_.values[0]
            case msgspec.inspect.IntType():
                return 7
            case msgspec.inspect.BoolType():
                return True
            case msgspec.inspect.UnionType():
                return full(type_.types[0])
        raise AssertionError(type_)

    return full(msgspec.inspect.type_info(kind))


def recorded(event: Any, seq: int = 1) -> Recorded:
    return Recorded("c-1", seq, 5, Author("customer", "customer-1", WORD), event, "cid-1", 9)


def test_no_word_of_any_event_survives_but_the_skeleton() -> None:
    for kind in KINDS:
        blanked = blank(recorded(wordy(kind)))
        left = {f"{kind.__name__}.{k}" for k, v in asdict(blanked.event).items() if WORD in repr(v)}
        assert left <= SKELETON, f"{left - SKELETON} would survive an erasure"
        assert blanked.by.name == ""


def test_the_skeleton_stays() -> None:
    for kind in KINDS:
        before = recorded(wordy(kind))
        after = blank(before)
        assert (after.conversation, after.seq, after.at, after.cid, after.position) == (
            "c-1",
            1,
            5,
            "cid-1",
            9,
        )
        assert type(after.event) is kind
        assert (after.by.kind, after.by.id) == ("customer", "customer-1")
        for name, value in asdict(before.event).items():
            if name == "needs":
                assert getattr(after.event, name) == ()
            elif f"{kind.__name__}.{name}" in SKELETON or WORD not in repr(value):
                assert getattr(after.event, name) == value


def test_staff_keep_their_names() -> None:
    by = Author("human", "agent-1", "Example agent 1")
    assert blank(Recorded("c-1", 1, 5, by, ev.Said("hello"))).by == by


@given(st.sampled_from(KINDS))
def test_blanking_twice_is_blanking_once(kind: type[Any]) -> None:
    once = blank(recorded(wordy(kind)))
    assert blank(once) == once


@given(st.lists(st.sampled_from(KINDS), max_size=30))
def test_who_blanks_what_it_heard_folds_what_a_fresh_fetch_folds(kinds: list[type[Any]]) -> None:
    events = [wordy(Started), *(wordy(kind) for kind in kinds if kind is not ev.Redacted)]
    heard = [recorded(event, seq) for seq, event in enumerate(events, 1)]
    erased = recorded(Erased("customer"), len(heard) + 1)
    fetched = fold([*map(blank, heard), erased])
    assert fold([*map(blank, [*heard, erased])]) == fetched
    assert fold([*heard, erased]).phase == fetched.phase
