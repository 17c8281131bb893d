"""The queue as agents see it, and the place of those who wait in it. Changes are gathered for a moment."""

from collections.abc import Callable, Sequence

from ..core import board, wire
from ..core.conversation import Conversation
from ..core.decide import Peer
from ..core.event import Recorded
from ..core.staff import expected_wait
from .clock import Agenda
from .hub import Hub
from .rooms import Room
from .session import Session

GATHER_S = 0.05
PLACES_S = 3.0

Group = tuple[tuple[str, ...], bool, str]


class Lobby:
    """Keeps every agent's board and every waiting customer's place up to date."""

    def __init__(
        self, hub: Hub, agenda: Agenda, customer_sessions: Callable[[str], Sequence[Session]]
    ) -> None:
        self._hub = hub
        self._agenda = agenda
        self._customer_sessions = customer_sessions
        self._rows: dict[str, board.Row] = {}
        self._dirty: set[str] = set()
        self._groups: dict[Group, set[Session]] = {}
        self._agents: tuple[wire.OnDuty, ...] = ()
        self._places: dict[str, tuple[int, int | None]] = {}

    def start(self) -> None:
        """Take in what is open."""
        for room in self._hub.rooms.values():
            self.changed(room, room.stored, ())

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        """A conversation changed: its row is due."""
        self._dirty.add(room.id)
        if any(self._groups.values()):
            self.refresh()
        if before.phase == "queued" or room.stored.phase == "queued":
            self._due(("places",), PLACES_S if self._places else GATHER_S, self._tell_places)

    def refresh(self) -> None:
        """Something on the board changed: bring it up to date soon."""
        self._due(("board",), GATHER_S, self._publish)

    def follow(self, session: Session) -> None:
        """Give an agent the whole board, and every change from now on."""
        self._publish()
        group = _group(session.peer)
        self._groups.setdefault(group, set()).add(session)
        session.board = True
        rows = tuple(row for row in self._rows.values() if _sees(group, row))
        session.send(wire.Board(rows, self._agents))

    def left(self, session: Session) -> None:
        """The agent is gone."""
        if session.board:
            self._groups.get(_group(session.peer), set()).discard(session)

    def place(self, session: Session, conversation: str) -> None:
        """Tell a customer who looks again where they stand."""
        known = self._places.get(conversation)
        if known:
            session.send(wire.Place(conversation, *known))

    def longest_wait(self, now: int) -> float:
        """Give the seconds the first in the queue has waited."""
        waits = [since for _, since, _ in self._hub.tally.queue.values()]
        return (now - min(waits)) / 1000 if waits else 0.0

    def _due(self, key: object, seconds: float, call: Callable[[], None]) -> None:
        if self._agenda.appointment(key) is None:
            self._agenda.after(seconds, key, call)

    def _publish(self) -> None:
        agents = self._hub.duty.on_duty()
        changed: list[tuple[board.Row | None, board.Row | None]] = []
        for conversation in self._dirty:
            old, new = self._rows.get(conversation), self._row(conversation)
            if new:
                self._rows[conversation] = new
            elif old:
                del self._rows[conversation]
            if old != new:
                changed.append((old, new))
        self._dirty.clear()
        news = agents if agents != self._agents else None
        self._agents = agents
        for group, sessions in self._groups.items():
            frame = _difference(group, changed, news)
            if frame and sessions:
                data = wire.encode(frame)
                for session in sessions:
                    session.send_bytes(data)

    def _row(self, conversation: str) -> board.Row | None:
        room = self._hub.rooms.get(conversation)
        return board.row(room.stored, room.last) if room else None

    def _tell_places(self) -> None:
        places: dict[str, tuple[int, int | None]] = {}
        ahead: dict[str, int] = {}
        for _, _, conversation in sorted(self._hub.tally.queue.values()):
            room = self._hub.rooms.get(conversation)
            if room is None or room.stored.phase != "queued":
                continue
            team = room.stored.team
            ahead[team] = ahead.get(team, 0) + 1
            wait = expected_wait(self._hub.duty.staff(room.stored), self._hub.policy)
            places[conversation] = (ahead[team], wait)
            if places[conversation] != self._places.get(conversation):
                for session in self._customer_sessions(room.stored.customer):
                    if conversation in session.watching:
                        session.send(wire.Place(conversation, *places[conversation]))
        self._places = places


def _group(peer: Peer) -> Group:
    return peer.teams, peer.supervisor, "" if peer.supervisor else peer.id


def _sees(group: Group, row: board.Row) -> bool:
    return board.visible_to(row, group[0], supervisor=group[1], agent=group[2])


def _difference(
    group: Group,
    changed: Sequence[tuple[board.Row | None, board.Row | None]],
    agents: tuple[wire.OnDuty, ...] | None,
) -> wire.BoardChanged | None:
    rows = tuple(new for _, new in changed if new and _sees(group, new))
    gone = tuple(
        old.conversation
        for old, new in changed
        if old and _sees(group, old) and not (new and _sees(group, new))
    )
    if not (rows or gone or agents is not None):
        return None
    return wire.BoardChanged(rows, gone, agents)
