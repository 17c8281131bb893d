"""What customers may do: the ways to a human, and the way out of everything."""

import pytest
from core_house import (
    ANNA,
    BOT,
    CALL,
    CUSTOMER,
    NOBODY,
    PHONE,
    POLICY,
    Talk,
    after,
    assigned,
    closed,
    queued,
    said,
    warned,
    with_bot,
)
from msgspec.structs import replace

from console.core import command as cmd
from console.core import event as ev
from console.core.asked import HUB
from console.core.audience import seen_by
from console.core.due import due


@pytest.mark.parametrize("language", ["nl", "en", "fr", ""])
def test_the_first_words_say_that_this_is_a_bot(language: str) -> None:
    talk = Talk()
    started, told = talk.do(CUSTOMER, cmd.Start(language))
    assert isinstance(started, ev.Started)
    assert isinstance(told, ev.Disclosed)
    assert told.who == "bot"
    assert ("geen mens" if language == "nl" else "not a person") in told.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "Digital assistant"),
        ("Sanne", "Sanne (bot)"),
        ("Botticelli", "Botticelli (bot)"),
        ("Robotje", "Robotje (bot)"),
        ("HelpBot 2 bot", "HelpBot 2 bot"),
        ("Virtual helper", "Virtual helper"),
    ],
)
def test_no_policy_lets_a_bot_pass_for_a_person(name: str, shown: str) -> None:
    talk = Talk(replace(POLICY, bot_name=name))
    started, told = talk.do(CUSTOMER, cmd.Start("en"))
    assert isinstance(started, ev.Started)
    assert isinstance(told, ev.Disclosed)
    assert started.bot == shown
    assert "not a person" in told.text


def test_plain_words_are_kept_up_at_each_change_of_hands() -> None:
    talk = Talk()
    talk.do(CUSTOMER, cmd.Start("en", needs=("plain_words",)))
    assert "computer" in talk.last(ev.Disclosed).text
    talk.do(CUSTOMER, cmd.AskHuman())
    assert "Please wait" in talk.last(ev.Disclosed).text
    talk.do(ANNA, cmd.Claim())
    assert talk.last(ev.Disclosed).text == "You are now talking to Anna Example. Anna Example is a person."
    assert talk.state.needs == ("plain_words",)


@pytest.mark.parametrize("words", ["I want to talk to a real person", "kan ik iemand spreken"])
def test_words_that_ask_for_a_human_lead_to_one_in_the_same_decision(words: str) -> None:
    talk = with_bot()
    assert talk.kinds(CUSTOMER, said(words)) == "said human_requested queued disclosed"
    assert talk.state.reason == "words"


@pytest.mark.parametrize(("answer", "phase"), [("yes please", "queued"), ("nee", "bot")])
def test_an_offer_can_be_answered_by_typing(answer: str, phase: str) -> None:
    talk = after(with_bot, (HUB, cmd.BotSilent(1)))
    talk.do(CUSTOMER, said(answer))
    assert (talk.state.phase, talk.state.human_offer, talk.state.turn) == (phase, None, 0)


def test_a_typed_no_is_no_turn_for_the_bot_but_a_question_before_the_button_is() -> None:
    typed, pressed = (after(with_bot, (HUB, cmd.BotSilent(1))) for _ in range(2))
    typed.do(CUSTOMER, said("no thanks"))
    assert due(typed.state, typed.policy)[0][1] == cmd.WarnIdle()
    pressed.do(CUSTOMER, said("Where are you?"))
    pressed.do(CUSTOMER, cmd.AnswerOffer(human=False))
    assert due(pressed.state, pressed.policy)[0][1] == cmd.BotSilent(1), "the bot still owes an answer"


def test_a_doubtful_wish_is_asked_about_and_its_repetition_obeyed() -> None:
    talk = with_bot()
    assert talk.kinds(CUSTOMER, said("someone?")) == "said human_offered"
    assert talk.kinds(CUSTOMER, said("someone?")) == "said human_requested queued disclosed"


def test_the_same_question_twice_is_a_sign_and_the_next_sign_leads_out() -> None:
    talk = with_bot()
    assert talk.kinds(CUSTOMER, said("AND on saturday!")) == "said human_offered"
    assert talk.last(ev.HumanOffered).why == "stuck"
    assert talk.kinds(BOT, said("We are open from nine to five.", epoch=1)) == "said", "one turn counts once"
    assert talk.kinds(CUSTOMER, said("And on Saturday?")) == "said human_requested queued disclosed"
    assert talk.state.reason == "stuck"


def test_the_turn_cap_offers_a_human_and_then_does_it() -> None:
    talk = Talk(replace(POLICY, turn_cap=3))
    talk.do(CUSTOMER, cmd.Start())
    happened = [talk.kinds(CUSTOMER, said(f"Question {letter}")) for letter in "abcd"]
    assert happened == ["said", "said", "said human_offered", "said human_requested queued disclosed"]


def test_leaving_the_queue_keeps_what_was_promised() -> None:
    talk = after(queued, (CUSTOMER, CALL), (CUSTOMER, cmd.LeaveQueue()))
    assert (talk.state.phase, talk.state.asked, talk.state.promised) == ("bot", False, True)
    assert talk.kinds(CUSTOMER, cmd.Leave()) == "ended", "not closed: somebody has to call"
    assert talk.kinds(ANNA, cmd.FinishContact("[phone 2]", "reached")) == "contact_done"
    assert talk.kinds(ANNA, cmd.Close("call_back")) == "closed"


def test_another_way_leads_out_of_the_bot_too() -> None:
    talk = with_bot()
    happened = talk.kinds(CUSTOMER, CALL)
    assert happened == "human_requested queued disclosed contact_stored redacted"


@pytest.mark.parametrize("act", [cmd.LeaveQueue(), cmd.SetNeeds(("call_me",)), cmd.StayHere(), said("Hm.")])
def test_whatever_a_customer_does_ends_their_silence(act: cmd.AnyCommand) -> None:
    talk = warned()
    if isinstance(act, cmd.LeaveQueue):
        talk.do(CUSTOMER, cmd.AskHuman())
        talk.now += 7_200_000
    talk.do(CUSTOMER, act)
    assert talk.do(HUB, cmd.EndIdle(), after_s=301) == []
    assert talk.do(HUB, cmd.WarnIdle()) == []
    assert talk.kinds(HUB, cmd.WarnIdle(), after_s=3300) == "idle_warned"


def test_declining_a_human_ends_the_silence_too() -> None:
    talk = warned()
    talk.do(CUSTOMER, said("someone?"))
    talk.do(HUB, cmd.WarnIdle(), after_s=3600)
    talk.do(CUSTOMER, cmd.AnswerOffer(human=False), after_s=299)
    assert talk.do(HUB, cmd.EndIdle(), after_s=10) == []


def test_who_was_taken_over_and_then_asks_is_not_handed_back_unasked() -> None:
    talk = after(with_bot, (ANNA, cmd.TakeOver()))
    assert talk.kinds(CUSTOMER, cmd.AskHuman()) == "hand_back_declined"
    assert talk.refuses(CUSTOMER, cmd.AskHuman()).code == "already_human"
    assert talk.kinds(ANNA, cmd.HandBack()) == "hand_back_asked"


@pytest.mark.parametrize(
    ("way", "value", "code"),
    [
        ("visit", "somewhere", "unknown_way"),
        ("phone", PHONE, "unknown_way"),
        ("call_back", "soon", "bad_contact"),
        ("call_back", f"{PHONE} or 0201234567", "bad_contact"),
        ("email", PHONE, "bad_contact"),
        ("email", "", "bad_contact"),
    ],
)
def test_a_way_that_leads_nowhere_is_never_promised(way: ev.Way, value: str, code: str) -> None:
    assert queued().refuses(CUSTOMER, cmd.LeaveContact(way, value)).code == code


def test_erasing_ends_what_goes_on_and_forgets_what_was_kept() -> None:
    talk = after(assigned, (CUSTOMER, CALL))
    assert talk.kinds(CUSTOMER, cmd.Erase()) == "ended closed erased"
    assert talk.refuses(ANNA, cmd.Reveal("[phone 1]")).code == "wrong_phase"
    assert (talk.state.kept, talk.state.contacts) == ((), ())
    talk.do(CUSTOMER, said("Hello again"))
    talk.do(ANNA, cmd.TakeOver())
    assert talk.refuses(ANNA, cmd.Reveal("[phone 1]")).code == "unknown_ref"
    talk.do(CUSTOMER, said(f"call {PHONE}"))
    assert talk.last(ev.Redacted).refs == ("[phone 3]",), "an erased placeholder never names another secret"


def test_personal_data_is_replaced_in_every_field_and_numbered_on() -> None:
    talk = Talk()
    talk.do(CUSTOMER, cmd.Start("en", name=f"Me {PHONE}", page="https://example.org/?m=a.b@example.org"))
    assert talk.last(ev.Started).name == "Me [phone 1]"
    assert "[email 1]" in talk.last(ev.Started).page
    talk.do(CUSTOMER, said("Or 020 123 4567"))
    assert talk.last(ev.Said).text == "Or [phone 2]"
    assert [secret.ref for secret in talk.secrets] == ["[phone 1]", "[email 1]", "[phone 2]"]


def test_a_kind_that_policy_leaves_in_the_log_stays_and_the_others_do_not() -> None:
    talk = Talk(replace(POLICY, personal_data={"phone": "log"}))
    talk.do(CUSTOMER, cmd.Start())
    talk.do(CUSTOMER, said(f"{PHONE} or a.b@example.org"))
    assert talk.last(ev.Said).text == f"{PHONE} or [email 1]"
    assert talk.secrets == [], "hidden is not kept"


def test_an_agents_private_words_leave_no_trace_for_the_customer() -> None:
    talk = assigned()
    before = len(talk.records)
    talk.do(ANNA, cmd.Note(f"Wife is at {PHONE}"))
    talk.do(ANNA, cmd.Transfer(team="support", note=f"Try {PHONE}"))
    assert [seen_by(r, "customer") for r in talk.records[before:]] == [None] * 4
    assert all(seen_by(r, "agent") for r in talk.records[before:])


def test_nobody_there_is_told_once_and_again_when_it_turns_out_otherwise() -> None:
    talk = queued(staff=NOBODY)
    assert talk.last(ev.WaitTold).why == "nobody"
    assert talk.do(HUB, cmd.TellWait()) == []
    assert closed().do(HUB, cmd.TellWait()) == []


def test_going_on_with_a_closed_conversation_or_wrap_up_starts_anew() -> None:
    assert closed().kinds(CUSTOMER, cmd.Start()) == "reopened disclosed"
    talk = after(assigned, (ANNA, cmd.End()))
    assert (
        talk.kinds(CUSTOMER, cmd.AskHuman()) == "closed reopened disclosed human_requested queued disclosed"
    )
