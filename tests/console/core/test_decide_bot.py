"""What bots may do: answer in their epoch, and give up. They cannot type and cannot be a person."""

import pytest
from core_house import ANNA, BOT, CUSTOMER, OTHER_BOT, PHONE, POLICY, Talk, queued, said, with_bot
from msgspec.structs import replace

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.due import due


def test_an_answer_is_said_in_its_epoch_with_its_sources() -> None:
    talk = with_bot()
    answer = cmd.Say(
        "Closed.", options=(cmd.Option("More", "Tell me more"),), cites=("opening-hours",), epoch=1
    )
    assert talk.do(BOT, answer) == [
        ev.Said("Closed.", options=answer.options, cites=("opening-hours",), epoch=1),
    ]


@pytest.mark.parametrize("epoch", [0, 2, 99])
def test_an_answer_in_another_epoch_is_not_said(epoch: int) -> None:
    talk = with_bot()
    refused = talk.refuses(BOT, said("Closed.", epoch=epoch))
    assert (refused.code, refused.facts) == ("stale", {"epoch": epoch, "now": 1})


def test_a_late_answer_is_kept_and_one_from_the_future_is_not() -> None:
    talk = queued()
    assert talk.kinds(BOT, said("Late.", epoch=1)) == "suggested"
    with pytest.raises(Exception, match="stale"):
        talk.do(BOT, said("Early.", epoch=7))


def test_another_bot_has_no_say() -> None:
    talk = with_bot()
    assert talk.refuses(OTHER_BOT, said("Me too.", epoch=1)).code == "not_yours"
    assert talk.refuses(OTHER_BOT, cmd.AskHuman(epoch=1)).code == "not_yours"


def test_the_same_answer_twice_offers_a_human_and_again_leads_to_one() -> None:
    talk = with_bot()
    assert talk.kinds(BOT, said("We are open from nine to five!", epoch=1)) == "said human_offered"
    assert talk.kinds(BOT, said("We are open from nine to five!", epoch=1)) == "said", "one turn counts once"
    talk.do(CUSTOMER, said("On Sunday then?"))
    happened = talk.kinds(BOT, said("We are open from nine to five!", epoch=1))
    assert happened == "said human_requested queued disclosed"


def test_policy_may_allow_the_same_answer_but_not_a_bot_that_never_knows() -> None:
    talk = with_bot(policy=replace(POLICY, same_answer=False))
    for question in ("a", "b", "c"):
        assert talk.kinds(BOT, said("I do not know.", unsure=question == "c", epoch=1)) == "said"
        talk.do(CUSTOMER, said(question))
    assert talk.kinds(BOT, said("I do not know.", unsure=True, epoch=1)) == "said"
    assert talk.kinds(BOT, said("I do not know.", unsure=True, epoch=1)) == "said human_offered"


def test_three_failed_turns_offer_a_human() -> None:
    talk = with_bot()
    happened = []
    for words in ("Sorry?", "I do not know.", "I cannot tell."):
        happened.append(talk.kinds(BOT, said(words, unsure=True, epoch=1)))
        talk.do(CUSTOMER, said(f"And {words}"))
    assert happened == ["said", "said", "said human_offered"]


def test_silence_counts_as_failing_and_never_leaves_the_customer_alone() -> None:
    talk = with_bot()
    assert talk.kinds(HUB, cmd.BotSilent(1), after_s=20) == "human_offered"
    assert talk.last(ev.HumanOffered).why == "silence"
    assert talk.do(HUB, cmd.BotSilent(1)) == [], "nothing is owed any more"
    talk.do(CUSTOMER, said("Hello?"))
    assert talk.kinds(HUB, cmd.BotSilent(1), after_s=20) == "human_requested queued disclosed"
    assert talk.state.reason == "silence"


def test_silence_and_not_knowing_add_up() -> None:
    talk = with_bot(policy=replace(POLICY, failed_turns=2))
    talk.do(HUB, cmd.BotSilent(1))
    talk.do(CUSTOMER, said("Hello?"))
    assert "human_requested" in talk.kinds(BOT, said("I do not know.", unsure=True, epoch=1))
    asked_twice = with_bot(policy=replace(POLICY, failed_turns=2))
    asked_twice.do(CUSTOMER, said("And on Saturday?"))
    asked_twice.do(CUSTOMER, said("On Sunday?"))
    assert asked_twice.kinds(BOT, said("I do not know.", unsure=True, epoch=1)) == "said", "failed once"


def test_silence_in_an_old_epoch_means_nothing() -> None:
    assert with_bot().do(HUB, cmd.BotSilent(0)) == []
    assert queued().do(HUB, cmd.BotSilent(1)) == []


def test_the_bots_own_request_carries_its_summary_to_agents() -> None:
    talk = with_bot()
    assert (
        talk.kinds(BOT, cmd.AskHuman("Wants Saturday hours.", epoch=1)) == "human_requested queued disclosed"
    )
    assert (talk.state.reason, talk.state.summary) == ("bot", "Wants Saturday hours.")
    assert talk.refuses(BOT, cmd.AskHuman(epoch=1)).code == "stale"


def test_personal_data_in_answers_buttons_and_sources_never_reaches_the_log() -> None:
    talk = with_bot()
    words = f"Call {PHONE}"
    option = cmd.Option(words, "mail a.b@example.org")
    talk.do(BOT, cmd.Say(words, options=(option,), cites=("iban NL91ABNA0417164300",), epoch=1))
    assert "12345678" not in str(talk.records)
    assert "example.org" not in str(talk.records)
    assert "NL91" not in str(talk.records)


def test_the_companys_own_number_may_be_said() -> None:
    talk = Talk(replace(POLICY, public=("0800 1234567",)))
    talk.do(CUSTOMER, cmd.Start())
    talk.do(BOT, said("Call us at 0800 1234567.", epoch=1))
    assert talk.last(ev.Said).text == "Call us at 0800 1234567."


def test_an_answer_ends_what_is_due_and_a_taken_over_bot_owes_nothing() -> None:
    talk = with_bot()
    assert due(talk.state, talk.policy)[0][1] == cmd.BotSilent(1)
    talk.do(ANNA, cmd.TakeOver())
    assert due(talk.state, talk.policy) == ()


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_nothing_is_not_an_answer(text: str) -> None:
    assert with_bot().refuses(BOT, said(text, epoch=1)).code == "empty"
