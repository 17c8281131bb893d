"""What is new at an agent's desk, as data: to show, ring, notify or speak."""

from collections.abc import Iterable

import msgspec

from ..client import Connection
from ..core import wire
from ..core.board import Row
from ..core.event import Recorded
from .situation import Me


class Told(msgspec.Struct, frozen=True):
    """Something happened in a followed conversation: its new records, in order."""

    conversation: str
    records: tuple[Recorded, ...]
    active: bool
    """It is the conversation the agent is in."""


class Waiting(msgspec.Struct, frozen=True):
    """A customer began to wait."""

    row: Row


class Rings(msgspec.Struct, frozen=True):
    """A conversation rings at this agent, until `row.offer_until`."""

    row: Row


class Asked(msgspec.Struct, frozen=True):
    """A colleague asks this agent, or their team, to take over."""

    row: Row


class QueueChanged(msgspec.Struct, frozen=True):
    """The queue, who is on duty, or which conversations are followed here is different."""


class Typing(msgspec.Struct, frozen=True):
    """The customer of a followed conversation types."""

    conversation: str


Call = Waiting | Rings | Asked
News = Told | Waiting | Rings | Asked | QueueChanged | Typing | Connection | wire.Bye


class Calls:
    """What called for the agent when the queue was last looked at, so that each thing is news once."""

    def __init__(self) -> None:
        self._known: set[tuple[type, str]] = set()

    def look(self, rows: Iterable[Row], me: Me) -> list[Call]:
        """Give what is new since the last look."""
        now = [call for row in rows if (call := _call(row, me))]
        new = [call for call in now if (type(call), call.row.conversation) not in self._known]
        self._known = {(type(call), call.row.conversation) for call in now}
        return new


def _call(row: Row, me: Me) -> Call | None:
    if row.phase == "queued":
        return Rings(row) if row.offer_to == me.id else Waiting(row)
    asked = row.phase == "assigned" and row.agent != me.id and row.transfer_to in (me.id, *me.teams)
    return Asked(row) if asked else None
