"""What the hub does by itself: late or repeated it changes nothing, and it never takes a way from anybody."""

from datetime import UTC, datetime, time

import pytest
from core_house import (
    ANNA,
    BILAL,
    BOT,
    CALL,
    CUSTOMER,
    DAY,
    NOBODY,
    POLICY,
    SITUATIONS,
    STAFF,
    Talk,
    after,
    assigned,
    closed,
    queued,
    said,
    taught,
    warned,
    with_bot,
)
from msgspec.structs import replace

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.due import due
from console.core.hours import Hours, Opening


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_due_comes_neither_early_nor_twice(situation: str) -> None:
    for place in range(len(due(SITUATIONS[situation]().state, POLICY))):
        talk = SITUATIONS[situation]()
        at, command = due(talk.state, talk.policy)[place]
        if not isinstance(command, cmd.BotSilent):
            talk.now = at - 1
            assert talk.do(HUB, command) == [], "not before its time"
        talk.now = at
        assert talk.do(HUB, command), "at its time it changes something"
        assert talk.do(HUB, command) == [], "sent twice it changes nothing"


def test_what_is_due_comes_in_the_order_of_its_time() -> None:
    talk = after(assigned, (ANNA, cmd.Transfer(agent="bilal")), (HUB, cmd.AgentGone("anna")))
    taught(talk, transfer_s=90)
    times = [at for at, _ in due(talk.state, talk.policy)]
    assert len(times) == 2
    assert times == sorted(times)


def test_a_declined_offer_rings_on_and_remembers_who_passed() -> None:
    talk = queued()
    for agent in (ANNA, BILAL, ANNA):
        talk.do(HUB, cmd.OfferTo(agent.id))
        talk.do(HUB, cmd.OfferTimeout(agent.id), after_s=30)
    assert talk.state.passed == ("bilal", "anna"), "each once, the latest last"
    assert talk.do(HUB, cmd.OfferTo("somebody-who-left")) == []


def test_declining_keeps_the_customers_place() -> None:
    talk = queued()
    since = talk.state.waiting_since
    talk.do(HUB, cmd.OfferTo("anna"), after_s=5)
    assert talk.kinds(ANNA, cmd.DeclineOffer(), after_s=5) == "offer_ended"
    assert (talk.state.phase, talk.state.waiting_since) == ("queued", since)


def test_the_truth_about_the_wait_changes_with_the_hours() -> None:
    friday = int(datetime(2026, 3, 6, 16, 59, tzinfo=UTC).timestamp() * 1000)
    week = Hours(tuple(Opening(day, time(9), time(17)) for day in range(5)))
    talk = Talk(replace(POLICY, hours=week), STAFF, friday)
    talk.do(CUSTOMER, cmd.Start())
    assert talk.kinds(CUSTOMER, cmd.AskHuman()) == "human_requested queued disclosed", "somebody is there"
    talk.staff = NOBODY
    assert [event.why for event in talk.do(HUB, cmd.TellWait())] == ["nobody"]  # type: ignore[union-attr]
    [told] = talk.do(HUB, cmd.TellWait(), after_s=60)
    assert isinstance(told, ev.WaitTold)
    assert (told.why, told.opens_at) == ("closed", friday + 60_000 + 64 * 3_600_000)
    assert talk.do(HUB, cmd.TellWait(), after_s=60) == [], "said once"


def test_a_long_wait_is_said_with_its_length_and_where_other_ways_lead() -> None:
    talk = with_bot(staff=replace(STAFF, on_duty=1, free=0, waiting=4))
    taught(talk, ways={"phone": "0800 1234567", "email": ""})
    talk.do(CUSTOMER, cmd.AskHuman())
    told = talk.last(ev.WaitTold)
    assert (told.why, told.wait_s) == ("long", 5 * 360)
    assert (told.ways, told.numbers) == (("phone", "email"), {"phone": "0800 1234567"})


def test_nobody_waiting_is_ever_ended_by_the_hub() -> None:
    for make in (queued, lambda: after(queued, (CUSTOMER, CALL)), assigned):
        talk = make()
        for command in (cmd.WarnIdle(), cmd.EndIdle(), cmd.WrapUpTimeout(), cmd.Retain()):
            assert talk.do(HUB, command, after_s=100 * 86_400) == []


def test_a_warning_means_nothing_once_the_bot_has_asked_for_a_human() -> None:
    talk = after(warned, (BOT, cmd.AskHuman(epoch=1)))
    assert talk.do(HUB, cmd.EndIdle(), after_s=90_000) == []
    assert talk.state.phase == "queued"


def test_silence_is_warned_with_its_end_and_ends_only_after_it() -> None:
    talk = with_bot()
    talk.do(BOT, said("Closed.", epoch=1))
    assert talk.do(HUB, cmd.EndIdle(), after_s=9999) == [], "never without a warning"
    [warning] = talk.do(HUB, cmd.WarnIdle())
    assert warning == ev.IdleWarned(talk.now + 300_000)
    assert talk.do(HUB, cmd.EndIdle(), after_s=299) == []
    assert talk.kinds(HUB, cmd.EndIdle(), after_s=1) == "ended closed"


def test_agent_lost_means_the_one_in_control() -> None:
    talk = assigned()
    assert talk.do(HUB, cmd.AgentGone("bilal")) == []
    talk.do(HUB, cmd.AgentGone("anna"))
    assert talk.do(HUB, cmd.AgentReturned("bilal")) == []
    assert talk.do(HUB, cmd.AgentLost("bilal"), after_s=600) == []
    assert talk.kinds(HUB, cmd.AgentLost("anna")) == "queued disclosed"
    assert talk.state.front


def test_an_agent_who_goes_during_wrap_up_leaves_it_to_the_clock() -> None:
    talk = after(assigned, (ANNA, cmd.End()))
    assert talk.do(HUB, cmd.AgentGone("anna")) == []
    assert talk.kinds(HUB, cmd.WrapUpTimeout(), after_s=300) == "closed"


def test_retention_blanks_what_is_closed_and_old_once() -> None:
    talk = closed()
    assert talk.do(HUB, cmd.Retain(), after_s=29 * DAY / 1000) == []
    assert talk.do(HUB, cmd.Retain(), after_s=DAY / 1000) == [ev.Erased("retention")]
    assert talk.do(HUB, cmd.Retain(), after_s=99 * DAY / 1000) == []
