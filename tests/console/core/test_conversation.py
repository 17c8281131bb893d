"""The fold: what a conversation is after its events."""

from typing import Any, get_args

import pytest
from core_house import ANNA, BOT, CALL, CUSTOMER, SITUATIONS, after, assigned, closed, queued, said, with_bot
from hypothesis import given, settings
from hypothesis import strategies as st
from test_wire import valid

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.conversation import Conversation, evolve, fold
from console.core.event import AnyEvent, Author, Recorded
from console.core.state import fingerprint


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_was_folded_already_changes_nothing(situation: str) -> None:
    talk = SITUATIONS[situation]()
    assert all(evolve(talk.state, r) is talk.state for r in talk.records)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__name__)
def test_every_event_can_be_folded_in_any_state(kind: type[Any]) -> None:
    @settings(max_examples=10, deadline=None)
    @given(valid(kind), st.sampled_from(["customer", "bot", "human", "system"]))
    def folds(event: Any, role: Any) -> None:
        if isinstance(event, ev.Redacted):
            event = ev.Redacted(("[phone 4]",), event.kept)
        for make in (Conversation, lambda: assigned().state):
            before = make()
            after = evolve(before, Recorded("conversation-1", before.seq + 1, 1, Author(role, "x"), event))
            assert after.seq == before.seq + 1
            assert after.epoch - before.epoch == (after.controller != before.controller)

    folds()


def test_control_is_derived_and_each_change_raises_the_epoch_by_one() -> None:
    talk = with_bot()
    history = [(talk.state.controller, talk.state.epoch)]
    for peer, command in [
        (CUSTOMER, cmd.AskHuman()),
        (ANNA, cmd.Claim()),
        (ANNA, cmd.ReturnToQueue()),
        (CUSTOMER, cmd.LeaveQueue()),
        (ANNA, cmd.TakeOver()),
        (ANNA, cmd.End()),
        (ANNA, cmd.Close("solved")),
        (CUSTOMER, said("Hello again")),
    ]:
        talk.do(peer, command)
        history.append((talk.state.controller, talk.state.epoch))
    bot, anna, nobody = ("bot", "bot"), ("human", "anna"), ("nobody", "")
    assert history == [
        (bot, 1), (nobody, 2), (anna, 3), (nobody, 4), (bot, 5), (anna, 6), (nobody, 7), (nobody, 7),
        (bot, 8),
    ]  # fmt: skip


def test_needs_survive_every_handoff_and_the_end() -> None:
    talk = after(with_bot, (CUSTOMER, cmd.SetNeeds(("screen_reader", "more_time", "more_time"))))
    for peer, command in [
        (CUSTOMER, cmd.AskHuman()),
        (ANNA, cmd.Claim()),
        (ANNA, cmd.Close("solved")),
        (CUSTOMER, said("Me again")),
    ]:
        talk.do(peer, command)
        assert talk.state.needs == ("more_time", "screen_reader")


def test_a_promise_outlives_the_engagement_it_was_made_in() -> None:
    talk = after(
        queued, (CUSTOMER, CALL), (ANNA, cmd.Claim()), (ANNA, cmd.End()), (CUSTOMER, said("Also..."))
    )
    assert (talk.state.phase, talk.state.engagement, talk.state.promised) == ("bot", 2, True)


def test_the_bot_begins_with_a_clean_slate_whenever_it_gets_control() -> None:
    talk = after(with_bot, (HUB, cmd.BotSilent(1)), (CUSTOMER, cmd.AskHuman()), (CUSTOMER, cmd.LeaveQueue()))
    assert (talk.state.tries.turns, talk.state.tries.offered, talk.state.turn) == (0, False, 0)
    assert talk.kinds(BOT, said("We are open from nine to five.", epoch=talk.state.epoch)) == "said"


def test_the_end_leaves_nothing_hanging() -> None:
    state = closed().state
    hanging = (state.offer, state.transfer, state.hand_back, state.human_offer, state.held, state.turn)
    assert hanging == (None, None, None, None, False, 0)
    assert (state.open, state.idle_until, state.agent_away_since) == (False, 0, 0)


def test_records_of_another_order_are_not_mixed_up() -> None:
    records = queued().records
    assert fold(reversed(records)).seq == records[-1].seq
    assert fold(sorted(records, key=lambda r: r.seq)) == queued().state


@given(st.text(max_size=400))
def test_a_fingerprint_is_its_own_fingerprint_or_shorter(text: str) -> None:
    once = fingerprint(text)
    assert len(once) <= 200
    assert fingerprint(text.upper().lower()) == fingerprint(text.lower())
