"""Who rings next, when the hub offers conversations to agents."""

from collections.abc import Iterable

import msgspec

from .conversation import Conversation


class Candidate(msgspec.Struct, frozen=True):
    """An agent who is available."""

    id: str
    load: int
    idle_since: int
    """When they last took or left a conversation (ms)."""
    teams: tuple[str, ...] = ()


def next_agent(
    conversation: Conversation, candidates: Iterable[Candidate], *, capacity: int, now: int, pause_ms: int
) -> str | None:
    """Choose the agent who rings: of the team, with room for one more, longest idle first.

    Whoever declined or let it ring out comes again only when nobody else is left, and after a pause.
    """
    c = conversation
    if c.phase != "queued" or c.offer:
        return None
    fit = [a for a in candidates if a.load < capacity and (not c.team or c.team in a.teams)]
    fresh = [a for a in fit if a.id not in c.passed]
    if fresh:
        return min(fresh, key=lambda a: (a.load, a.idle_since, a.id)).id
    if fit and now >= c.updated_at + pause_ms:
        return min(fit, key=lambda a: (_last_passed(c, a.id), a.id)).id
    return None


def _last_passed(conversation: Conversation, agent: str) -> int:
    return max(place for place, passed in enumerate(conversation.passed) if passed == agent)
