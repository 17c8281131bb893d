"""The frames between a hub and its clients, and their strict codec. JSON text, one frame a message.

A client says `hello` first. Whoever decodes gets a frame or `BadFrame`, for every possible input.
Who is speaking is never in a frame that a client sends: it comes from the credentials in `hello`.
No frame lets a bot type: fake typing dots cannot be sent because they cannot be said.
"""

from typing import Annotated, Any, Literal, cast

import msgspec

from .board import Row
from .command import FromPeer, Language
from .event import Author, Recorded, Role, Short, snake

VERSION = 1
MAX_FRAME = 32 * 1024
"""Bytes a client's frame may have."""
MAX_WATCHED = 2000

Token = Annotated[str, msgspec.Meta(max_length=4096)]
ConversationId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,64}\Z")]
Cid = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:-]{1,64}\Z")]
Seq = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
State = Literal["available", "busy", "away"]


class Frame(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="frame", tag=snake):
    """The base of all frames; the tag is the class's name in snake case."""


class BadFrame(ValueError):
    """What came is not a frame. `problem` says what was expected and where."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


# From a client.


class Hello(Frame, frozen=True, forbid_unknown_fields=True):
    """Who is there. An agent gives `user` and `password`, or a token; a bot its key as token.

    A customer gives the token of an earlier welcome, or none at all and gets one.
    """

    role: Literal["customer", "bot", "human"]
    token: Token = ""
    user: Short = ""
    password: Short = ""
    language: Language = "en"
    """Of the peer: refusals come in it."""
    version: Seq = VERSION


class Do(Frame, frozen=True, forbid_unknown_fields=True):
    """A command. `cid` is the client's own id of it: sent twice, it is obeyed once."""

    cid: Cid
    conversation: ConversationId
    command: FromPeer


class Watch(Frame, frozen=True, forbid_unknown_fields=True):
    """Follow a conversation from after `after` on. Reconnecting is the same as starting up."""

    conversation: ConversationId
    after: Seq = 0


class Unwatch(Frame, frozen=True, forbid_unknown_fields=True):
    """Stop following."""

    conversation: ConversationId


class WatchBoard(Frame, frozen=True, forbid_unknown_fields=True):
    """Agents: follow the queue and who is on duty."""


class SetState(Frame, frozen=True, forbid_unknown_fields=True):
    """Agents: whether they take conversations."""

    state: State


class Typing(Frame, frozen=True, forbid_unknown_fields=True):
    """Customers and agents in control: somebody types. From the hub `by` says who."""

    conversation: ConversationId
    by: Author | None = None


class Reveal(Frame, frozen=True, forbid_unknown_fields=True):
    """The agent in control: read what lies behind a placeholder. Answered by `Revealed` and logged."""

    cid: Cid
    conversation: ConversationId
    ref: Short


class Find(Frame, frozen=True, forbid_unknown_fields=True):
    """Agents: search the words of conversations, newest first. Answered by `Found`."""

    cid: Cid
    text: Annotated[str, msgspec.Meta(min_length=2, max_length=100)]


class Ping(Frame, frozen=True, forbid_unknown_fields=True):
    """Either side: are you there? Answered by `Pong` with the same number."""

    n: Seq


class Pong(Frame, frozen=True, forbid_unknown_fields=True):
    """The answer to a ping."""

    n: Seq


FromClient = Hello | Do | Watch | Unwatch | WatchBoard | SetState | Typing | Reveal | Find | Ping | Pong

# From the hub.


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


class Board(Frame, frozen=True):
    """The whole queue: answers `watch_board`."""

    rows: tuple[Row, ...]
    agents: tuple["OnDuty", ...]


class OnDuty(msgspec.Struct, frozen=True, omit_defaults=True):
    """An agent who is connected."""

    id: str
    name: str
    state: State
    teams: tuple[str, ...] = ()
    load: int = 0


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

_encoder = msgspec.json.Encoder()
_client_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromClient)
_hub_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromHub)


def encode(frame: Frame) -> bytes:
    """Encode a frame as UTF-8 JSON."""
    return _encoder.encode(frame)


def _decode(decoder: msgspec.json.Decoder[Any], data: bytes | str) -> object:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise BadFrame(f"{type(problem).__name__}: {problem}"[:300]) from None


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def from_client(data: bytes | str) -> FromClient:
    """Decode a frame that a client sent; `BadFrame` for anything else."""
    size = len(data) if isinstance(data, bytes) else _size(data)
    if size > MAX_FRAME:
        raise BadFrame(f"expected at most {MAX_FRAME} bytes, got {size}")
    frame = cast(FromClient, _decode(_client_decoder, data))
    if isinstance(frame, Typing) and frame.by:
        raise BadFrame("expected no `by` in typing: the hub says who types")
    return frame


def from_hub(data: bytes | str) -> FromHub:
    """Decode a frame that a hub sent; `BadFrame` for anything else."""
    return cast(FromHub, _decode(_hub_decoder, data))
