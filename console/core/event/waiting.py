"""The way to a human: asked for, waited for, or reached by another way."""

from typing import Literal

from .base import Event

Reason = Literal["button", "words", "stuck", "bot", "agent", "silence"]
"""Why a conversation left the bot."""

Way = Literal["call_back", "email", "phone", "relay", "visit"]
"""Another way to reach people than this chat."""


class HumanOffered(Event, frozen=True):
    """The customer was asked whether they want a human; both answers are one activation away."""

    why: Literal["unsure", "stuck", "silence"]
    text: str
    language: str


class HumanDeclined(Event, frozen=True):
    """The customer prefers to go on with the bot."""


class HumanRequested(Event, frozen=True):
    """A human was asked for. This always leads out of `bot` in the same decision."""

    reason: Reason
    summary: str = ""
    """What the bot says it is about. Not shown to the customer."""


class Queued(Event, frozen=True):
    """The conversation waits for a human of `team` ("" is anybody)."""

    team: str = ""
    front: bool = False
    """A customer who loses their agent goes to the front."""
    why: Literal["request", "agent_lost", "agent_returned", "transfer"] = "request"


class WaitTold(Event, frozen=True):
    """The customer was told the truth about the wait, and which other ways there are."""

    why: Literal["nobody", "closed", "long"]
    """Nobody on duty, outside office hours, or a queue longer than policy allows."""
    wait_s: int | None
    """Expected wait in seconds; None when it cannot be told."""
    ways: tuple[Way, ...]
    opens_at: int | None = None
    """When the office opens, in ms since the epoch."""
    numbers: dict[str, str] = {}
    """Where the ways that need no contact lead: phone number, relay service, address."""


class ContactStored(Event, frozen=True):
    """Another way is stored, so it may be promised. The address itself lies beside the log, encrypted."""

    way: Way
    ref: str
    """The placeholder that names the stored address."""


class ContactDone(Event, frozen=True):
    """An agent reached the customer by the other way, or gave up after trying."""

    ref: str
    outcome: Literal["reached", "not_reached"]


class QueueLeft(Event, frozen=True):
    """The customer chose to go back to the bot before a human came."""


class Offered(Event, frozen=True):
    """The conversation rings at one agent until `until`."""

    agent: str
    until: int


class OfferEnded(Event, frozen=True):
    """The offer was declined, ran out, or its agent went away; the conversation waits on in its old place."""

    agent: str
    why: Literal["declined", "expired", "gone"]


WaitingEvent = (
    HumanOffered
    | HumanDeclined
    | HumanRequested
    | Queued
    | WaitTold
    | ContactStored
    | ContactDone
    | QueueLeft
    | Offered
    | OfferEnded
)
