"""The fold: one conversation's state after each of its events. Hub, desk, line mode and tests share it.

Whoever sees only a part of the events (a customer) folds that part: whatever they have folded as it came
equals what a fresh fetch shows them.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

from msgspec.structs import replace

from . import event as ev
from .event import AnyEvent, Recorded
from .state import Contact, Conversation, Offer, Phase, TransferState, Tries, fingerprint
from .yes_no import yes_or_no

__all__ = [
    "Contact",
    "Conversation",
    "Offer",
    "Phase",
    "TransferState",
    "Tries",
    "evolve",
    "fingerprint",
    "fold",
]


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
    if recorded.by.kind == "customer":
        # Whatever a customer does shows that they are there: silence begins anew.
        changes = {"customer_at": recorded.at, "idle_until": 0, **changes}
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
    }


def _said(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Said, r.event)
    changes: Changes = {"spoke": r.by.kind}
    if r.by.kind == "customer":
        changes["customer_away"] = False
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
        tries = replace(tries, sign_turn=tries.turns, offered=True)
    if e.why == "silence":
        tries = replace(tries, failed=tries.failed + 1)
    changes: Changes = {"human_offer": e.why, "tries": tries}
    return changes | {"turn": 0} if e.why == "silence" else changes


def _human_declined(c: Conversation, _: Recorded) -> Changes:
    # A "no" that was typed is an answer to the hub, and no turn for the bot; a question before the button is.
    typed = c.turn == c.seq and yes_or_no(c.tries.question) is False
    return {"human_offer": None, "tries": Tries(), "turn": 0 if typed else c.turn}


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
    return {"offer": None, "passed": (*(agent for agent in c.passed if agent != e.agent), e.agent)}


def _assigned(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.Assigned, r.event)
    team = c.transfer.team if c.transfer and e.how == "transfer" else ""
    return {
        "team": team or c.team,
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
    return {"contacts": (*c.contacts, Contact(e.ref, e.way))}


def _contact_done(c: Conversation, r: Recorded) -> Changes:
    e = cast(ev.ContactDone, r.event)
    contacts = tuple(replace(k, done=e.outcome) if k.ref == e.ref else k for k in c.contacts)
    # Time for the wrap-up code counts from here: the promise has kept it open.
    return {"contacts": contacts} | ({"phase_since": r.at} if c.phase == "wrap_up" else {})


def _redacted(c: Conversation, r: Recorded) -> Changes:
    counts = dict(c.secrets)
    for ref in cast(ev.Redacted, r.event).refs:
        kind, number = ref.strip("[]").rsplit(" ", 1)
        counts[kind] = max(counts.get(kind, 0), int(number))
    return {"secrets": tuple(counts.items()), "kept": c.kept + cast(ev.Redacted, r.event).kept}


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
        "customer_away": False,
        "erased": False,
    }


def _closed(_: Conversation, r: Recorded) -> Changes:
    return {"phase": "closed", "code": cast(ev.Closed, r.event).code, "agent_away_since": 0}


def _erased(_: Conversation, __: Recorded) -> Changes:
    blank: Changes = {"customer_name": "", "page": "", "needs": (), "summary": "", "contacts": (), "kept": ()}
    return blank | {"erased": True, "tries": Tries(), "transfer": None, "hand_back": None}


def _given(**changes: Any) -> Callable[[Conversation, Recorded], Changes]:
    return lambda _, __: changes


def _from_event(**fields: str) -> Callable[[Conversation, Recorded], Changes]:
    return lambda _, r: {to: getattr(r.event, name) for to, name in fields.items()}


_STEPS: dict[type[AnyEvent], Callable[[Conversation, Recorded], Changes]] = {
    ev.Started: _started,
    ev.Said: _said,
    ev.NeedsSet: _from_event(needs="needs"),
    ev.HumanOffered: _human_offered,
    ev.HumanDeclined: _human_declined,
    ev.HumanRequested: _human_requested,
    ev.Queued: _queued,
    ev.WaitTold: _from_event(wait_told="why"),
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
    ev.HandBackDeclined: _given(hand_back=None, asked=True),
    ev.HandedBack: lambda c, r: _BOT_GETS_CONTROL | {"asked": False},
    ev.IdleWarned: _from_event(idle_until="until"),
    ev.Ended: _ended,
    ev.Closed: _closed,
    ev.Reopened: _reopened,
    ev.Redacted: _redacted,
    ev.Erased: _erased,
}
