"""What the hub does by itself: deadlines, and who is there. Late or repeated, these change nothing."""

from typing import Any

from . import command as cmd
from . import event as ev
from .asked import Asked, Decision, Rule
from .event import AnyEvent
from .handoff import finish, requeue, stuck, tell_wait


def offer_to(asked: Asked) -> Decision:
    """Ring at an agent."""
    c, agent = asked.conversation, asked.command.agent
    if c.phase != "queued" or c.offer or agent not in asked.world.staff.names:
        return asked.yes([])
    return asked.yes([ev.Offered(agent, asked.world.now + int(asked.world.policy.offer_s * 1000))])


def offer_timeout(asked: Asked) -> Decision:
    """Stop ringing; the customer keeps their place."""
    offer, gone = asked.conversation.offer, asked.command.gone
    if not offer or offer.agent != asked.command.agent or not (gone or asked.world.now >= offer.until):
        return asked.yes([])
    return asked.yes([ev.OfferEnded(offer.agent, "gone" if gone else "expired")])


def transfer_timeout(asked: Asked) -> Decision:
    """Nobody accepted; the owner goes on."""
    asks = asked.conversation.transfer
    if not asks or asked.world.now < asks.until:
        return asked.yes([])
    return asked.yes([ev.TransferEnded(asks.agent, "expired")])


def agent_gone(asked: Asked) -> Decision:
    """Tell the customer that the agent's connection is gone."""
    c = asked.conversation
    gone = c.phase == "assigned" and c.agent == asked.command.agent and not c.agent_away_since
    return asked.yes([ev.AgentAway(c.agent)] if gone else [])


def agent_returned(asked: Asked) -> Decision:
    """Tell the customer that the agent is back."""
    c = asked.conversation
    back = c.phase == "assigned" and c.agent == asked.command.agent and bool(c.agent_away_since)
    return asked.yes([ev.AgentBack(c.agent)] if back else [])


def agent_lost(asked: Asked) -> Decision:
    """The grace is over: the customer goes to the front of the queue."""
    c, grace = asked.conversation, int(asked.world.policy.agent_grace_s * 1000)
    lost = c.phase == "assigned" and c.agent == asked.command.agent and c.agent_away_since
    if not lost or asked.world.now < c.agent_away_since + grace:
        return asked.yes([])
    return asked.yes(requeue(c, asked.world, "agent_lost"))


def customer_gone(asked: Asked) -> Decision:
    """Agents see that the customer is not connected. Nothing is closed by it."""
    c = asked.conversation
    return asked.yes([ev.CustomerAway()] if c.open and not c.customer_away else [])


def customer_returned(asked: Asked) -> Decision:
    """Agents see that the customer is there again."""
    c = asked.conversation
    return asked.yes([ev.CustomerBack()] if c.open and c.customer_away else [])


def bot_silent(asked: Asked) -> Decision:
    """A bot that does not answer counts as being stuck."""
    c = asked.conversation
    if c.phase != "bot" or c.epoch != asked.command.epoch or not c.turn:
        return asked.yes([])
    return asked.yes(stuck(c, asked.world, "silence"))


def tell(asked: Asked) -> Decision:
    """Tell a waiting customer what has changed about the wait."""
    c = asked.conversation
    told = tell_wait(c, asked.world) if c.phase == "queued" else []
    return asked.yes(t for t in told if t.why != c.wait_told)


def warn_idle(asked: Asked) -> Decision:
    """Warn before ending for silence (WCAG 2.2.1): only with the bot, never who needs more time."""
    c, policy = asked.conversation, asked.world.policy
    silent = asked.world.now >= c.silent_since + int(policy.idle_warn_s * 1000)
    if c.phase != "bot" or not c.hurry or c.idle_until or not silent:
        return asked.yes([])
    return asked.yes([ev.IdleWarned(asked.world.now + int(policy.idle_end_s * 1000))])


def end_idle(asked: Asked) -> Decision:
    """End what was warned and stayed silent. The customer can come back at any time."""
    c = asked.conversation
    if c.phase != "bot" or not c.hurry or not c.idle_until or asked.world.now < c.idle_until:
        return asked.yes([])
    return asked.yes(finish(c, "idle", "idle"))


def wrap_up_timeout(asked: Asked) -> Decision:
    """Close what nobody wrapped up, unless a promise is still open."""
    c = asked.conversation
    over = asked.world.now >= c.phase_since + int(asked.world.policy.wrap_up_s * 1000)
    closes = c.phase == "wrap_up" and over and not c.promised
    events: list[AnyEvent] = [ev.Closed("")] if closes else []
    return asked.yes(events)


def retain(asked: Asked) -> Decision:
    """Blank what is older than the retention allows."""
    c, days = asked.conversation, asked.world.policy.retention_days
    old = asked.world.now >= c.updated_at + int(days * 86_400_000)
    return asked.yes([ev.Erased("retention")] if c.phase == "closed" and old and not c.erased else [])


RULES: dict[type[Any], Rule] = {
    cmd.OfferTo: offer_to,
    cmd.OfferTimeout: offer_timeout,
    cmd.TransferTimeout: transfer_timeout,
    cmd.AgentGone: agent_gone,
    cmd.AgentReturned: agent_returned,
    cmd.AgentLost: agent_lost,
    cmd.CustomerGone: customer_gone,
    cmd.CustomerReturned: customer_returned,
    cmd.BotSilent: bot_silent,
    cmd.TellWait: tell,
    cmd.WarnIdle: warn_idle,
    cmd.EndIdle: end_idle,
    cmd.WrapUpTimeout: wrap_up_timeout,
    cmd.Retain: retain,
}
