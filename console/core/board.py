"""The queue as agents see it, folded from the same events as everything else."""

from collections.abc import Iterable

import msgspec

from . import event as ev
from .conversation import Conversation, Phase
from .event import Need, Reason, Recorded, Role


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One open conversation. Times in ms since the epoch."""

    conversation: str
    seq: int
    phase: Phase
    since: int
    """When the customer began to wait, or when the phase began."""
    name: str = ""
    language: str = ""
    team: str = ""
    reason: Reason | None = None
    summary: str = ""
    needs: tuple[Need, ...] = ()
    agent: str = ""
    agent_name: str = ""
    front: bool = False
    held: bool = False
    example: bool = False
    offer_to: str = ""
    offer_until: int = 0
    transfer_to: str = ""
    """Agent or team that is asked to take over."""
    transfer_until: int = 0
    agent_away: bool = False
    customer_away: bool = False
    contacts: tuple[str, ...] = ()
    """Placeholders of addresses left for another way and not dealt with yet."""
    last: str = ""
    last_by: Role | None = None
    last_at: int = 0


def row(conversation: Conversation, last: Recorded | None = None) -> Row | None:
    """Show a conversation as a row; None when nobody needs to see it. `last` is what was said last."""
    c = conversation
    if not c.open:
        return None
    said = last.event if last and isinstance(last.event, ev.Said) else None
    return Row(
        conversation=c.id,
        seq=c.seq,
        phase=c.phase,
        since=c.waiting_since if c.phase == "queued" else c.phase_since,
        name=c.customer_name,
        language=c.language,
        team=c.team,
        reason=c.reason,
        summary=c.summary,
        needs=c.needs,
        agent=c.agent,
        agent_name=c.agent_name,
        front=c.front,
        held=c.held,
        example=c.example,
        offer_to=c.offer.agent if c.offer else "",
        offer_until=c.offer.until if c.offer else 0,
        transfer_to=(c.transfer.agent or c.transfer.team) if c.transfer else "",
        transfer_until=c.transfer.until if c.transfer else 0,
        agent_away=bool(c.agent_away_since),
        customer_away=c.customer_away,
        contacts=tuple(k.ref for k in c.contacts if not k.done),
        last=said.text[:120] if said else "",
        last_by=last.by.kind if last and said else None,
        last_at=last.at if last and said else 0,
    )


def order(row: Row) -> tuple[bool, int, str]:
    """Sort key of waiting rows: those who lost their agent first, then who waits longest."""
    return (not row.front, row.since, row.conversation)


def waiting(rows: Iterable[Row]) -> list[Row]:
    """Give the queue in its order."""
    return sorted((r for r in rows if r.phase == "queued"), key=order)


def visible_to(row: Row, teams: tuple[str, ...], *, supervisor: bool, agent: str = "") -> bool:
    """Tell whether an agent may see the row: their own or their teams', nobody's, or asked of them."""
    mine = bool(agent) and agent in (row.agent, row.transfer_to)
    return supervisor or mine or not row.team or row.team in teams or row.transfer_to in teams
