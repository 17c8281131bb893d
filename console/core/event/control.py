"""Who is in control while a human talks, and how that passes on."""

from typing import Literal

from .base import Event


class Assigned(Event, frozen=True):
    """An agent is in control."""

    agent: str
    name: str
    how: Literal["claim", "offer", "take_over", "transfer"]


class Held(Event, frozen=True):
    """The agent asked the customer to wait a moment."""


class Resumed(Event, frozen=True):
    """The agent is back from the hold."""


class TransferAsked(Event, frozen=True):
    """The owner asks an agent or a team to take over; the owner stays in control until somebody accepts."""

    agent: str = ""
    team: str = ""
    note: str = ""
    until: int = 0


class TransferEnded(Event, frozen=True):
    """The transfer was declined, cancelled or ran out; the owner goes on."""

    agent: str
    why: Literal["declined", "cancelled", "expired"]


class AgentAway(Event, frozen=True):
    """The agent's connection is gone; the customer is told, and waits in `assigned` until the grace ends."""

    agent: str


class AgentBack(Event, frozen=True):
    """The agent is back within the grace."""

    agent: str


class HandBackAsked(Event, frozen=True):
    """The agent proposes to go on with the bot. A customer who asked for a human decides it themselves."""

    word: str = ""
    """What the bot should know. Not shown to the customer."""


class HandBackDeclined(Event, frozen=True):
    """The customer stays with the human."""


class HandedBack(Event, frozen=True):
    """Control returned to the bot."""

    word: str = ""


ControlEvent = (
    Assigned
    | Held
    | Resumed
    | TransferAsked
    | TransferEnded
    | AgentAway
    | AgentBack
    | HandBackAsked
    | HandBackDeclined
    | HandedBack
)
