"""The judge of the faults sees every way in which a promise can be broken."""

from collections.abc import Sequence

import msgspec

from console.core import event as ev
from console.core.event import AnyEvent, Author, Recorded
from tests.faults.ledger import Sent
from tests.faults.promises import Verdict, View, judge

ID = "conversation-1"
CUSTOMER, BOT, ANNA, BERT = (
    Author("customer", "c"),
    Author("bot", "bot"),
    Author("human", "anna"),
    Author("human", "bert"),
)
START = ev.Started("en", bot_id="bot")
SAID = ev.Said("a few words")


def log(*events: tuple[Author, AnyEvent, str]) -> list[Recorded]:
    return [Recorded(ID, seq, 1000 + seq, by, event, cid) for seq, (by, event, cid) in enumerate(events, 1)]


def sent(cid: str, seq: int = 0, refused: str = "") -> Sent:
    who, _, number = cid.rpartition(".")
    return Sent(cid, ID, who, int(number), 0.0, 1.0, seq, refused)


GOOD = log(
    (CUSTOMER, START, "c.1"),
    (CUSTOMER, SAID, "c.2"),
    (BOT, ev.Said("an answer", epoch=1), "b.1"),
    (CUSTOMER, ev.HumanRequested("button"), "c.3"),
    (CUSTOMER, ev.Queued(), "c.3"),
    (ANNA, ev.Assigned("anna", "Anna", "claim"), "a.1"),
    (ANNA, SAID, "a.2"),
    (CUSTOMER, SAID, "c.4"),
)
SENT = [sent("c.1", 1), sent("c.2", 2), sent("c.3", 4), sent("a.1", 6), sent("a.2", 7), sent("c.4", 8)]


def verdict(records: Sequence[Recorded], *more: Sent, view: Sequence[Recorded] | None = None) -> Verdict:
    views = [View("anna", "agent", ID, records if view is None else view)]
    return judge({ID: records}, [*SENT, *more], views)


def test_what_is_as_it_must_be_is_not_called_broken() -> None:
    assert verdict(GOOD).broken == []


def test_what_was_acknowledged_and_is_not_there_is_lost() -> None:
    assert len(verdict(GOOD, sent("c.5", 9)).lost) == 1
    assert len(verdict(GOOD, sent("c.5", 8)).lost) == 1


def test_what_is_there_twice_is_found() -> None:
    again = [*GOOD, msgspec.structs.replace(GOOD[-1], seq=9, at=1009)]
    assert len(verdict(again).twice) == 1


def test_what_was_refused_as_not_stored_and_is_there_is_found() -> None:
    kept = [*GOOD, Recorded(ID, 9, 1009, CUSTOMER, SAID, "c.5")]
    assert len(verdict(kept, sent("c.5", refused="not_stored")).twice) == 1
    assert verdict(kept, sent("c.5", refused="taken")).twice == []


def test_a_bot_that_answers_more_often_than_it_was_asked_is_found() -> None:
    twice = [*GOOD[:3], Recorded(ID, 4, 1004, BOT, ev.Said("an answer", epoch=1), "b.2")]
    assert len(judge({ID: twice}, [], []).twice) == 1


def test_what_is_out_of_order_is_found() -> None:
    swapped = [*GOOD[:7], Recorded(ID, 8, 1008, CUSTOMER, SAID, "c.1")]
    assert len(verdict(swapped).disorder) == 1
    assert len(verdict([*GOOD[:4], *GOOD[5:]]).disorder) == 3  # a gap moves all that comes after it
    back = [*GOOD[:7], msgspec.structs.replace(GOOD[7], at=5)]
    assert len(verdict(back).disorder) == 1


def test_two_controllers_are_found() -> None:
    for by, event in (
        (BERT, SAID),
        (BERT, ev.Assigned("bert", "Bert", "claim")),
        (BOT, ev.Said("late", epoch=1)),
    ):
        assert len(verdict([*GOOD, Recorded(ID, 9, 1009, by, event, "")]).two) == 1
    stale = [*GOOD[:2], Recorded(ID, 3, 1003, BOT, ev.Said("late", epoch=0), "")]
    assert len(judge({ID: stale}, [], []).two) == 1


def test_a_client_that_heard_less_or_something_else_is_found() -> None:
    assert len(verdict(GOOD, view=GOOD[:-1]).unheard) == 1
    other = [*GOOD[:7], msgspec.structs.replace(GOOD[7], event=ev.Said("other words"))]
    assert len(verdict(GOOD, view=other).unheard) == 1
