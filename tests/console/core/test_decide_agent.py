"""What agents may do, and that only the one in control speaks with the customer."""

import pytest
from core_house import (
    ANNA,
    BILAL,
    BOT,
    CALL,
    CHEF,
    CUSTOMER,
    POLICY,
    STAFF,
    Talk,
    after,
    assigned,
    closed,
    queued,
    said,
    with_bot,
    wrap_up,
)
from msgspec.structs import replace

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.decide import Peer, Staff


def of_billing(*steps: tuple[Peer, cmd.AnyCommand]) -> Talk:
    """A conversation that waits for the team that Anna is in and Bilal is not."""
    talk = Talk()
    talk.do(CUSTOMER, cmd.Start("en", team="billing"))
    for peer, command in [(CUSTOMER, cmd.AskHuman()), *steps]:
        talk.do(peer, command)
    return talk


def test_another_teams_conversation_is_neither_read_nor_taken() -> None:
    talk = of_billing()
    for command in (cmd.Claim(), cmd.TakeOver(), cmd.Note("Mine?"), cmd.Correct(1, "x"), cmd.Erase()):
        refused = talk.refuses(BILAL, command)
        assert (refused.code, refused.facts) == ("other_team", {"team": "billing"})
    assert talk.kinds(CHEF, cmd.Claim()) == "assigned disclosed", "a supervisor may"


def test_asked_by_name_an_agent_of_another_team_may_look_accept_and_go_on() -> None:
    talk = of_billing((ANNA, cmd.Claim()), (ANNA, cmd.Transfer(agent="bilal")))
    assert talk.kinds(BILAL, cmd.Note("I know this.")) == "noted"
    assert talk.kinds(BILAL, cmd.AcceptTransfer()) == "assigned disclosed"
    assert talk.kinds(BILAL, said("Hello.")) == "said"
    assert talk.state.team == "billing"


def test_a_request_to_somebody_else_is_no_invitation() -> None:
    for asked in (cmd.Transfer(agent="chef"), cmd.Transfer(team="billing")):
        talk = of_billing((ANNA, cmd.Claim()), (ANNA, asked))
        assert talk.refuses(BILAL, cmd.Note("What is this?")).code == "other_team"
    talk = of_billing((ANNA, cmd.Claim()), (ANNA, cmd.Transfer(team="support")))
    assert talk.kinds(BILAL, cmd.Note("I know this.")) == "noted"


def test_a_hand_back_leaves_no_hold() -> None:
    talk = after(with_bot, (ANNA, cmd.TakeOver()), (ANNA, cmd.Hold()), (ANNA, cmd.HandBack()))
    assert (talk.state.phase, talk.state.held) == ("bot", False)


def test_transfer_to_a_team_moves_the_conversation_to_that_team_when_accepted() -> None:
    talk = of_billing((ANNA, cmd.Claim()), (ANNA, cmd.Transfer(team="support")))
    assert talk.state.team == "billing", "asked is not moved"
    talk.do(BILAL, cmd.AcceptTransfer())
    assert talk.state.team == "support"
    talk.do(BILAL, cmd.ReturnToQueue())
    assert talk.last(ev.Queued).team == "support"
    assert talk.refuses(ANNA, cmd.Claim()).code == "other_team"


def test_one_member_does_not_decline_for_the_team() -> None:
    talk = after(assigned, (ANNA, cmd.Transfer(team="support")))
    assert talk.do(BILAL, cmd.DeclineTransfer()) == []
    assert talk.refuses(CHEF, cmd.AcceptTransfer()).code == "no_transfer", "not in the team that is asked"
    asked = after(assigned, (ANNA, cmd.Transfer(agent="bilal")))
    assert asked.kinds(BILAL, cmd.DeclineTransfer()) == "transfer_ended"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.Transfer(), "unknown_agent"),
        (cmd.Transfer("bilal", "support"), "unknown_agent"),
        (cmd.Transfer("anna"), "unknown_agent"),
        (cmd.Transfer("somebody"), "unknown_agent"),
        (cmd.Transfer(team="nowhere"), "unknown_team"),
    ],
)
def test_a_transfer_asks_somebody_who_is_there(command: cmd.Transfer, code: str) -> None:
    assert assigned().refuses(ANNA, command).code == code


def test_asking_somebody_else_withdraws_the_first_request() -> None:
    talk = after(assigned, (ANNA, cmd.Transfer(agent="bilal")))
    assert talk.kinds(ANNA, cmd.Transfer(agent="chef")) == "transfer_ended transfer_asked"
    assert talk.refuses(BILAL, cmd.AcceptTransfer()).code == "no_transfer"
    assert talk.kinds(ANNA, cmd.CancelTransfer()) == "transfer_ended"
    assert talk.refuses(CHEF, cmd.AcceptTransfer()).code == "no_transfer"


def test_a_full_agent_takes_nothing_more() -> None:
    talk = queued()
    talk.staff = replace(STAFF, load={"anna": 5})
    refused = talk.refuses(ANNA, cmd.Claim())
    assert (refused.code, refused.facts) == ("full", {"load": 5})
    assert talk.kinds(BILAL, cmd.Claim()) == "assigned disclosed"


def test_what_rings_at_somebody_is_theirs_until_it_stops() -> None:
    talk = after(queued, (HUB, cmd.OfferTo("anna")))
    refused = talk.refuses(BILAL, cmd.Claim())
    assert (refused.code, refused.facts) == ("offered", {"agent": "Anna Example", "seconds": 30})
    assert talk.kinds(HUB, cmd.OfferTimeout("anna", gone=True)) == "offer_ended", (
        "an agent who goes stops ringing"
    )
    assert talk.kinds(BILAL, cmd.Claim()) == "assigned disclosed"


def test_accepting_what_rings_is_not_called_a_claim() -> None:
    talk = after(queued, (HUB, cmd.OfferTo("anna")), (ANNA, cmd.Claim()))
    assert talk.last(ev.Assigned).how == "offer"


def test_a_supervisor_takes_over_from_an_agent_and_the_customer_is_told() -> None:
    talk = assigned()
    assert talk.refuses(BILAL, cmd.TakeOver()).code == "taken"
    assert talk.kinds(CHEF, cmd.TakeOver()) == "assigned disclosed"
    assert talk.last(ev.Disclosed).name == "Chef Example"
    assert talk.refuses(ANNA, said("Hello?")).code == "not_in_control"


def test_speaking_ends_the_hold() -> None:
    talk = after(assigned, (ANNA, cmd.Hold()))
    assert talk.kinds(ANNA, said("Back again.")) == "resumed said"
    assert not talk.state.held


def test_who_never_asked_may_be_handed_back_at_once() -> None:
    talk = after(with_bot, (ANNA, cmd.TakeOver()))
    assert talk.kinds(ANNA, cmd.HandBack("Solved.")) == "handed_back disclosed"
    assert talk.state.silent_since == talk.now, "silence is counted from here"


@pytest.mark.parametrize("target", [1, 2, 4, 99])
def test_only_a_bots_message_can_be_corrected(target: int) -> None:
    talk = assigned()
    assert talk.refuses(ANNA, cmd.Correct(target, "No.")).code == "unknown_target"
    bots = next(r.seq for r in talk.records if r.by.kind == "bot")
    assert talk.kinds(ANNA, cmd.Correct(bots, "From eight.")) == "corrected"
    assert talk.refuses(BILAL, cmd.Correct(bots, "From ten.")).code == "not_in_control"
    assert talk.kinds(CHEF, cmd.Correct(bots, "From nine.")) == "corrected"


def test_closing_names_a_known_code_and_never_skips_a_promise() -> None:
    talk = after(assigned, (CUSTOMER, CALL))
    refused = talk.refuses(ANNA, cmd.Close("whatever"))
    assert refused.code == "unknown_code"
    assert "solved" in str(refused.facts["codes"])
    refused = talk.refuses(ANNA, cmd.Close("solved"))
    assert (refused.code, refused.facts) == ("promised", {"refs": "[phone 2]"})
    talk.do(ANNA, cmd.FinishContact("[phone 2]", "not_reached"))
    assert talk.refuses(ANNA, cmd.FinishContact("[phone 2]", "reached")).code == "unknown_ref", "once"
    assert talk.kinds(ANNA, cmd.Close("call_back")) == "ended closed"


def test_who_needs_more_time_is_not_closed_for_silence() -> None:
    talk = after(assigned, (CUSTOMER, cmd.SetNeeds(("more_time",))))
    assert talk.refuses(ANNA, cmd.Close("no_reply")).code == "needs_time"
    talk.do(CUSTOMER, cmd.SetNeeds(()))
    assert talk.kinds(ANNA, cmd.Close("no_reply")) == "ended closed"


def test_a_promise_does_not_wait_for_an_agent_who_is_gone() -> None:
    talk = after(assigned, (CUSTOMER, CALL), (ANNA, cmd.End()))
    call = cmd.FinishContact("[phone 2]", "reached")
    assert talk.refuses(BILAL, call).code == "not_in_control", "Anna is there"
    talk.staff = Staff(on_duty=1, free=5, names={"bilal": "Bilal Example"})
    assert talk.kinds(BILAL, cmd.Reveal("[phone 2]")) == "revealed"
    assert talk.kinds(BILAL, call) == "contact_done"


def test_keeping_a_late_promise_leaves_time_for_the_wrap_up_code() -> None:
    talk = after(assigned, (CUSTOMER, CALL), (ANNA, cmd.End()))
    assert talk.do(HUB, cmd.WrapUpTimeout(), after_s=90_000) == [], "open as long as the promise is"
    talk.do(ANNA, cmd.FinishContact("[phone 2]", "reached"))
    assert talk.do(HUB, cmd.WrapUpTimeout(), after_s=299) == []
    assert talk.kinds(HUB, cmd.WrapUpTimeout(), after_s=1) == "closed"


def test_personal_data_is_read_only_in_control_and_every_look_is_logged() -> None:
    talk = assigned()
    assert talk.refuses(BILAL, cmd.Reveal("[phone 1]")).code == "not_in_control"
    assert talk.refuses(ANNA, cmd.Reveal("[phone 7]")).code == "unknown_ref"
    assert talk.do(ANNA, cmd.Reveal("[phone 1]")) == [ev.Revealed("[phone 1]")]
    assert wrap_up().kinds(ANNA, cmd.Reveal("[phone 1]")) == "revealed"
    hiding = assigned(policy=replace(POLICY, personal_data={}))
    assert hiding.refuses(ANNA, cmd.Reveal("[phone 1]")).code == "unknown_ref", (
        "policy hides it from everybody"
    )


def test_erasing_is_for_closed_conversations_and_adds_no_words_after() -> None:
    assert wrap_up().refuses(ANNA, cmd.Erase()).code == "still_open"
    talk = closed()
    assert talk.refuses(BILAL, cmd.Erase()).code == "not_in_control"
    assert talk.kinds(ANNA, cmd.Erase()) == "erased"
    assert talk.refuses(ANNA, cmd.Note("One more thing.")).code == "erased"
    talk.do(CUSTOMER, said("Hello again"))
    assert talk.kinds(ANNA, cmd.Note("Came back.")) == "noted"


def test_nobody_speaks_while_the_customer_waits() -> None:
    talk = queued()
    assert talk.refuses(ANNA, said("Hello")).code == "wrong_phase"
    assert talk.refuses(BOT, said("Hello", epoch=talk.state.epoch)).code == "stale"
    assert talk.kinds(CUSTOMER, said("Anybody?")) == "said"
