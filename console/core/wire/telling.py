"""The frames that come from the hub."""

from typing import Literal

import msgspec

from ..board import Row
from ..event import Author, Recorded, Role
from .asking import Ping, Pong, Typing
from .frame import Frame, State


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something a client may choose from, with its label in each language."""

    id: str
    labels: dict[str, str]


class Welcome(Frame, frozen=True):
    """The hub knows who is there."""

    role: Role
    id: str
    name: str
    now: int
    """The hub's clock, ms."""
    heartbeat_s: float
    """A ping comes at least this often; twice as long without one means the connection is dead."""
    token: str = ""
    """Customers: show this in the next hello."""
    company: str = ""
    ways: dict[str, str] = {}
    """Other ways to people, each with where it leads ("" where the customer leaves an address)."""
    teams: tuple[str, ...] = ()
    """Agents: their own teams."""
    all_teams: tuple[str, ...] = ()
    """Agents: every team there is, to transfer to."""
    supervisor: bool = False
    wrap_codes: tuple[Choice, ...] = ()
    canned: tuple[Choice, ...] = ()
    conversation: str = ""
    """Customers: the open conversation they already have, if any."""


class Heard(Frame, frozen=True):
    """Events of a conversation, in order. A sender hears its own on the same road as everybody."""

    conversation: str
    records: tuple[Recorded, ...]
    caught_up: bool = False
    """The answer to a watch is complete with this frame."""


class Done(Frame, frozen=True):
    """The command was obeyed and is stored; `seq` is its first event (0 when it changed nothing)."""

    cid: str
    seq: int


class Refused(Frame, frozen=True):
    """The command was not obeyed. `message` and `hint` are in the language of the hello."""

    cid: str
    code: str
    message: str
    hint: str = ""
    facts: dict[str, str | int] = {}


class OnDuty(msgspec.Struct, frozen=True, omit_defaults=True):
    """An agent who is connected."""

    id: str
    name: str
    state: State
    teams: tuple[str, ...] = ()
    load: int = 0


class Board(Frame, frozen=True):
    """The whole queue: answers `watch_board`."""

    rows: tuple[Row, ...]
    agents: tuple[OnDuty, ...]


class BoardChanged(Frame, frozen=True):
    """Rows that changed, conversations that left the board, and the agents if they changed."""

    rows: tuple[Row, ...] = ()
    gone: tuple[str, ...] = ()
    agents: tuple[OnDuty, ...] | None = None


class Place(Frame, frozen=True):
    """Customers who wait: their place (1 is next) and the expected wait in seconds, if it can be told."""

    conversation: str
    position: int
    wait_s: int | None = None


class Turn(Frame, frozen=True):
    """Bots: it is your turn. Answer with `say` in this `epoch`."""

    conversation: str
    epoch: int
    seq: int
    text: str
    language: str
    needs: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    """(role, text) of what was said since the bot got control, oldest first, this turn excluded."""


class Control(Frame, frozen=True):
    """Bots: you have control from this epoch on, or have lost it; `word` is the agent's for you."""

    conversation: str
    epoch: int
    yours: bool
    word: str = ""
    reset: bool = False
    """A new engagement: forget what was said before."""


class Revealed(Frame, frozen=True):
    """What lies behind a placeholder."""

    cid: str
    ref: str
    value: str


class Hit(msgspec.Struct, frozen=True):
    """A line that matches a search."""

    conversation: str
    seq: int
    at: int
    by: Author
    text: str


class Found(Frame, frozen=True):
    """The answer to `find`."""

    cid: str
    hits: tuple[Hit, ...]
    more: bool = False


class Bye(Frame, frozen=True):
    """The hub closes this connection; come back after `retry_ms` (0: do not)."""

    why: Literal["restart", "slow", "idle", "replaced", "credentials", "rate", "bad_frame", "busy"]
    retry_ms: int = 0


FromHub = (
    Welcome
    | Heard
    | Done
    | Refused
    | Board
    | BoardChanged
    | Place
    | Turn
    | Control
    | Typing
    | Revealed
    | Found
    | Ping
    | Pong
    | Bye
)
