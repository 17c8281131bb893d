"""A conversation's course: its beginning and end, and whether the customer is there."""

from typing import Literal

from .base import Event

Need = Literal["more_time", "plain_words", "screen_reader", "call_me"]
"""What a customer may say they need. It survives every handoff."""


class Started(Event, frozen=True):
    """A conversation began with a bot in control."""

    language: str
    """BCP 47 tag of the page the customer came from."""
    name: str = ""
    page: str = ""
    needs: tuple[Need, ...] = ()
    bot: str = ""
    """The bot's display name, always recognisable as a bot's."""
    bot_id: str = ""
    team: str = ""
    example: bool = False
    """A scripted example customer, shown as such to agents."""


class NeedsSet(Event, frozen=True):
    """The customer said what they need."""

    needs: tuple[Need, ...]


class CustomerAway(Event, frozen=True):
    """The customer's connection has been gone for a while. Nothing is closed by this."""


class CustomerBack(Event, frozen=True):
    """The customer's connection is back."""


class IdleWarned(Event, frozen=True):
    """The customer was told that the conversation ends for silence at `until` unless they say otherwise."""

    until: int


class StillHere(Event, frozen=True):
    """The customer asked for more time."""


class Ended(Event, frozen=True):
    """The talk is over: nobody speaks any more; an agent may still have wrap-up to do."""

    why: Literal["agent", "customer", "idle"]


class Closed(Event, frozen=True):
    """Wrap-up is done."""

    code: str = ""
    note: str = ""


class Reopened(Event, frozen=True):
    """The customer came back: a new engagement, the bot's context reset."""

    engagement: int


CourseEvent = (
    Started | NeedsSet | CustomerAway | CustomerBack | IdleWarned | StillHere | Ended | Closed | Reopened
)
