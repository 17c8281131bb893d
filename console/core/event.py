"""What happened in a conversation: the only thing that is stored. Everything else is folded from it.

Times are integer milliseconds since the Unix epoch. Strings in fields named `text` are already free of the
personal data that policy keeps out of the log.
"""

from typing import Annotated, Literal

import msgspec

Role = Literal["customer", "bot", "human", "system"]
"""Who speaks. It comes from the credentials of the connection, never from a message."""

Need = Literal["more_time", "plain_words", "screen_reader", "call_me"]
"""What a customer may say they need. It survives every handoff."""

Reason = Literal["button", "words", "stuck", "bot", "agent", "silence"]
"""Why a conversation left the bot."""

Way = Literal["call_back", "email", "phone", "relay", "visit"]
"""Another way to reach people than this chat."""


class Author(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Who caused an event."""

    kind: Role
    id: str
    name: str = ""


def snake(name: str) -> str:
    """Give the wire name of a class: `HumanRequested` is `human_requested`."""
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


class Event(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="kind", tag=snake):
    """The base of all events; the tag is the class's name in snake case."""


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


class Disclosed(Event, frozen=True):
    """The customer was told who speaks now. The words are kept as evidence (AI Act art. 50(5))."""

    who: Literal["bot", "human", "nobody"]
    text: str
    language: str
    name: str = ""


Text = Annotated[str, msgspec.Meta(max_length=4000)]
"""What one person says at once."""
Short = Annotated[str, msgspec.Meta(max_length=200)]


class Option(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A quick reply: `label` is shown, `text` is what the customer says by choosing it."""

    label: Short
    text: Short


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


class NeedsSet(Event, frozen=True):
    """The customer said what they need."""

    needs: tuple[Need, ...]


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


class CustomerAway(Event, frozen=True):
    """The customer's connection has been gone for a while. Nothing is closed by this."""


class CustomerBack(Event, frozen=True):
    """The customer's connection is back."""


class HandBackAsked(Event, frozen=True):
    """The agent proposes to go on with the bot. A customer who asked for a human decides it themselves."""

    word: str = ""
    """What the bot should know. Not shown to the customer."""


class HandBackDeclined(Event, frozen=True):
    """The customer stays with the human."""


class HandedBack(Event, frozen=True):
    """Control returned to the bot."""

    word: str = ""


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


AnyEvent = (
    Started
    | Disclosed
    | Said
    | Corrected
    | Suggested
    | Noted
    | NeedsSet
    | HumanOffered
    | HumanDeclined
    | HumanRequested
    | Queued
    | WaitTold
    | ContactStored
    | ContactDone
    | QueueLeft
    | Offered
    | OfferEnded
    | Assigned
    | Held
    | Resumed
    | TransferAsked
    | TransferEnded
    | AgentAway
    | AgentBack
    | CustomerAway
    | CustomerBack
    | HandBackAsked
    | HandBackDeclined
    | HandedBack
    | IdleWarned
    | StillHere
    | Ended
    | Closed
    | Reopened
    | Redacted
    | Revealed
    | Erased
)


class Recorded(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """An event in its place in the log."""

    conversation: str
    seq: int
    """1 for the first event of the conversation, without gaps in the store."""
    at: int
    by: Author
    event: AnyEvent
    cid: str = ""
    """The command's own id, given by the client that sent it; "" for the hub's own."""
    position: int = 0
    """Arrival order over all conversations; 0 until stored."""
