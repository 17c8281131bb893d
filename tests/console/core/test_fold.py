"""Fold equals fetch, for everybody who sees anything of a conversation."""

from typing import get_args

import msgspec
import pytest
from core_house import ANNA, CALL, CUSTOMER, SITUATIONS, Talk, after, assigned, closed, said
from law_checks import AGREED, PRIVATE

from console.core import command as cmd
from console.core import event as ev
from console.core.audience import AUDIENCE, seen_by
from console.core.conversation import evolve, fold
from console.core.erase import blank
from console.core.event import AnyEvent, Author, Recorded


def full_of_everything() -> Talk:
    """A talk in which nearly everything has happened."""
    talk = after(
        assigned, (ANNA, cmd.Note(PRIVATE)), (CUSTOMER, CALL), (ANNA, cmd.Hold()), (ANNA, cmd.Resume())
    )
    steps = [
        (ANNA, cmd.Transfer(agent="bilal", note=PRIVATE)),
        (ANNA, cmd.HandBack(PRIVATE)),
        (CUSTOMER, cmd.AnswerOffer(human=False)),
        (CUSTOMER, said("kan ik iemand spreken")),
        (ANNA, cmd.Claim()),
        (ANNA, cmd.FinishContact("[phone 2]", "reached")),
        (ANNA, cmd.Close("solved", PRIVATE)),
        (CUSTOMER, said("Hello again")),
    ]
    for peer, command in steps:
        talk.do(peer, command, after_s=1)
    return talk


TALKS = SITUATIONS | {"everything": full_of_everything}


@pytest.mark.parametrize("name", TALKS)
@pytest.mark.parametrize("viewer", ["customer", "agent"])
def test_folding_as_it_comes_equals_a_fresh_fetch_from_any_place(name: str, viewer: str) -> None:
    seen = [s for r in TALKS[name]().records if (s := seen_by(r, viewer))]  # type: ignore[arg-type]
    fetched = fold(seen)
    for place in range(len(seen) + 1):
        assert fold(seen[place:], fold(seen[:place])) == fetched
        assert fold(seen, fold(seen[:place])) == fetched


@pytest.mark.parametrize("name", TALKS)
def test_a_customers_fold_agrees_with_the_whole_at_every_record(name: str) -> None:
    whole = theirs = fold([])
    for r in TALKS[name]().records:
        whole = evolve(whole, r)
        if seen := seen_by(r, "customer"):
            theirs = evolve(theirs, seen)
        assert {f: getattr(theirs, f) for f in AGREED} == {f: getattr(whole, f) for f in AGREED}


def test_agents_see_everything_and_customers_no_word_that_is_for_agents() -> None:
    records = full_of_everything().records
    assert [seen_by(r, "agent") for r in records] == records
    theirs = [s for r in records if (s := seen_by(r, "customer"))]
    assert PRIVATE in str(records)
    assert PRIVATE not in str(theirs)
    assert "solved" not in str(theirs)


def test_what_is_in_no_table_is_for_agents_only() -> None:
    class Unheard(ev.Event, frozen=True):
        pass

    unheard = Recorded("conversation-1", 1, 1, Author("system", "hub"), Unheard())  # type: ignore[arg-type]
    assert seen_by(unheard, "customer") is None
    assert seen_by(unheard, "agent") is unheard


def test_every_event_has_its_audience() -> None:
    assert set(AUDIENCE) == set(get_args(AnyEvent))


def test_an_erased_conversation_is_the_same_to_who_was_there_and_who_fetches_it() -> None:
    talk = after(closed, (CUSTOMER, cmd.Erase()))
    fetched = [blank(r) for r in talk.records]
    assert fold(fetched) == talk.state
    assert fold(s for r in fetched if (s := seen_by(r, "customer"))) == fold(
        s for r in talk.records if (s := seen_by(r, "customer"))
    )


def test_to_a_customer_an_agent_is_a_name_and_never_what_they_sign_in_with() -> None:
    by = Author("human", "login-of-agent", "Example Agent")
    for event in (ev.Assigned("login-of-agent", "Example Agent", "claim"), ev.AgentAway("login-of-agent")):
        seen = seen_by(Recorded("example-conversation", 1, 1, by, event), "customer")
        assert b"login-of-agent" not in msgspec.json.encode(seen)
