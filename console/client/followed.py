"""What a client holds of the hub's state, folded from what it heard: the same as a fresh fetch shows."""

from collections.abc import Sequence

import msgspec

from ..core import event as ev
from ..core import wire
from ..core.board import Row
from ..core.conversation import Conversation, evolve, fold
from ..core.erase import blank
from ..core.event import Recorded


class Followed:
    """A conversation that is followed. `caught_up`: everything that was stored has been heard."""

    def __init__(self, conversation: str) -> None:
        self.id = conversation
        self.records: list[Recorded] = []
        self.state = Conversation(id=conversation)
        self.caught_up = False

    @property
    def last(self) -> int:
        """The seq of the last record heard; 0 when there is none."""
        return self.records[-1].seq if self.records else 0

    def take(self, frame: wire.Heard) -> wire.Heard:
        """Fold what is new in the frame, and give the frame with only that."""
        news = tuple(r for r in frame.records if r.seq > self.last)
        for recorded in news:
            self.records.append(recorded)
            self.state = evolve(self.state, recorded)
            if isinstance(recorded.event, ev.Erased):
                self._blank()
        self.caught_up = self.caught_up or frame.caught_up
        return msgspec.structs.replace(frame, records=news)

    def _blank(self) -> None:
        """Forget the words, as the hub's store does."""
        self.records = [blank(recorded) for recorded in self.records]
        self.state = fold(self.records)


class BoardState:
    """The queue and who is on duty, as last told by the hub."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.agents: tuple[wire.OnDuty, ...] = ()

    def take(self, frame: wire.Board | wire.BoardChanged) -> None:
        """Fold a frame."""
        if isinstance(frame, wire.Board):
            self.rows = _by_id(frame.rows)
        else:
            self.rows |= _by_id(frame.rows)
            for gone in frame.gone:
                self.rows.pop(gone, None)
        if frame.agents is not None:
            self.agents = frame.agents


def _by_id(rows: Sequence[Row]) -> dict[str, Row]:
    return {row.conversation: row for row in rows}
