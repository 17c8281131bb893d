"""Changes of hands: the only ways out of and into the bot's control, each with its disclosure."""

import re
from typing import Literal

from .asked import World
from .conversation import Conversation
from .errors import Refused
from .event import (
    AnyEvent,
    Assigned,
    Closed,
    Disclosed,
    Ended,
    HandedBack,
    HumanOffered,
    HumanRequested,
    Queued,
    Reason,
    WaitTold,
)
from .staff import expected_wait
from .texts import say, supported, unnamed_bot

_BOT_WORDS = frozenset({"ai", "bot", "bots", "chatbot", "robot"})
_BOT_STEMS = ("assist", "automat", "comput", "digita", "virtu")


def bot_label(name: str, language: str) -> str:
    """Give a bot's name so that nobody takes it for a person's."""
    if not name.strip():
        return unnamed_bot(language)
    words = re.findall(r"\w+", name.casefold())
    known = any(word in _BOT_WORDS or word.startswith(_BOT_STEMS) for word in words)
    return name if known else f"{name} (bot)".strip()


def disclose(
    who: Literal["bot", "human", "nobody"], conversation: Conversation, world: World, name: str = ""
) -> Disclosed:
    """Tell the customer who speaks now (AI Act art. 50(1), (5); WCAG 4.1.3)."""
    label = bot_label(world.policy.bot_name, conversation.language)
    text = say(
        "bot.named" if who == "bot" and world.policy.bot_name else who,
        conversation.language,
        conversation.needs,
        bot=label,
        company=world.policy.company,
        name=name,
    )
    return Disclosed(who, text, supported(conversation.language), name if who == "human" else label)


def tell_wait(conversation: Conversation, world: World) -> list[WaitTold]:
    """Say what a waiting customer must know: nobody there, closed, or a long wait; nothing else."""
    policy, staff = world.policy, world.staff
    wait = expected_wait(staff, policy)
    why: Literal["nobody", "closed", "long"]
    if not staff.on_duty:
        why = "nobody" if policy.hours.is_open(world.now) else "closed"
    elif wait is not None and wait > policy.long_wait_s:
        why = "long"
    else:
        return []
    opens = policy.hours.opens_at(world.now) if why == "closed" else None
    numbers: dict[str, str] = {way: number for way, number in policy.ways.items() if number}
    return [WaitTold(why, wait, tuple(policy.ways), opens, numbers)]


def lead_to_human(
    conversation: Conversation, world: World, reason: Reason, summary: str = ""
) -> list[AnyEvent]:
    """Lead out of the bot, in one decision, and tell the customer the truth about the wait."""
    return [
        HumanRequested(reason, summary),
        Queued(conversation.team),
        disclose("nobody", conversation, world),
        *tell_wait(conversation, world),
    ]


def requeue(
    conversation: Conversation, world: World, why: Literal["agent_lost", "agent_returned"]
) -> list[AnyEvent]:
    """Put a customer who had a human at the front of the queue; the bot stays out."""
    return [
        Queued(conversation.team, front=True, why=why),
        disclose("nobody", conversation, world),
        *tell_wait(conversation, world),
    ]


def assign(
    conversation: Conversation,
    world: World,
    agent: tuple[str, str],
    how: Literal["claim", "offer", "take_over", "transfer"],
) -> list[AnyEvent]:
    """Give control to an agent (id, name), if they have room for one more."""
    load = world.staff.load.get(agent[0], 0)
    if load >= world.policy.capacity:
        raise Refused("full", load=load)
    return [Assigned(agent[0], agent[1], how), disclose("human", conversation, world, agent[1])]


def back_to_bot(conversation: Conversation, world: World, word: str) -> list[AnyEvent]:
    """Give control back to the bot, with an explicit mark in its context."""
    return [HandedBack(word), disclose("bot", conversation, world)]


def offer_human(conversation: Conversation, why: Literal["unsure", "stuck", "silence"]) -> list[AnyEvent]:
    """Ask the customer whether they want a human."""
    text = say(f"offer.{why}", conversation.language, conversation.needs)
    return [HumanOffered(why, text, supported(conversation.language))]


def stuck(conversation: Conversation, world: World, why: Literal["stuck", "silence"]) -> list[AnyEvent]:
    """Offer the human at the first sign of being stuck; at the next one, do it."""
    if conversation.tries.offered:
        return lead_to_human(conversation, world, why)
    return offer_human(conversation, why)


def finish(
    conversation: Conversation, why: Literal["agent", "customer", "idle"], code: str
) -> list[AnyEvent]:
    """End the talk; closed at once unless a promise of another way is still open."""
    ended: list[AnyEvent] = [Ended(why)]
    return ended if conversation.promised else [*ended, Closed(code)]
