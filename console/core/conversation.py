"""The state of one conversation, folded from its events. Hub, desk, line mode and tests share this fold.

Whoever sees only a part of the events (a customer, a bot) folds that part: whatever they have folded as it
came equals what a fresh fetch shows them.
"""

from collections.abc import Callable, Iterable
from typing import Any, Literal, cast

import msgspec
from msgspec.structs import replace

from . import event as ev
from .event import AnyEvent, Need, Reason, Recorded, Role, Way

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
    signs: int = 0
    """Turns that showed a sign of being stuck."""
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
    wait_told_at: int = 0
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
    def hurry(self) -> bool:
        """Whether silence may be met with a warning: never for a customer who needs more time."""
        return "more_time" not in self.needs


def fingerprint(text: str) -> str:
    """Reduce a text to what makes two of them the same question or answer."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())[:200]


def fold(records: Iterable[Recorded], conversation: Conversation | None = None) -> Conversation:
    """Fold records, in order, on top of `conversation`."""
    state = conversation or Conversation()
    for recorded in records:
        state = evolve(state, recorded)
    return state


def evolve(conversation: Conversation, recorded: Recorded) -> Conversation:
    """Return the conversation after `recorded`. Records already folded change nothing."""
    if recorded.seq <= conversation.seq:
        return conversation
    step = _STEPS.get(type(recorded.event))
    changes = step(conversation, recorded) if step else {}
    after = replace(
        conversation,
        id=recorded.conversation,
        seq=recorded.seq,
        updated_at=recorded.at,
        **changes,
    )
    moved: dict[str, Any] = {}
    if after.phase != conversation.phase:
        moved["phase_since"] = recorded.at
    if after.controller != conversation.controller:
        moved["epoch"] = conversation.epoch + 1
    return replace(after, **moved) if moved else after


Changes = dict[str, Any]
_BOT_GETS_CONTROL: Changes = {
    "phase": "bot",
    "agent": "",
    "agent_name": "",
    "held": False,
    "offer": None,
    "passed": (),
    "transfer": None,
    "hand_back": None,
    "human_offer": None,
    "agent_away_since": 0,
    "front": False,
    "wait_told": "",
    "waiting_since": 0,
    "turn": 0,
    "tries": Tries(),
}


def _started(_: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Started, r.event)
    return _BOT_GETS_CONTROL | {
        "engagement": 1,
        "customer": r.by.id,
        "customer_name": e.name,
        "language": e.language,
        "page": e.page,
        "needs": e.needs,
        "team": e.team,
        "example": e.example,
        "bot": e.bot,
        "bot_id": e.bot_id,
        "started_at": r.at,
        "customer_at": r.at,
    }


def _said(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Said, r.event)
    changes: Changes = {"spoke": r.by.kind}
    if r.by.kind == "customer":
        changes |= {"customer_at": r.at, "idle_until": 0, "customer_away": False}
        if c.phase == "bot":
            changes |= {"turn": r.seq, "turn_at": r.at}
            changes["tries"] = replace(c.tries, turns=c.tries.turns + 1, question=fingerprint(e.text))
    elif r.by.kind == "bot":
        changes |= {"turn": 0, "bot_seqs": (*c.bot_seqs, r.seq)[-100:]}
        failed = c.tries.failed + (1 if e.unsure else 0)
        changes["tries"] = replace(c.tries, failed=failed, answer=fingerprint(e.text))
    return changes


def _human_offered(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.HumanOffered, r.event)
    tries = c.tries
    if e.why != "unsure":
        tries = replace(tries, signs=tries.signs + 1, sign_turn=tries.turns, offered=True)
    if e.why == "silence":
        tries = replace(tries, failed=tries.failed + 1)
    changes: Changes = {"human_offer": e.why, "tries": tries}
    return changes | {"turn": 0} if e.why == "silence" else changes


def _human_requested(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.HumanRequested, r.event)
    return {
        "phase": "queued",
        "asked": True,
        "reason": e.reason,
        "summary": e.summary,
        "waiting_since": r.at,
        "human_offer": None,
        "turn": 0,
    }


def _queued(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Queued, r.event)
    return {
        "phase": "queued",
        "team": e.team,
        "front": e.front,
        "waiting_since": c.waiting_since or r.at,
        "agent": "",
        "agent_name": "",
        "held": False,
        "transfer": None,
        "hand_back": None,
        "agent_away_since": 0,
        "offer": None,
        "passed": (),
        "wait_told": "",
    }


def _offer_ended(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.OfferEnded, r.event)
    return {"offer": None, "passed": (*c.passed, e.agent)}


def _assigned(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Assigned, r.event)
    return {
        "phase": "assigned",
        "agent": e.agent,
        "agent_name": e.name,
        "held": False,
        "offer": None,
        "passed": (),
        "transfer": None,
        "hand_back": None,
        "human_offer": None,
        "front": False,
        "agent_away_since": 0,
        "turn": 0,
        "idle_until": 0,
        "wait_told": "",
        "reason": c.reason or "agent",
    }


def _transfer_asked(_: Conversation, r: Recorded) -> Changes:
    e = cast(ev.TransferAsked, r.event)
    return {"transfer": TransferState(e.agent, e.team, e.note, e.until)}


def _contact_stored(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.ContactStored, r.event)
    return {"contacts": (*c.contacts, Contact(e.ref, e.way)), "customer_at": r.at}


def _contact_done(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.ContactDone, r.event)
    return {"contacts": tuple(replace(k, done=e.outcome) if k.ref == e.ref else k for k in c.contacts)}


def _wait_told(_: Conversation, r: Recorded) -> Changes:
    e = cast(ev.WaitTold, r.event)
    return {"wait_told": e.why, "wait_told_at": r.at}


def _redacted(c: Conversation, r: Recorded) -> Changes:
    counts = dict(c.secrets)
    for ref in cast(ev.Redacted, r.event).refs:
        kind, number = ref.strip("[]").rsplit(" ", 1)
        counts[kind] = max(counts.get(kind, 0), int(number))
    return {"secrets": tuple(counts.items())}


def _ended(_: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Ended, r.event)
    return {
        "phase": "wrap_up",
        "ended_by": e.why,
        "held": False,
        "transfer": None,
        "hand_back": None,
        "human_offer": None,
        "offer": None,
        "turn": 0,
        "idle_until": 0,
        "agent_away_since": 0,
    }


def _reopened(_: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Reopened, r.event)
    return _BOT_GETS_CONTROL | {
        "engagement": e.engagement,
        "asked": False,
        "reason": None,
        "summary": "",
        "code": "",
        "ended_by": "",
        "idle_until": 0,
        "customer_away": False,
        "customer_at": r.at,
        "erased": False,
    }


def _closed(_: Conversation, r: Recorded) -> Changes:
    return {"phase": "closed", "code": cast(ev.Closed, r.event).code, "agent_away_since": 0}


def _erased(_: Conversation, __: Recorded) -> Changes:
    return {"erased": True, "customer_name": "", "page": "", "summary": "", "contacts": (), "tries": Tries()}


def _given(**changes: Any) -> Callable[[Conversation, Recorded], Changes]:
    return lambda _, __: changes


def _from_event(**fields: str) -> Callable[[Conversation, Recorded], Changes]:
    return lambda _, r: {to: getattr(r.event, name) for to, name in fields.items()}


_STEPS: dict[type[AnyEvent], Callable[[Conversation, Recorded], Changes]] = {
    ev.Started: _started,
    ev.Said: _said,
    ev.NeedsSet: _from_event(needs="needs"),
    ev.HumanOffered: _human_offered,
    ev.HumanDeclined: _given(human_offer=None, tries=Tries()),
    ev.HumanRequested: _human_requested,
    ev.Queued: _queued,
    ev.WaitTold: _wait_told,
    ev.ContactStored: _contact_stored,
    ev.ContactDone: _contact_done,
    ev.QueueLeft: lambda c, r: _BOT_GETS_CONTROL | {"asked": False},
    ev.Offered: lambda c, r: {"offer": Offer(r.event.agent, r.event.until)},  # type: ignore[union-attr]
    ev.OfferEnded: _offer_ended,
    ev.Assigned: _assigned,
    ev.Held: _given(held=True),
    ev.Resumed: _given(held=False),
    ev.TransferAsked: _transfer_asked,
    ev.TransferEnded: _given(transfer=None),
    ev.AgentAway: lambda c, r: {"agent_away_since": r.at},
    ev.AgentBack: _given(agent_away_since=0),
    ev.CustomerAway: _given(customer_away=True),
    ev.CustomerBack: _given(customer_away=False),
    ev.HandBackAsked: _from_event(hand_back="word"),
    ev.HandBackDeclined: _given(hand_back=None),
    ev.HandedBack: lambda c, r: _BOT_GETS_CONTROL | {"asked": False},
    ev.IdleWarned: _from_event(idle_until="until"),
    ev.StillHere: lambda c, r: {"idle_until": 0, "customer_at": r.at},
    ev.Ended: _ended,
    ev.Closed: _closed,
    ev.Reopened: _reopened,
    ev.Redacted: _redacted,
    ev.Erased: _erased,
}
