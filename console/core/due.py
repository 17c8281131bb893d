"""What falls due in a conversation, and when. Sent late or twice by the hub's clock, it changes nothing."""

from collections.abc import Iterator

from .command import (
    AgentLost,
    AnyCommand,
    BotSilent,
    EndIdle,
    OfferTimeout,
    TransferTimeout,
    WarnIdle,
    WrapUpTimeout,
)
from .conversation import Conversation
from .policy import Policy


def due(conversation: Conversation, policy: Policy) -> tuple[tuple[int, AnyCommand], ...]:
    """Give (time in ms, command) of everything that waits for its time, the next one first.

    Each of them, sent at its time, changes the conversation, so nothing falls due twice. `TellWait` is not
    here: it depends on who is on duty, and the hub sends it when that changes. Neither is `Retain`: the store
    knows what is old.
    """
    return tuple(sorted(_all(conversation, policy), key=lambda item: item[0]))


def _all(c: Conversation, policy: Policy) -> Iterator[tuple[int, AnyCommand]]:
    if c.offer:
        yield c.offer.until, OfferTimeout(c.offer.agent)
    if c.transfer:
        yield c.transfer.until, TransferTimeout()
    if c.phase == "assigned" and c.agent_away_since:
        yield c.agent_away_since + int(policy.agent_grace_s * 1000), AgentLost(c.agent)
    if c.phase == "wrap_up" and not c.promised:
        yield c.phase_since + int(policy.wrap_up_s * 1000), WrapUpTimeout()
    if c.phase == "bot":
        if c.turn:
            yield c.turn_at + int(policy.bot_answer_s * 1000), BotSilent(c.epoch)
        if c.hurry and c.idle_until:
            yield c.idle_until, EndIdle()
        elif c.hurry:
            yield c.silent_since + int(policy.idle_warn_s * 1000), WarnIdle()
