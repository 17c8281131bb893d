"""Where an agent stands in a conversation: what decides which actions make sense."""

import msgspec

from ..core.board import Row
from ..core.conversation import Conversation, Phase


class Me(msgspec.Struct, frozen=True):
    """The agent at this desk, as the hub's welcome names them."""

    id: str
    teams: tuple[str, ...] = ()
    supervisor: bool = False


class Situation(msgspec.Struct, frozen=True):
    """What an action depends on; a row of the queue and an open conversation both tell it."""

    phase: Phase = "new"
    agent: str = ""
    held: bool = False
    offer_to: str = ""
    transfer_to: str = ""
    """Agent or team that is asked to take over."""
    contacts: bool = False
    """Whether another way is promised and not dealt with."""
    secrets: bool = False
    """Whether personal data is kept beside the log, to be shown on request."""


def situation(of: Row | Conversation | None) -> Situation:
    """Give what actions depend on; the empty situation when no conversation is chosen."""
    if of is None:
        return Situation()
    if isinstance(of, Row):
        return Situation(
            of.phase, of.agent, of.held, of.offer_to, of.transfer_to, bool(of.contacts), bool(of.contacts)
        )
    transfer = (of.transfer.agent or of.transfer.team) if of.transfer else ""
    return Situation(
        of.phase,
        of.agent,
        of.held,
        of.offer.agent if of.offer else "",
        transfer,
        any(not c.done for c in of.contacts),
        bool(of.kept),
    )


def always(_: Situation, __: Me) -> bool:
    """Wherever the agent is."""
    return True


def mine(s: Situation, me: Me) -> bool:
    """This agent is in control."""
    return s.phase == "assigned" and s.agent == me.id


def claimable(s: Situation, me: Me) -> bool:
    """A customer waits, and rings at nobody else."""
    return s.phase == "queued" and s.offer_to in ("", me.id)


def rings(s: Situation, me: Me) -> bool:
    """It rings at this agent."""
    return s.phase == "queued" and s.offer_to == me.id


def takeable(s: Situation, me: Me) -> bool:
    """The bot's; for supervisors also another agent's."""
    return s.phase == "bot" or (s.phase == "assigned" and me.supervisor and s.agent != me.id)


def asked(s: Situation, me: Me) -> bool:
    """A colleague asks this agent, or their team, to take over."""
    return s.phase == "assigned" and s.agent != me.id and bool({s.transfer_to} & {me.id, *me.teams})


def closable(s: Situation, me: Me) -> bool:
    """The talk may be finished with a code by this agent."""
    return mine(s, me) or (s.phase == "wrap_up" and s.agent in ("", me.id))


def correctable(s: Situation, me: Me) -> bool:
    """What the bot said may be put right: by anybody, unless another agent talks."""
    return s.phase in ("bot", "queued", "wrap_up") or (
        s.phase == "assigned" and (me.supervisor or mine(s, me))
    )


def erasable(s: Situation, me: Me) -> bool:
    """It is closed, and this agent had it last or is a supervisor."""
    return s.phase == "closed" and (me.supervisor or s.agent == me.id)
