"""Random commands of everybody, in any order, at any time: the law and the invariants hold all the same."""

from collections.abc import Iterable
from datetime import time
from random import Random

import msgspec
from core_house import (
    AGENTS,
    BOT,
    CUSTOMER,
    OTHER_BOT,
    PHONE,
    POLICY,
    SITUATIONS,
    STAFF,
    STRANGER,
    Talk,
)
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from law_checks import CHECKS, PRIVATE, Step, customer_knows
from msgspec.structs import replace

from console.core import audience
from console.core import command as cmd
from console.core.asked import HUB
from console.core.command import AnyCommand
from console.core.conversation import Conversation, fold
from console.core.decide import Peer, Refused, Staff
from console.core.due import due
from console.core.event import Recorded
from console.core.hours import Hours, Opening
from console.core.policy import Policy
from console.core.refusals import CODES, explain

MAIL = "voorbeeld.klant@example.org"
IBAN = "NL91 ABNA 0417 1643 00"
SECRETS = ("0612345678", "12345678", "612345678", MAIL, "0417164300", "0417 1643")

NEEDS = ((), ("more_time",), ("plain_words", "screen_reader"), ("call_me", "more_time"))
WORDS = (
    "When are you open?",
    "When are you open?",
    "And on Saturday?",
    "I want to talk to a real person",
    "kan ik iemand spreken",
    "human",
    "is this written by a human?",
    "yes",
    "nee",
    f"Call me at {PHONE}",
    f"mail {MAIL} about {IBAN}",
    " ",
)
ANSWERS = ("We are open from nine to five.", "Yes, we are.", f"Your number is {PHONE}.")
FOR_US = (PRIVATE, f"{PRIVATE}: {PHONE}", f"{PRIVATE}, {MAIL}")
AGENT_IDS = (*(agent.id for agent in AGENTS), "nobody-we-know")
TEAMS = ("", "billing", "support", "no-such-team")
SECONDS = (0, 0, 0, 0.5, 5, 25, 70, 400, 3700, 86_400 * 35)


def any_policy(pick: Random) -> Policy:
    return replace(
        POLICY,
        assign=pick.choice(["pull", "offer"]),
        ways=pick.choice(
            [{"call_back": "", "email": ""}, {"phone": "0800 0000"}, {"email": "", "visit": "Desk"}]
        ),
        failed_turns=pick.randint(1, 3),
        same_answer=pick.random() < 0.5,
        turn_cap=pick.randint(3, 15),
        long_wait_s=pick.choice([0, 600]),
        hours=pick.choice([Hours(), Hours((Opening(0, time(9), time(17)),))]),
    )


def any_staff(pick: Random) -> Staff:
    here = pick.sample(AGENTS, pick.randint(0, 3))
    load = {agent.id: pick.choice([0, 0, 1, 5]) for agent in AGENTS}
    names = {agent.id: agent.name for agent in here}
    return pick.choice([STAFF, Staff(len(here), pick.randint(0, 15), pick.randint(0, 40), load, names)])


def of_customer(c: Conversation, pick: Random) -> AnyCommand:
    if (c.human_offer or c.hand_back is not None) and pick.random() < 0.4:
        return pick.choice([cmd.AnswerOffer(human=pick.random() < 0.5), cmd.Say(pick.choice(["ja", "No."]))])
    if c.idle_until and pick.random() < 0.4:
        return cmd.StayHere()
    way, value = pick.choice(["call_back", "email", "visit"]), pick.choice([PHONE, MAIL, "?"])
    return pick.choice(
        [
            *(cmd.Say(pick.choice(WORDS), pick.choice(["", "nl", "en"])) for _ in range(5)),
            cmd.AskHuman(summary=PRIVATE),
            cmd.AnswerOffer(human=pick.random() < 0.5),
            cmd.LeaveContact(way, value),
            cmd.LeaveContact("call_back", PHONE),
            cmd.SetNeeds(pick.choice(NEEDS)),
            cmd.LeaveQueue(),
            cmd.StayHere(),
            pick.choice([cmd.Leave(), cmd.Leave(), cmd.Erase()]),
            cmd.Start(pick.choice(["nl", "en", "de"]), needs=pick.choice(NEEDS)),
        ]
    )


def of_bot(c: Conversation, pick: Random) -> AnyCommand:
    epoch = c.epoch if pick.random() < 0.7 else pick.choice([0, max(0, c.epoch - 1), c.epoch + 1])
    if pick.random() < 0.1:
        return cmd.AskHuman(PRIVATE, epoch)
    in_time = c.phase == "bot" and epoch == c.epoch
    options = (cmd.Option("More", f"Call {PHONE}"),) if pick.random() < 0.3 else ()
    # Words that only we may see where the answer comes too late for anybody else.
    words = pick.choice(ANSWERS if in_time else FOR_US)
    return cmd.Say(words, options=options, cites=(MAIL,), unsure=pick.random() < 0.3, epoch=epoch)


def of_agent(c: Conversation, pick: Random) -> AnyCommand:
    ref = pick.choice([*c.kept, *(k.ref for k in c.contacts), "[phone 99]"])
    words = pick.choice(FOR_US)
    return pick.choice(
        [
            *(pick.choice([cmd.Claim(), cmd.TakeOver()]) for _ in range(4)),
            cmd.AcceptTransfer(),
            cmd.AcceptTransfer(),
            pick.choice([cmd.DeclineOffer(), cmd.DeclineTransfer(), cmd.CancelTransfer(), cmd.Hold()]),
            pick.choice([cmd.Resume(), cmd.ReturnToQueue(), cmd.End(), cmd.Erase()]),
            cmd.Say(pick.choice(ANSWERS)),
            cmd.Note(words),
            cmd.Transfer(agent=pick.choice(AGENT_IDS), note=words),
            cmd.Transfer(team=pick.choice(TEAMS), note=words),
            cmd.HandBack(words),
            cmd.Correct(pick.choice([*c.bot_seqs, 9999]), pick.choice(ANSWERS)),
            cmd.Close(pick.choice(["solved", "no_reply", "no-such-code"]), words),
            cmd.Reveal(ref),
            cmd.FinishContact(ref, pick.choice(["reached", "not_reached"])),
        ]
    )


def of_hub(c: Conversation, pick: Random) -> AnyCommand:
    if c.phase == "bot" and pick.random() < 0.4:
        return pick.choice([cmd.WarnIdle(), cmd.WarnIdle(), cmd.EndIdle()])
    agent = c.agent if c.agent and pick.random() < 0.7 else pick.choice(AGENT_IDS)
    return pick.choice(
        [
            cmd.OfferTo(agent),
            cmd.OfferTo(agent),
            cmd.OfferTimeout(c.offer.agent if c.offer else agent, pick.random() < 0.5),
            cmd.AgentGone(agent),
            cmd.AgentGone(agent),
            cmd.AgentReturned(c.agent) if c.agent_away_since else cmd.AgentReturned(agent),
            cmd.AgentLost(agent),
            pick.choice([cmd.TransferTimeout(), cmd.WrapUpTimeout(), cmd.BotSilent(c.epoch)]),
            cmd.CustomerReturned() if c.customer_away else cmd.CustomerGone(),
            cmd.TellWait(),
            pick.choice([cmd.WarnIdle(), cmd.EndIdle(), cmd.Retain()]),
        ]
    )


def of_anybody(c: Conversation, pick: Random) -> AnyCommand:
    command = pick.choice([of_customer, of_bot, of_agent, of_hub])(c, pick)
    # What anybody may say, everybody may see.
    return cmd.Say(pick.choice(ANSWERS), epoch=command.epoch) if isinstance(command, cmd.Say) else command


def who_acts(c: Conversation, pick: Random) -> tuple[Peer, AnyCommand]:
    """Choose somebody and a command: mostly somebody who may, sometimes anybody with anything."""
    if pick.random() < 0.1:
        return pick.choice([CUSTOMER, STRANGER, BOT, OTHER_BOT, *AGENTS]), of_anybody(c, pick)
    owner = next((agent for agent in AGENTS if agent.id == c.agent), pick.choice(AGENTS))
    peer = pick.choice([CUSTOMER, CUSTOMER, BOT, owner, owner, *AGENTS, HUB])
    of = {"customer": of_customer, "bot": of_bot, "human": of_agent, "system": of_hub}[peer.kind]
    return peer, of(c, pick)


SEED = st.integers(0, 2**32).map(Random)


def seen_of_customer(records: Iterable[Recorded]) -> list[Recorded]:
    return [seen for r in records if (seen := audience.seen_by(r, "customer"))]


class Law(RuleBasedStateMachine):
    """One conversation under everybody's hands."""

    talk: Talk
    theirs = Conversation()
    """What the customer has folded from what they saw."""
    wants_human = False

    @initialize(situation=st.sampled_from(list(SITUATIONS)), pick=SEED)
    def begin(self, situation: str, pick: Random) -> None:
        self.talk = Talk(any_policy(pick), any_staff(pick))
        if pick.random() < 0.7:
            self.talk = SITUATIONS[situation]()
        if self.talk.state.phase == "new":
            page = f"https://example.org/?to={MAIL}"
            self.send(CUSTOMER, cmd.Start("nl", f"Example {PHONE}", page, pick.choice(NEEDS)))
        else:
            self.theirs = fold(seen_of_customer(self.talk.records))
            self.wants_human = self.talk.state.asked

    @rule(pick=SEED)
    def somebody_acts(self, pick: Random) -> None:
        self.talk.now += int(pick.choice(SECONDS) * 1000)
        self.send(*who_acts(self.talk.state, pick))

    @rule(pick=SEED)
    def somebody_acts_at_the_same_time(self, pick: Random) -> None:
        self.send(*who_acts(self.talk.state, pick))

    @precondition(lambda self: due(self.talk.state, self.talk.policy))
    @rule()
    def what_is_due_happens(self) -> None:
        at, command = due(self.talk.state, self.talk.policy)[0]
        self.talk.now = max(at, self.talk.now)
        self.send(HUB, command)

    @rule(pick=SEED)
    def the_world_changes(self, pick: Random) -> None:
        if pick.random() < 0.3:
            self.talk.policy = any_policy(pick)
        self.talk.staff = any_staff(pick)
        self.send(HUB, cmd.TellWait())

    def send(self, peer: Peer, command: AnyCommand) -> None:
        """Send a command, obeyed or refused, and look at everything that must hold."""
        note(f"{self.talk.state.phase}: {peer.id} {command}")
        before = self.talk.state
        try:
            decision = self.talk.decide(peer, command)
        except Refused as refused:
            self.refused(refused)
            if peer == CUSTOMER and isinstance(command, cmd.AskHuman):
                self.wants_human = True
            return
        if decision.refused:
            self.refused(decision.refused)
        new = self.talk.take(decision, peer)
        self.theirs = fold(seen_of_customer(new), self.theirs)
        step = Step(peer, command, decision, before, self.talk, new)
        for check in CHECKS:
            check(step)
        customer_knows(step, self.theirs)
        self.never_left_with_the_bot(step)
        log = msgspec.json.encode(new).decode()
        assert not [secret for secret in SECRETS if secret in log]

    def refused(self, refused: Refused) -> None:
        """Every refusal has its words, in both languages, with all its facts."""
        assert refused.code in CODES
        for language in ("nl", "en"):
            message, hint = explain(refused.code, refused.facts, language)
            assert message
            assert "?" not in message + hint.replace("[phone 99]", "")

    def never_left_with_the_bot(self, step: Step) -> None:
        """Once a customer asked for a human, only they themselves lead back to the bot."""
        if step.peer == CUSTOMER:
            asks = isinstance(step.command, cmd.AskHuman) or step.command == cmd.AnswerOffer(human=True)
            self.wants_human = asks or (self.wants_human and step.after.phase != "bot")
        assert not (self.wants_human and step.after.phase == "bot")
        if self.wants_human and step.after.phase in ("wrap_up", "closed"):
            assert step.after.ended_by in ("agent", "customer")

    def teardown(self) -> None:
        """Fold equals fetch, for everybody."""
        talk = self.talk
        assert fold(talk.records) == talk.state
        seen = seen_of_customer(talk.records)
        assert fold(seen) == self.theirs
        middle = len(seen) // 2
        assert fold(seen[middle // 2 :], fold(seen[:middle])) == self.theirs  # a resume that overlaps


TestLaw = Law.TestCase
TestLaw.settings = settings(
    max_examples=150,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
