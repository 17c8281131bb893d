"""The board: who waits, in which order, and who may see it."""

from itertools import pairwise

import pytest
from core_house import (
    ANNA,
    BILAL,
    BOT,
    CALL,
    CHEF,
    CUSTOMER,
    SITUATIONS,
    after,
    assigned,
    queued,
    said,
    with_bot,
)
from hypothesis import given
from hypothesis import strategies as st

from console.core import command as cmd
from console.core.asked import HUB
from console.core.board import Row, row, visible_to, waiting
from console.core.event import Said


@pytest.mark.parametrize("situation", SITUATIONS)
def test_whoever_needs_somebody_has_a_row_and_nobody_else(situation: str) -> None:
    state = SITUATIONS[situation]().state
    shown = row(state)
    assert (shown is None) == (state.phase in ("new", "closed"))
    assert shown is None or (shown.phase, shown.seq) == (state.phase, state.seq)


def test_a_row_says_why_how_long_and_what_the_customer_needs() -> None:
    talk = after(with_bot, (CUSTOMER, cmd.SetNeeds(("call_me",))))
    talk.do(BOT, cmd.AskHuman("Wants Saturday hours.", epoch=1), after_s=9)
    shown = row(talk.state)
    assert shown is not None
    assert (shown.reason, shown.summary, shown.needs) == ("bot", "Wants Saturday hours.", ("call_me",))
    assert (shown.name, shown.since) == ("Example customer 1", talk.now)


def test_a_row_shows_what_rings_hangs_and_was_promised() -> None:
    ringing = row(after(queued, (CUSTOMER, CALL), (HUB, cmd.OfferTo("anna"))).state)
    assert ringing is not None
    assert (ringing.offer_to, ringing.contacts) == ("anna", ("[phone 2]",))
    asked = row(after(assigned, (ANNA, cmd.Transfer(team="support")), (HUB, cmd.AgentGone("anna"))).state)
    assert asked is not None
    assert (asked.transfer_to, asked.agent, asked.agent_away) == ("support", "anna", True)
    done = after(assigned, (CUSTOMER, CALL), (ANNA, cmd.FinishContact("[phone 2]", "reached")))
    kept = row(done.state)
    assert kept is not None
    assert kept.contacts == ()


def test_a_row_shows_what_was_said_last_cut_to_a_line() -> None:
    talk = after(queued, (CUSTOMER, said("x" * 500)))
    last = next(r for r in reversed(talk.records) if isinstance(r.event, Said))
    shown = row(talk.state, last)
    assert shown is not None
    assert (shown.last, shown.last_by, shown.last_at) == ("x" * 120, "customer", talk.now)


ROWS = st.lists(
    st.builds(
        Row,
        conversation=st.sampled_from("abcdef"),
        seq=st.just(1),
        phase=st.sampled_from(["bot", "queued", "assigned"]),
        since=st.integers(0, 3),
        front=st.booleans(),
    ),
    unique_by=lambda shown: shown.conversation,
)


@given(ROWS)
def test_the_queue_is_who_lost_their_agent_first_then_who_waits_longest(rows: list[Row]) -> None:
    queue = waiting(rows)
    assert {r.conversation for r in queue} == {r.conversation for r in rows if r.phase == "queued"}
    assert queue == waiting(reversed(rows)), "the same for everybody"
    for first, second in pairwise(queue):
        assert (not first.front, first.since) <= (not second.front, second.since)


def test_a_customer_who_lost_their_agent_waits_at_the_front() -> None:
    lost = after(assigned, (ANNA, cmd.ReturnToQueue()))
    earlier = queued(now=lost.now - 60_000)
    rows = [shown for talk in (earlier, lost) if (shown := row(talk.state))]
    assert [r.front for r in waiting(rows)] == [True, False]


def test_agents_see_their_teams_rows_and_what_is_theirs_or_asked_of_them() -> None:
    mine = Row("c", 1, "assigned", 0, team="billing", agent="bilal")
    asked = Row("c", 1, "assigned", 0, team="billing", agent="anna", transfer_to="bilal")
    theirs = Row("c", 1, "assigned", 0, team="billing", agent="anna")

    def sees(shown: Row, peer: object) -> bool:
        return visible_to(shown, peer.teams, supervisor=peer.supervisor, agent=peer.id)  # type: ignore[attr-defined]

    assert [sees(shown, BILAL) for shown in (mine, asked, theirs)] == [True, True, False]
    assert [sees(shown, ANNA) for shown in (mine, asked, theirs)] == [True, True, True]
    assert [sees(shown, CHEF) for shown in (mine, asked, theirs)] == [True, True, True]
    assert visible_to(Row("c", 1, "queued", 0), (), supervisor=False), "who asks for nobody in particular"
    to_team = Row("c", 1, "assigned", 0, team="billing", transfer_to="support")
    assert sees(to_team, BILAL)
    assert not visible_to(theirs, (), supervisor=False, agent="")
