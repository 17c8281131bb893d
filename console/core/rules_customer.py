"""What a customer may do, and what follows."""

from typing import Any

from . import command as cmd
from .asked import Asked, Decision, Rule, ahead
from .conversation import Conversation, fingerprint
from .errors import Refused
from .event import (
    AnyEvent,
    Closed,
    ContactStored,
    CustomerAway,
    Ended,
    Erased,
    HandBackDeclined,
    HumanDeclined,
    NeedsSet,
    QueueLeft,
    Reason,
    Reopened,
    Said,
    Started,
    StillHere,
)
from .handoff import (
    back_to_bot,
    bot_label,
    disclose,
    finish,
    lead_to_human,
    offer_human,
    stuck,
)
from .human_request import Asks, asks_for_human
from .yes_no import yes_or_no

_OFFER_REASON: dict[str, Reason] = {"unsure": "words", "stuck": "stuck", "silence": "silence"}


def _own(asked: Asked) -> Conversation:
    c = asked.conversation
    if c.phase == "new":
        raise Refused("not_found")
    if c.customer != asked.peer.id:
        raise Refused("not_yours")
    return c


def start(asked: Asked) -> Decision:
    """Begin, or begin again after the end: a new engagement in which the bot knows nothing of the old one."""
    c, policy, command = asked.conversation, asked.world.policy, asked.command
    if c.phase != "new":
        if _own(asked).open:
            raise Refused("exists")
        return asked.yes(_reopen(asked))
    if command.team and command.team not in policy.teams:
        raise Refused("unknown_team", team=command.team, teams=", ".join(policy.teams) or "-")
    started = Started(
        language=command.language or "en",
        name=command.name,
        page=command.page,
        needs=tuple(sorted(set(command.needs))),
        bot=bot_label(policy.bot_name, command.language),
        bot_id=policy.bot_id,
        team=command.team,
        example=command.example,
    )
    return asked.yes([started, disclose("bot", ahead(asked, [started]), asked.world)])


def _reopen(asked: Asked) -> list[AnyEvent]:
    c = asked.conversation
    closed: list[AnyEvent] = [] if c.phase == "closed" else [Closed("")]
    return [*closed, Reopened(c.engagement + 1), disclose("bot", c, asked.world)]


def say(asked: Asked) -> Decision:
    """Speak. With the bot in control the words may ask for a human, or show that the customer is stuck."""
    c = _own(asked)
    text = asked.command.text.strip()
    if not text:
        raise Refused("empty")
    said = Said(text, asked.command.language)
    if c.phase == "assigned" and c.hand_back is not None:
        return asked.yes([said, *_answer_hand_back(asked, yes_or_no(text))])
    if c.phase in ("queued", "assigned"):
        return asked.yes([said])
    before: list[AnyEvent] = [] if c.phase == "bot" else _reopen(asked)
    return asked.yes([*before, said, *_after_words(asked, ahead(asked, before), text)])


def _answer_hand_back(asked: Asked, answer: bool | None) -> list[AnyEvent]:
    if answer is None:
        return []
    return _bot_again(asked) if answer else [HandBackDeclined()]


def _bot_again(asked: Asked) -> list[AnyEvent]:
    return back_to_bot(asked.conversation, asked.world, asked.conversation.hand_back or "")


def _after_words(asked: Asked, c: Conversation, text: str) -> list[AnyEvent]:
    """What the customer's words to the bot lead to; nothing when the bot may simply answer."""
    if c.human_offer and (answer := yes_or_no(text)) is not None:
        reason = _OFFER_REASON[c.human_offer]
        return lead_to_human(c, asked.world, reason) if answer else [HumanDeclined()]
    asks = asks_for_human(text, asked.command.language or c.language)
    if asks is Asks.YES or (asks is Asks.UNSURE and c.human_offer):
        return lead_to_human(c, asked.world, "words")
    if asks is Asks.UNSURE:
        return offer_human(c, "unsure")
    again = fingerprint(text)
    same = bool(again) and again == c.tries.question
    over = c.tries.turns + 1 >= asked.world.policy.turn_cap
    return stuck(c, asked.world, "stuck") if same or over else []


def ask_human(asked: Asked) -> Decision:
    """The button. It works in every state, or says truthfully that it is already so.

    Who was taken over without asking, and asks now, cannot be handed back without being asked either.
    """
    c = _own(asked)
    if c.phase == "queued":
        raise Refused("already_waiting")
    if c.phase == "assigned":
        if c.hand_back is None and c.asked:
            raise Refused("already_human", agent=c.agent_name)
        return asked.yes([HandBackDeclined()])
    before: list[AnyEvent] = [] if c.phase == "bot" else _reopen(asked)
    return asked.yes([*before, *lead_to_human(ahead(asked, before), asked.world, "button")])


def answer_offer(asked: Asked) -> Decision:
    """Answer "do you want a human?" or "go on with the assistant?"."""
    c = _own(asked)
    human = asked.command.human
    if c.phase == "bot" and c.human_offer:
        reason = _OFFER_REASON[c.human_offer]
        return asked.yes(lead_to_human(c, asked.world, reason) if human else [HumanDeclined()])
    if c.phase == "assigned" and c.hand_back is not None:
        return asked.yes(_answer_hand_back(asked, not human))
    raise Refused("no_offer")


def leave_queue(asked: Asked) -> Decision:
    """Go back to the bot: only the customer may."""
    c = _own(asked)
    if c.phase != "queued":
        raise Refused("wrong_phase", phase=c.phase, expected="queued")
    return asked.yes([QueueLeft(), disclose("bot", c, asked.world)])


def leave_contact(asked: Asked) -> Decision:
    """Take another way. It is stored in the same append in which it is promised."""
    c = _own(asked)
    stored = ContactStored(asked.command.way, asked.command.value)
    if c.phase in ("queued", "assigned"):
        return asked.yes([stored])
    before: list[AnyEvent] = [] if c.phase == "bot" else _reopen(asked)
    return asked.yes([*before, *lead_to_human(ahead(asked, before), asked.world, "button"), stored])


def set_needs(asked: Asked) -> Decision:
    """Say what one needs; it survives every handoff."""
    needs = tuple(sorted(set(asked.command.needs)))
    return asked.yes([NeedsSet(needs)] if needs != _own(asked).needs else [])


def stay(asked: Asked) -> Decision:
    """Do not end this for silence."""
    return asked.yes([StillHere()] if _own(asked).idle_until else [])


def leave(asked: Asked) -> Decision:
    """End it. Who was promised a call stays on the agents' list."""
    c = _own(asked)
    if c.phase == "bot":
        return asked.yes(finish(c, "customer", "left"))
    if c.phase == "queued":
        if c.promised:
            return asked.yes([] if c.customer_away else [CustomerAway()])
        return asked.yes(finish(c, "customer", "abandoned"))
    return asked.yes([Ended("customer")] if c.phase == "assigned" else [])


def erase(asked: Asked) -> Decision:
    """Blank every word. A talk that goes on ends by it."""
    c = _own(asked)
    ended: list[AnyEvent] = [Ended("customer")] if c.phase in ("bot", "queued", "assigned") else []
    closed: list[AnyEvent] = [Closed("erased")] if c.open else []
    return asked.yes([] if c.erased else [*ended, *closed, Erased("customer")])


RULES: dict[type[Any], Rule] = {
    cmd.Start: start,
    cmd.Say: say,
    cmd.AskHuman: ask_human,
    cmd.AnswerOffer: answer_offer,
    cmd.LeaveQueue: leave_queue,
    cmd.LeaveContact: leave_contact,
    cmd.SetNeeds: set_needs,
    cmd.StayHere: stay,
    cmd.Leave: leave,
    cmd.Erase: erase,
}
