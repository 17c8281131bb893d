"""The ten hard cases of a handoff, each by its name, as rules; the hub's tests have them over sockets."""

from datetime import UTC, datetime, time

import pytest
from core_house import (
    ANNA,
    BILAL,
    BOT,
    CALL,
    CHEF,
    CUSTOMER,
    NOBODY,
    PHONE,
    POLICY,
    STAFF,
    Talk,
    assigned,
    closed,
    queued,
    said,
    with_bot,
)  # fmt: skip
from msgspec.structs import replace

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.audience import seen_by
from console.core.conversation import fold
from console.core.decide import World, decide, record
from console.core.due import due
from console.core.hours import Hours, Opening


def test_case_1_both_claim_at_once_one_gets_it_and_the_other_is_told_who() -> None:
    talk = queued()
    world = World(talk.now, talk.policy, talk.staff)
    first, second = (decide(talk.state, cmd.Claim(), agent, world) for agent in (ANNA, BILAL))
    # Both were decided on the same state: the log has one place for them.
    assert (
        record(talk.state, first, ANNA, talk.now)[0].seq == record(talk.state, second, BILAL, talk.now)[0].seq
    )
    talk.take(first, ANNA)
    talk.now += 2000
    refused = talk.refuses(BILAL, cmd.Claim())
    assert (refused.code, refused.facts) == ("taken", {"agent": "Anna Example", "seconds": 2})
    assert talk.do(ANNA, cmd.Claim()) == [], "who has it may press twice"


def test_case_2_bot_answers_after_takeover_and_only_agents_see_what_it_would_have_said() -> None:
    talk = with_bot()
    epoch = talk.state.epoch
    talk.do(ANNA, cmd.TakeOver())
    decision = talk.decide(BOT, said("Closed on Saturday.", epoch=epoch))
    assert decision.events == (ev.Suggested("Closed on Saturday.", epoch),)
    assert decision.refused is not None
    assert (decision.refused.code, decision.refused.facts) == ("stale", {"epoch": epoch, "now": epoch + 1})
    [late] = talk.take(decision, BOT)
    assert seen_by(late, "customer") is None
    assert seen_by(late, "agent") == late


def test_case_2_a_bot_that_had_control_twice_cannot_answer_for_its_first_time() -> None:
    talk = queued()
    talk.do(CUSTOMER, cmd.LeaveQueue())
    assert talk.state.phase == "bot"
    assert talk.refuses(BOT, said("Late.", epoch=1)).code == "stale"
    assert talk.kinds(BOT, said("In time.", epoch=talk.state.epoch)) == "said"


def test_case_3_agent_drops_mid_chat_and_after_the_grace_the_customer_is_first_in_the_queue() -> None:
    talk = assigned()
    assert talk.kinds(HUB, cmd.AgentGone("anna")) == "agent_away"
    assert seen_by(talk.records[-1], "customer"), "the customer is told"
    [(at, command)] = due(talk.state, talk.policy)
    assert (at, command) == (talk.now + 60_000, cmd.AgentLost("anna"))
    assert talk.do(HUB, command, after_s=59) == [], "not before the grace is over"
    assert talk.kinds(HUB, command, after_s=1) == "queued disclosed"
    assert talk.state.front
    assert talk.last(ev.Queued).why == "agent_lost"
    assert talk.state.controller == ("nobody", "")
    assert talk.refuses(BOT, said("May I?", epoch=talk.state.epoch)).code == "stale", "the bot stays out"


def test_case_3_agent_back_within_the_grace_goes_on() -> None:
    talk = assigned()
    talk.do(HUB, cmd.AgentGone("anna"))
    assert talk.kinds(HUB, cmd.AgentReturned("anna"), after_s=30) == "agent_back"
    assert talk.do(HUB, cmd.AgentLost("anna"), after_s=60) == []
    assert talk.state.controller == ("human", "anna")


def test_case_4_customer_leaves_while_queued_and_it_stops_ringing() -> None:
    talk = queued()
    talk.do(HUB, cmd.OfferTo("anna"))
    assert talk.kinds(CUSTOMER, cmd.Leave()) == "ended closed"
    assert talk.state.offer is None
    assert talk.refuses(ANNA, cmd.Claim()).code == "wrong_phase"


def test_case_4_a_customers_lost_connection_closes_nothing() -> None:
    for talk in (with_bot(), queued(), assigned()):
        phase = talk.state.phase
        assert talk.kinds(HUB, cmd.CustomerGone()) == "customer_away"
        assert talk.state.phase == phase
        assert talk.kinds(HUB, cmd.CustomerReturned(), after_s=500) == "customer_back"


def test_case_4_who_needs_more_time_is_never_ended_for_silence() -> None:
    talk = with_bot()
    talk.do(BOT, said("No.", epoch=1))
    talk.do(HUB, cmd.WarnIdle(), after_s=3600)
    talk.do(CUSTOMER, cmd.SetNeeds(("more_time",)))
    assert due(talk.state, talk.policy) == ()
    assert talk.do(HUB, cmd.EndIdle(), after_s=90_000) == []
    assert talk.do(HUB, cmd.WarnIdle(), after_s=90_000) == []
    talk.do(CUSTOMER, cmd.SetNeeds(()))
    assert [command for _, command in due(talk.state, talk.policy)] == [cmd.WarnIdle()], "warned anew first"


def test_case_5_nobody_available_is_said_with_another_way_that_is_stored_before_it_is_promised() -> None:
    talk = with_bot(staff=NOBODY)
    talk.do(CUSTOMER, cmd.AskHuman())
    told = talk.last(ev.WaitTold)
    assert (told.why, told.wait_s, told.ways) == ("nobody", None, ("call_back", "email"))
    assert talk.refuses(CUSTOMER, cmd.LeaveContact("call_back", "tomorrow")).code == "bad_contact"
    assert not talk.state.promised
    decision = talk.decide(CUSTOMER, CALL)
    [stored] = [event for event in decision.events if isinstance(event, ev.ContactStored)]
    assert [(s.ref, s.value) for s in decision.secrets] == [(stored.ref, "+31612345678")]
    talk.take(decision, CUSTOMER)
    assert talk.kinds(CUSTOMER, cmd.Leave()) == "customer_away", "who was promised a call stays on the list"
    assert talk.state.phase == "queued"
    assert PHONE not in str(talk.records)


def test_case_5_out_of_hours_is_said_with_the_time_it_opens() -> None:
    sunday = int(datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp() * 1000)
    hours = Hours((Opening(0, time(9), time(17)),))
    talk = Talk(replace(POLICY, hours=hours), NOBODY, sunday)
    talk.do(CUSTOMER, cmd.Start())
    talk.do(CUSTOMER, cmd.AskHuman())
    told = talk.last(ev.WaitTold)
    assert (told.why, told.opens_at) == ("closed", sunday + 21 * 3_600_000)


def test_case_6_reconnect_resumes_after_any_seq_to_the_same_state() -> None:
    talk = closed()
    for seq in range(len(talk.records) + 1):
        known = fold(talk.records[:seq])
        assert fold(talk.records[seq:], known) == talk.state
        assert fold(talk.records, known) == talk.state, "what comes twice counts once"


def test_case_7_duplicates_lead_nowhere() -> None:
    talk = queued()
    assert talk.refuses(CUSTOMER, cmd.AskHuman()).code == "already_waiting"
    talk.do(ANNA, cmd.Claim())
    for agent, command in [(ANNA, cmd.Claim()), (ANNA, cmd.TakeOver()), (ANNA, cmd.Resume())]:
        assert talk.do(agent, command) == []
    assert talk.refuses(CUSTOMER, cmd.AskHuman()).code == "already_human"
    assert talk.refuses(CUSTOMER, cmd.Start()).code == "exists"
    talk.do(ANNA, cmd.Hold())
    assert talk.do(ANNA, cmd.Hold()) == []


def test_case_8_same_timestamp_keeps_its_order_by_seq() -> None:
    talk = queued()
    at_once = [r for r in talk.records if r.at == talk.now]
    assert len(at_once) == len(talk.records), "everything happened in the same millisecond"
    assert [r.seq for r in talk.records] == list(range(1, len(talk.records) + 1))
    assert fold(sorted(talk.records, key=lambda r: r.seq)) == talk.state


def test_case_9_after_a_restart_what_was_due_is_due_again_and_late_is_not_lost() -> None:
    talk = queued()
    talk.do(HUB, cmd.OfferTo("anna"))
    restarted = fold(talk.records)
    [(at, command)] = due(restarted, talk.policy)
    assert (at, command) == (talk.now + 30_000, cmd.OfferTimeout("anna"))
    talk.state = restarted
    assert talk.kinds(HUB, command, after_s=100_000) == "offer_ended"
    assert talk.do(HUB, command) == [], "sent twice it changes nothing"
    assert talk.state.phase == "queued"


def test_case_10_transfer_keeps_the_owner_in_control_until_it_is_accepted() -> None:
    talk = assigned()
    epoch = talk.state.epoch
    talk.do(ANNA, cmd.Transfer(agent="bilal", note="Knows Saturdays."))
    assert (talk.state.controller, talk.state.epoch) == (("human", "anna"), epoch)
    assert talk.kinds(ANNA, said("One moment.")) == "said"
    assert talk.refuses(BILAL, said("Hello.")).code == "not_in_control"
    assert talk.kinds(BILAL, cmd.AcceptTransfer()) == "assigned disclosed"
    assert (talk.state.controller, talk.state.epoch) == (("human", "bilal"), epoch + 1)
    assert talk.refuses(ANNA, said("Still here.")).code == "not_in_control", "the previous owner has left"


def test_case_10_a_transfer_that_nobody_accepts_leaves_everything_as_it_was() -> None:
    talk = assigned()
    talk.do(ANNA, cmd.Transfer(team="support"))
    [(at, command)] = due(talk.state, talk.policy)
    assert (at, command) == (talk.now + 60_000, cmd.TransferTimeout())
    assert talk.kinds(HUB, command, after_s=60) == "transfer_ended"
    assert talk.state.controller == ("human", "anna")


def test_case_10_a_transfer_cannot_exceed_capacity() -> None:
    talk = assigned()
    talk.do(ANNA, cmd.Transfer(agent="bilal"))
    talk.staff = replace(STAFF, load={"bilal": 5})
    assert talk.refuses(BILAL, cmd.AcceptTransfer()).code == "full"
    assert talk.state.transfer is not None


def test_case_10_back_in_the_queue_the_bot_stays_out() -> None:
    talk = assigned()
    assert talk.kinds(ANNA, cmd.ReturnToQueue()) == "queued disclosed"
    assert talk.state.front
    assert talk.refuses(BOT, said("May I?", epoch=talk.state.epoch)).code == "stale"
    assert talk.kinds(CHEF, cmd.Claim()) == "assigned disclosed"


@pytest.mark.parametrize("go_on", [cmd.AnswerOffer(human=False), said("ja, prima"), said("Yes please!")])
def test_case_10_hand_back_is_the_customers_choice_and_marks_the_bots_context(go_on: cmd.AnyCommand) -> None:
    talk = assigned()
    assert talk.kinds(ANNA, cmd.HandBack("Saturday is solved.")) == "hand_back_asked"
    assert talk.state.controller == ("human", "anna"), "asked is not done"
    talk.do(CUSTOMER, go_on)
    assert talk.last(ev.HandedBack).word == "Saturday is solved."
    assert talk.last(ev.Disclosed).who == "bot"
    assert talk.state.phase == "bot"


@pytest.mark.parametrize("stay", [cmd.AnswerOffer(human=True), cmd.AskHuman(), said("nee")])
def test_case_10_a_customer_who_stays_keeps_the_human(stay: cmd.AnyCommand) -> None:
    talk = assigned()
    talk.do(ANNA, cmd.HandBack())
    talk.do(CUSTOMER, stay)
    assert talk.last(ev.HandBackDeclined) is not None
    assert (talk.state.controller, talk.state.hand_back) == (("human", "anna"), None)


def test_case_10_reopening_is_a_new_engagement_with_a_bot_that_knows_nothing() -> None:
    talk = closed()
    assert talk.kinds(CUSTOMER, said("And on Sunday?")) == "reopened disclosed said"
    state = talk.state
    assert (state.phase, state.engagement, state.asked, state.summary) == ("bot", 2, False, "")
    assert state.tries.turns == 1
    assert state.tries.answer == ""
