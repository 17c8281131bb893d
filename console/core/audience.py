"""Who sees what: one table. Whatever is not in it is seen by agents only.

Bots hear no events: they are given turns and control (`wire.Turn`, `wire.Control`), and so hear nothing that
is said while they have no control.
"""

from typing import Literal

from msgspec.structs import replace

from . import event as ev
from .event import AnyEvent, Recorded

Viewer = Literal["customer", "agent"]

_BOTH = frozenset[Viewer]({"customer", "agent"})
_AGENTS = frozenset[Viewer]({"agent"})

AUDIENCE: dict[type[AnyEvent], frozenset[Viewer]] = {
    ev.Started: _BOTH,
    ev.Disclosed: _BOTH,
    ev.Said: _BOTH,
    ev.Corrected: _BOTH,
    ev.Suggested: _AGENTS,
    ev.Noted: _AGENTS,
    ev.NeedsSet: _BOTH,
    ev.HumanOffered: _BOTH,
    ev.HumanDeclined: _BOTH,
    ev.HumanRequested: _BOTH,
    ev.Queued: _BOTH,
    ev.WaitTold: _BOTH,
    ev.ContactStored: _BOTH,
    ev.ContactDone: _AGENTS,
    ev.QueueLeft: _BOTH,
    ev.Offered: _AGENTS,
    ev.OfferEnded: _AGENTS,
    ev.Assigned: _BOTH,
    ev.Held: _BOTH,
    ev.Resumed: _BOTH,
    ev.TransferAsked: _AGENTS,
    ev.TransferEnded: _AGENTS,
    ev.AgentAway: _BOTH,
    ev.AgentBack: _BOTH,
    ev.CustomerAway: _AGENTS,
    ev.CustomerBack: _AGENTS,
    ev.HandBackAsked: _BOTH,
    ev.HandBackDeclined: _BOTH,
    ev.HandedBack: _BOTH,
    ev.IdleWarned: _BOTH,
    ev.StillHere: _BOTH,
    ev.Ended: _BOTH,
    ev.Closed: _BOTH,
    ev.Reopened: _BOTH,
    ev.Redacted: _BOTH,
    ev.Revealed: _AGENTS,
    ev.Erased: _BOTH,
}

_HIDDEN: dict[tuple[Viewer, type[AnyEvent]], tuple[str, ...]] = {
    ("customer", ev.HumanRequested): ("summary",),
    ("customer", ev.HandBackAsked): ("word",),
    ("customer", ev.HandedBack): ("word",),
    ("customer", ev.Closed): ("code", "note"),
    ("customer", ev.AgentAway): ("agent",),
    ("customer", ev.AgentBack): ("agent",),
    ("customer", ev.Redacted): ("kept",),
}
"""Fields that are blank for a viewer who may see the rest of the event."""


def seen_by(recorded: Recorded, viewer: Viewer) -> Recorded | None:
    """Give the record as a viewer of this kind sees it, or None when it is not for them.

    To customers an agent is a name: the id is what the agent signs in with.
    """
    event = recorded.event
    if viewer == "agent":
        return recorded
    if viewer not in AUDIENCE.get(type(event), _AGENTS) or (isinstance(event, ev.Redacted) and event.private):
        return None
    if recorded.by.kind == "human":
        recorded = replace(recorded, by=replace(recorded.by, id=recorded.by.name))
    if isinstance(event, ev.Assigned):
        return replace(recorded, event=replace(event, agent=event.name))
    hidden = _HIDDEN.get((viewer, type(event)))
    if not hidden:
        return recorded
    return replace(recorded, event=replace(event, **{name: type(getattr(event, name))() for name in hidden}))
