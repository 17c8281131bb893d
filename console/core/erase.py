"""Erasure: what stays of a record when the words of its conversation are blanked."""

from msgspec.structs import replace

from . import event as ev
from .event import AnyEvent, Recorded

_WORDS: dict[type[AnyEvent], tuple[str, ...]] = {
    ev.Started: ("name", "page", "needs"),
    ev.Said: ("text", "options", "cites"),
    ev.Corrected: ("text",),
    ev.NeedsSet: ("needs",),
    ev.Suggested: ("text",),
    ev.Noted: ("text",),
    ev.HumanOffered: ("text",),
    ev.HumanRequested: ("summary",),
    ev.TransferAsked: ("note",),
    ev.HandBackAsked: ("word",),
    ev.HandedBack: ("word",),
    ev.Closed: ("note",),
}
"""Where words stand. What the customer was told about who speaks (`Disclosed`) is evidence, and stays."""


def blank(recorded: Recorded) -> Recorded:
    """Blank every word, and the customer's name and needs; the skeleton and the names of staff stay."""
    words = {name: type(getattr(recorded.event, name))() for name in _WORDS.get(type(recorded.event), ())}
    event = replace(recorded.event, **words) if words else recorded.event
    by = replace(recorded.by, name="") if recorded.by.kind == "customer" else recorded.by
    return replace(recorded, event=event, by=by)
