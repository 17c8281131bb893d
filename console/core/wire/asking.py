"""The frames that come from a client. Unknown fields are refused."""

from typing import Annotated, Literal

import msgspec

from ..command import FromPeer, Language
from ..event import Author, Short
from .frame import VERSION, Cid, ConversationId, Frame, Seq, State, Token


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
