"""What must hold after every decision, whoever asked for what: the invariants and the law, one check each."""

from typing import Any

import msgspec
from core_house import BOT, CUSTOMER, Talk

from console.core import audience, board, wire
from console.core import command as cmd
from console.core import event as ev
from console.core.command import AnyCommand
from console.core.conversation import Conversation, evolve, fold
from console.core.decide import Decision, Peer, Refused, World, decide
from console.core.due import due
from console.core.erase import blank
from console.core.event import Recorded
from console.core.transcript import line_of

PRIVATE = "for colleagues only"
"""Stands in everything that customers must not see."""

AGREED = (
    "phase", "epoch", "engagement", "agent_name", "wait_told", "needs", "language",
    "asked", "held", "human_offer", "idle_until", "erased", "bot", "ended_by", "waiting_since", "front",
    "customer_at", "agent_away_since", "open",
)  # fmt: skip
"""What a customer's own fold knows as well as the hub does."""


class Step(msgspec.Struct):
    """One decision that has happened."""

    peer: Peer
    command: AnyCommand
    decision: Decision
    before: Conversation
    talk: Talk
    new: list[Recorded]

    @property
    def after(self) -> Conversation:
        return self.talk.state


def gap_free(step: Step) -> None:
    """I3: seq has no gaps; what was folded already changes nothing."""
    assert [r.seq for r in step.new] == list(range(step.before.seq + 1, step.after.seq + 1))
    assert all(evolve(step.after, r) is step.after for r in step.talk.records[-5:])


def spoken_in_control(step: Step) -> None:
    """I1, I2: only who has control speaks; each change of control, and nothing else, raises the epoch."""
    state = step.before
    for r in step.new:
        event = r.event
        if isinstance(event, ev.Said) and r.by.kind != "customer":
            who = {"bot": "bot", "human": "human"}[r.by.kind]
            assert state.controller == (who, r.by.id)
            assert event.epoch == state.epoch
        after = evolve(state, r)
        assert after.epoch == state.epoch + (after.controller != state.controller)
        state = after
    if isinstance(step.command, cmd.Say) and step.peer == BOT and step.command.epoch != step.before.epoch:
        assert not any(isinstance(r.event, ev.Said) for r in step.new)


def told_who_speaks(step: Step) -> None:
    """Art. 50: the first words say bot; whoever has control, the customer was told so, in this decision."""
    first = [type(r.event) for r in step.talk.records[:2]]
    assert first in ([], [ev.Started, ev.Disclosed])
    now = step.after
    who = {"bot": "bot", "queued": "nobody", "assigned": "human"}.get(now.phase)
    if who is None:
        return
    told = step.talk.last(ev.Disclosed)
    assert told.who == who
    assert told.text
    assert told.name == now.agent_name or who != "human"
    if now.epoch != step.before.epoch:
        assert any(isinstance(r.event, ev.Disclosed) and r.event.who == who for r in step.new)


def ends_only_by_people(step: Step) -> None:
    """Nobody is closed while queued but by themselves; silence ends only what was warned, without hurry."""
    over = step.after.phase in ("wrap_up", "closed")
    if step.before.phase == "queued" and over:
        assert step.peer == CUSTOMER
        assert isinstance(step.command, cmd.Leave | cmd.Erase)
    idle = [r for r in step.new if isinstance(r.event, ev.IdleWarned) or r.event == ev.Ended("idle")]
    if idle:
        assert step.before.phase == "bot"
        assert not step.before.asked
        assert "more_time" not in step.before.needs
    if any(isinstance(r.event, ev.Ended) for r in idle):
        warned = next(r for r in reversed(step.talk.records) if isinstance(r.event, ev.IdleWarned))
        acts = [r for r in step.talk.records if r.seq > warned.seq and r.by.kind == "customer"]
        assert not acts
        assert step.talk.now >= warned.at + int(step.talk.policy.idle_end_s * 1000)


def promises_are_stored(step: Step) -> None:
    """Another way is promised only with its address stored in the same append, and only to its customer."""
    for r in step.new:
        if isinstance(r.event, ev.ContactStored):
            assert step.peer == CUSTOMER
            assert r.event.ref in {secret.ref for secret in step.decision.secrets}
    refs = [ref for r in step.talk.records if isinstance(r.event, ev.Redacted) for ref in r.event.refs]
    assert len(refs) == len(set(refs))


def hidden_from_customers(step: Step) -> None:
    """I5: notes, late answers, summaries and codes are not in what a customer sees, nor that they were."""
    for r in step.new:
        seen = audience.seen_by(r, "customer")
        if seen is None:
            continue
        assert PRIVATE not in msgspec.json.encode(seen).decode()
        assert not isinstance(
            seen.event, ev.Noted | ev.Suggested | ev.Revealed | ev.Offered | ev.TransferAsked
        )
        assert not (isinstance(seen.event, ev.Closed) and seen.event.code)
        if isinstance(seen.event, ev.Redacted):
            assert not seen.event.kept
            theirs = [s.event for r in step.new if (s := audience.seen_by(r, "customer"))]
            assert any(ref in str(theirs[:-1]) for ref in seen.event.refs), "of words they see"


def customer_knows(step: Step, theirs: Conversation) -> None:
    """What the customer folds from what they see agrees with the whole, wherever it matters to them."""
    ours = step.after
    assert {name: getattr(theirs, name) for name in AGREED} == {name: getattr(ours, name) for name in AGREED}
    assert (theirs.hand_back is None) == (ours.hand_back is None)
    assert [k.ref for k in theirs.contacts] == [k.ref for k in ours.contacts]


HANGS: dict[str, tuple[str, ...]] = {
    "new": (),
    "bot": ("human_offer", "idle_until", "turn"),
    "queued": ("offer", "passed", "front", "wait_told"),
    "assigned": ("agent", "agent_name", "held", "transfer", "hand_back", "agent_away_since"),
    "wrap_up": ("agent", "agent_name", "ended_by", "front", "wait_told", "passed"),
    "closed": ("agent", "agent_name", "ended_by", "code", "front", "wait_told", "passed"),
}
"""What may hang in each phase; idle_until is looked at with the bot in control only."""


def nothing_hangs_over(step: Step) -> None:
    """What belongs to one phase does not reach into the next."""
    fine = {"idle_until", *HANGS[step.after.phase]}
    names = {name for names in HANGS.values() for name in names if name not in fine}
    nothing = Conversation()
    assert {n: getattr(step.after, n) for n in names} == {n: getattr(nothing, n) for n in names}


def due_moves_on(step: Step) -> None:
    """What falls due changes something at its time, so that nothing falls due for ever."""
    talk = step.talk
    for at, command in due(talk.state, talk.policy):
        world = World(max(at, talk.now), talk.policy, talk.staff)
        events = decide(talk.state, command, Peer("system", "hub"), world).events
        assert events, f"{command} is due in {talk.state.phase} and changes nothing"


def has_a_way(step: Step) -> None:
    """I6: in every state the button leads to a human, or there is one already."""
    if step.after.phase == "new":
        return
    try:
        decision = step.talk.decide(CUSTOMER, cmd.AskHuman())
    except Refused as refused:
        assert refused.code == {"queued": "already_waiting", "assigned": "already_human"}[step.after.phase]
    else:
        would = [type(event) for event in decision.events]
        assert ev.Queued in would or ev.HandBackDeclined in would


def can_be_shown(step: Step) -> None:
    """Every record can be told in both languages, be sent, and be a row on the board."""
    for r in step.new:
        assert all(line_of(r, language) for language in ("nl", "en")) or isinstance(r.event, ev.Said)
    if step.new:
        frame = wire.Heard(step.after.id, tuple(step.new))
        assert wire.from_hub(wire.encode(frame)) == frame
    assert (board.row(step.after) is None) == (step.after.phase in ("new", "closed"))


def erased_for_good(step: Step) -> None:
    """An erased conversation folds to the same state from blanked records."""
    if any(isinstance(r.event, ev.Erased) for r in step.new):
        assert fold(blank(r) for r in step.talk.records) == step.after


CHECKS: tuple[Any, ...] = (
    gap_free,
    spoken_in_control,
    told_who_speaks,
    ends_only_by_people,
    promises_are_stored,
    hidden_from_customers,
    nothing_hangs_over,
    due_moves_on,
    has_a_way,
    can_be_shown,
    erased_for_good,
)
