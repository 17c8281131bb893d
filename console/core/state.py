"""The state of one conversation: everything `decide` needs to know of it. Times are ms since the epoch."""

from typing import Literal

import msgspec

from .event import Need, Reason, Role, Way

Phase = Literal["new", "bot", "queued", "assigned", "wrap_up", "closed"]
Controller = tuple[Literal["bot", "human", "nobody"], str]


class Offer(msgspec.Struct, frozen=True):
    """A conversation that rings at one agent until `until` (ms)."""

    agent: str
    until: int


class TransferState(msgspec.Struct, frozen=True):
    """A transfer that waits for somebody to accept."""

    agent: str
    team: str
    note: str
    until: int


class Contact(msgspec.Struct, frozen=True):
    """Another way that was stored and promised."""

    ref: str
    way: Way
    done: str = ""


class Tries(msgspec.Struct, frozen=True):
    """How the bot is doing: what `being stuck` is judged by."""

    turns: int = 0
    """Turns of the customer since the bot got control."""
    failed: int = 0
    """Answers in which the bot said that it does not know, or silence."""
    question: str = ""
    answer: str = ""
    sign_turn: int = 0
    """The turn of the last sign: one turn counts once."""
    offered: bool = False


class Conversation(msgspec.Struct, frozen=True):
    """Everything `decide` needs to know of one conversation."""

    id: str = ""
    seq: int = 0
    phase: Phase = "new"
    epoch: int = 0
    """Raised at each change of control; a bot's answer names the epoch it answers in."""
    engagement: int = 0
    customer: str = ""
    customer_name: str = ""
    language: str = "en"
    page: str = ""
    needs: tuple[Need, ...] = ()
    team: str = ""
    example: bool = False
    bot: str = ""
    bot_id: str = ""
    started_at: int = 0
    updated_at: int = 0
    phase_since: int = 0
    asked: bool = False
    """The customer asked for a human in this engagement: nothing but the customer leads back to the bot."""
    reason: Reason | None = None
    summary: str = ""
    waiting_since: int = 0
    front: bool = False
    offer: Offer | None = None
    passed: tuple[str, ...] = ()
    """Agents who declined the offer or let it run out while the customer waits."""
    agent: str = ""
    agent_name: str = ""
    held: bool = False
    transfer: TransferState | None = None
    hand_back: str | None = None
    """The word to the bot of a hand back that waits for the customer's answer."""
    human_offer: Literal["unsure", "stuck", "silence"] | None = None
    agent_away_since: int = 0
    customer_away: bool = False
    wait_told: str = ""
    contacts: tuple[Contact, ...] = ()
    idle_until: int = 0
    turn: int = 0
    """The customer's message (seq) that the bot has not answered; 0 when none."""
    turn_at: int = 0
    tries: Tries = Tries()
    customer_at: int = 0
    """When the customer was last heard (ms)."""
    spoke: Role | None = None
    bot_seqs: tuple[int, ...] = ()
    """The bot's latest messages, which may be corrected."""
    secrets: tuple[tuple[str, int], ...] = ()
    """How many placeholders of each kind the log has."""
    kept: tuple[str, ...] = ()
    """Placeholders whose value lies beside the log."""
    code: str = ""
    ended_by: str = ""
    erased: bool = False

    @property
    def controller(self) -> Controller:
        """Who may speak to the customer now."""
        if self.phase == "bot":
            return "bot", self.bot_id
        if self.phase == "assigned":
            return "human", self.agent
        return "nobody", ""

    @property
    def open(self) -> bool:
        """Whether the conversation still needs somebody."""
        return self.phase not in ("new", "closed")

    @property
    def promised(self) -> bool:
        """Whether the customer was promised another way that nobody has dealt with yet."""
        return any(not contact.done for contact in self.contacts)

    @property
    def silent_since(self) -> int:
        """Since when (ms) the one in control has waited for a sign of the customer."""
        return max(self.customer_at, self.phase_since)

    @property
    def hurry(self) -> bool:
        """Whether silence may be met with a warning: never for a customer who needs more time."""
        return "more_time" not in self.needs


def fingerprint(text: str) -> str:
    """Reduce a text to what makes two of them the same question or answer."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())[:200]
