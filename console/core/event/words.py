"""What was said in a conversation, and who is told to be speaking."""

from typing import Annotated, Literal

import msgspec

from .base import Event

Text = Annotated[str, msgspec.Meta(max_length=4000)]
"""What one person says at once."""
Short = Annotated[str, msgspec.Meta(max_length=200)]


class Option(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A quick reply: `label` is shown, `text` is what the customer says by choosing it."""

    label: Short
    text: Short


class Disclosed(Event, frozen=True):
    """The customer was told who speaks now. The words are kept as evidence (AI Act art. 50(5))."""

    who: Literal["bot", "human", "nobody"]
    text: str
    language: str
    name: str = ""


class Said(Event, frozen=True):
    """Somebody said something that everyone in the conversation may read."""

    text: str
    language: str = ""
    options: tuple[Option, ...] = ()
    cites: tuple[str, ...] = ()
    """Knowledge entries a bot's answer rests on."""
    unsure: bool = False
    """The bot says that it does not know."""
    epoch: int = 0
    """The control epoch this was said in."""


class Corrected(Event, frozen=True):
    """An agent corrected what the bot said in event `target`; the old words stay visible as corrected."""

    target: int
    text: str


class Suggested(Event, frozen=True):
    """A bot's answer that came too late to be delivered. Agents only."""

    text: str
    epoch: int


class Noted(Event, frozen=True):
    """A private note. Agents only."""

    text: str


class Redacted(Event, frozen=True):
    """Personal data was replaced before it reached the log; `kept` of it lies beside the log, encrypted."""

    refs: tuple[str, ...]
    """Placeholders as they stand in the text, like `[email 1]`."""
    kept: tuple[str, ...] = ()
    private: bool = False
    """The words are for agents only, and so is this."""


class Revealed(Event, frozen=True):
    """An agent looked at personal data that is kept beside the log. Agents only."""

    ref: str


class Erased(Event, frozen=True):
    """The words of this conversation were blanked; its skeleton stays."""

    why: Literal["customer", "agent", "retention"]


WordsEvent = Disclosed | Said | Corrected | Suggested | Noted | Redacted | Revealed | Erased
