"""What is asked of a conversation. Each command says who may send it; `decide` turns it into events."""

from typing import Annotated, Literal

import msgspec

from .event import Need, Option, Short, Text, Way, snake

Options = Annotated[tuple[Option, ...], msgspec.Meta(max_length=12)]
Needs = Annotated[tuple[Need, ...], msgspec.Meta(max_length=8)]
Cites = Annotated[tuple[Short, ...], msgspec.Meta(max_length=12)]
Language = Annotated[str, msgspec.Meta(pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3})?\Z")]
Place = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""An epoch or a sequence number: no bigger than every JSON reader can hold."""
Agent = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:@-]{0,64}\Z")]


class Command(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    tag_field="kind",
    tag=snake,
    forbid_unknown_fields=True,
):
    """The base of all commands; the tag is the class's name in snake case."""


class Start(Command, frozen=True):
    """Customer: begin, or begin again after the end."""

    language: Language = "en"
    name: Short = ""
    page: Short = ""
    needs: Needs = ()
    team: Short = ""
    example: bool = False


class Say(Command, frozen=True):
    """Customer, bot or the agent in control: say something."""

    text: Text
    language: Language = ""
    options: Options = ()
    cites: Cites = ()
    unsure: bool = False
    epoch: Place = 0
    """Bots: the epoch they answer in."""


class AskHuman(Command, frozen=True):
    """Customer or bot: lead to a human."""

    summary: Short = ""
    epoch: Place = 0


class AnswerOffer(Command, frozen=True):
    """Customer: the answer to "do you want a human?" or to "go on with the assistant?"."""

    human: bool


class LeaveQueue(Command, frozen=True):
    """Customer: go back to the bot before a human came."""


class LeaveContact(Command, frozen=True):
    """Customer: take another way. `value` is a phone number or an e-mail address."""

    way: Way
    value: Short


class SetNeeds(Command, frozen=True):
    """Customer: what they need."""

    needs: Needs


class StayHere(Command, frozen=True):
    """Customer: do not end this for silence."""


class Leave(Command, frozen=True):
    """Customer: end the conversation."""


class Erase(Command, frozen=True):
    """Customer or agent: blank the words of this conversation."""


class Claim(Command, frozen=True):
    """Agent: take a waiting conversation, or accept the offer that rings."""


class DeclineOffer(Command, frozen=True):
    """Agent: let the offer go to somebody else."""


class TakeOver(Command, frozen=True):
    """Agent: take a conversation from the bot without a request; supervisors also from another agent."""


class Note(Command, frozen=True):
    """Agent: leave a private note."""

    text: Text


class Hold(Command, frozen=True):
    """Agent in control: ask the customer to wait."""


class Resume(Command, frozen=True):
    """Agent in control: end the hold."""


class Transfer(Command, frozen=True):
    """Agent in control: ask an agent (by id) or a team to take over."""

    agent: Agent = ""
    team: Short = ""
    note: Text = ""


class AcceptTransfer(Command, frozen=True):
    """Agent who is asked, or a member of the team: take over."""


class DeclineTransfer(Command, frozen=True):
    """Agent who is asked: decline."""


class CancelTransfer(Command, frozen=True):
    """Owner: stop asking."""


class ReturnToQueue(Command, frozen=True):
    """Agent in control: put the customer back at the front of the queue. The bot stays out."""


class HandBack(Command, frozen=True):
    """Agent in control: go on with the bot, with a word to it."""

    word: Text = ""


class Correct(Command, frozen=True):
    """Agent: correct a bot's message."""

    target: Place
    text: Text


class End(Command, frozen=True):
    """Agent in control: end the talk and start wrap-up."""


class Close(Command, frozen=True):
    """Agent: finish with a wrap-up code; from `assigned` it ends the talk too."""

    code: Short
    note: Text = ""


class Reveal(Command, frozen=True):
    """Agent in control: read a piece of personal data kept beside the log. It is logged."""

    ref: Short


class FinishContact(Command, frozen=True):
    """Agent: the customer was reached by the other way, or not."""

    ref: Short
    outcome: Literal["reached", "not_reached"]


# The hub's own. They are not in `FromPeer`: nobody can send them.


class OfferTo(Command, frozen=True):
    """Hub: ring at this agent."""

    agent: Agent


class OfferTimeout(Command, frozen=True):
    """Hub: the offer's deadline has passed, or its agent has gone."""

    agent: Agent
    gone: bool = False


class TransferTimeout(Command, frozen=True):
    """Hub: nobody accepted the transfer in time."""


class AgentGone(Command, frozen=True):
    """Hub: the agent in control has lost their connection."""

    agent: Agent


class AgentReturned(Command, frozen=True):
    """Hub: the agent in control is connected again."""

    agent: Agent


class AgentLost(Command, frozen=True):
    """Hub: the agent in control has been away longer than the grace."""

    agent: Agent


class CustomerGone(Command, frozen=True):
    """Hub: the customer has been away longer than the grace."""


class CustomerReturned(Command, frozen=True):
    """Hub: the customer is connected again."""


class BotSilent(Command, frozen=True):
    """Hub: the bot did not answer in time, or no bot is connected."""

    epoch: int


class TellWait(Command, frozen=True):
    """Hub: tell a waiting customer the truth about the wait, if there is something to tell."""


class WarnIdle(Command, frozen=True):
    """Hub: the customer has been silent for a while."""


class EndIdle(Command, frozen=True):
    """Hub: the warning has passed without a sign."""


class WrapUpTimeout(Command, frozen=True):
    """Hub: the agent did not finish wrap-up in time."""


class Retain(Command, frozen=True):
    """Hub: the conversation is older than the retention allows."""


FromPeer = (
    Start
    | Say
    | AskHuman
    | AnswerOffer
    | LeaveQueue
    | LeaveContact
    | SetNeeds
    | StayHere
    | Leave
    | Erase
    | Claim
    | DeclineOffer
    | TakeOver
    | Note
    | Hold
    | Resume
    | Transfer
    | AcceptTransfer
    | DeclineTransfer
    | CancelTransfer
    | ReturnToQueue
    | HandBack
    | Correct
    | End
    | Close
    | Reveal
    | FinishContact
)

FromHub = (
    OfferTo
    | OfferTimeout
    | TransferTimeout
    | AgentGone
    | AgentReturned
    | AgentLost
    | CustomerGone
    | CustomerReturned
    | BotSilent
    | TellWait
    | WarnIdle
    | EndIdle
    | WrapUpTimeout
    | Retain
)

AnyCommand = FromPeer | FromHub
