"""A conversation in memory: its state, its latest records, who follows it, what is on its way."""

from collections import deque
from collections.abc import Callable, Sequence

import msgspec

from ..core.command import AnyCommand
from ..core.conversation import Conversation, evolve
from ..core.decide import Peer, Secret
from ..core.erase import blank
from ..core.errors import Refused
from ..core.event import AnyEvent, Erased, HandedBack, Queued, QueueLeft, Recorded, Reopened, Said, Started
from .session import Session

TAIL = 64
"""Records of a conversation that are kept in memory; older ones are read from the store."""
HISTORY = 40
"""Messages that a bot is reminded of in its turn."""

_BOT_BEGINS: frozenset[type[AnyEvent]] = frozenset({Started, Reopened, HandedBack, QueueLeft})
"""With these the bot gets control: what was said before is not its business."""

Answer = Callable[[int, Refused | None], None]
"""Called once: with the first seq (0 for no event) when it is stored, or with the refusal, or with both."""


class Ask(msgspec.Struct, frozen=True):
    """A command that somebody sent."""

    peer: Peer
    command: AnyCommand
    cid: str = ""
    answer: Answer = lambda seq, refused: None
    sure: bool = False
    """Whether the store was looked at just now, so that a refusal is no mistake about what is."""


class Pending(msgspec.Struct, frozen=True):
    """A decision on its way to the store."""

    ask: Ask
    records: Sequence[Recorded] = ()
    """None: the decision is to be made again on what the store has."""
    secrets: Sequence[Secret] = ()
    refused: Refused | None = None


class Room:
    """One conversation. `stored` is what the store has; `state` is ahead of it by what is on its way."""

    __slots__ = (
        "busy", "done", "flying", "followers", "history", "id",
        "last", "loaded", "state", "stored", "tail", "waiting",
    )  # fmt: skip

    def __init__(self, conversation: str) -> None:
        self.id = conversation
        self.stored = self.state = Conversation(id=conversation)
        self.loaded = False
        self.busy = False
        self.tail: deque[Recorded] = deque(maxlen=TAIL)
        self.history: deque[tuple[int, str, str]] = deque(maxlen=HISTORY)
        """(seq, role, text) of what was said since the bot got control."""
        self.last: Recorded | None = None
        self.done: dict[str, int] = {}
        """"role id cid" of who sent it -> the first seq of the command."""
        self.followers: set[Session] = set()
        self.waiting: list[Pending] = []
        self.flying: list[Pending] = []

    def first_result(self, author: Peer, cid: str) -> int | None:
        """Give what a command has led to already; None when it is new. 0 means: it is on its way."""
        if not cid:
            return None
        return self.done.get(f"{author.kind} {author.id} {cid}")

    def on_its_way(self, author: Peer, cid: str) -> bool:
        """Tell whether this command was decided and is not stored yet."""
        return any(
            p.ask.cid == cid and (p.ask.peer.kind, p.ask.peer.id) == (author.kind, author.id)
            for group in (self.flying, self.waiting)
            for p in group
        )

    def take(self, records: Sequence[Recorded], after: Conversation | None = None) -> None:
        """Take in records that the store has. `after` is the state they lead to, where it is known."""
        state = self.stored
        for recorded in records:
            if recorded.seq > self.stored.seq:
                state = self._take(recorded, state, known=after is not None)
        self.stored = after or state

    def _take(self, recorded: Recorded, state: Conversation, *, known: bool) -> Conversation:
        event = recorded.event
        if recorded.cid and not known:  # whoever knows the state has noted whose commands these are
            self.done.setdefault(f"{_sender(recorded, state)} {recorded.cid}", recorded.seq)
        self.tail.append(recorded)
        if type(event) is Said:
            self.last = recorded
            self.history.append((recorded.seq, recorded.by.kind, event.text))
        elif type(event) is Erased:
            self._blank()
        elif type(event) in _BOT_BEGINS:
            self.history.clear()
        return state if known else evolve(state, recorded)

    def _blank(self) -> None:
        for place, recorded in enumerate(self.tail):
            self.tail[place] = blank(recorded)
        self.last = blank(self.last) if self.last else None
        self.history.clear()

    def recent(self, after: int) -> list[Recorded] | None:
        """Give the records after `after`, or None when the memory does not reach that far back."""
        if after >= self.stored.seq:
            return []
        if not self.tail or self.tail[0].seq > after + 1:
            return None
        return [recorded for recorded in self.tail if recorded.seq > after]

    @property
    def spare(self) -> bool:
        """Whether nobody needs this room in memory."""
        return not (self.followers or self.busy or self.state.open)


def _sender(recorded: Recorded, before: Conversation) -> str:
    """Tell who sent the command that led to a record.

    Events of the hub's own carry the id of the command they came with, and another peer may have chosen the
    same one. They follow the sender's own event; only what an agent returns to the queue begins with one.
    """
    event = recorded.event
    if isinstance(event, Queued) and event.why == "agent_returned":
        return f"human {before.agent}"
    return f"{recorded.by.kind} {recorded.by.id}"
