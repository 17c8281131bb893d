"""What must hold after every fault, looked for in the store and in what each client has folded."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from console.core import event as ev
from console.core.audience import Viewer, seen_by
from console.core.conversation import Conversation, evolve
from console.core.event import Recorded

from .ledger import Sent

Logs = Mapping[str, Sequence[Recorded]]


class View(msgspec.Struct, frozen=True):
    """What one client has folded of a conversation."""

    who: str
    viewer: Viewer
    conversation: str
    records: Sequence[Recorded]
    least: int = 0
    """The seq it must have heard; 0: all that was acknowledged."""


class Verdict(msgspec.Struct, frozen=True):
    """What was broken, each a line that names the place; nothing is as it must be."""

    lost: list[str]
    """Acknowledged, and not in the store at the place that was told."""
    twice: list[str]
    """In the store twice, or refused as not stored and there nevertheless, so that it will be said twice."""
    disorder: list[str]
    """Not in the order in which it was sent, a gap, or a time that goes back."""
    two: list[str]
    """Somebody spoke or took control who could not have it."""
    unheard: list[str]
    """A client's fold that is not what the store shows it, or lacks what was acknowledged."""

    @property
    def broken(self) -> list[str]:
        return [*self.lost, *self.twice, *self.disorder, *self.two, *self.unheard]


def judge(logs: Logs, sent: Iterable[Sent], views: Iterable[View]) -> Verdict:
    """Hold the store and the views against what was sent and acknowledged."""
    sent = list(sent)
    return Verdict(
        lost=[line for one in sent if (line := _lost(one, logs))],
        twice=[*_twice(logs), *_refused_and_kept(sent, logs)],
        disorder=[line for log in logs.values() for line in _disorder(log)],
        two=[line for log in logs.values() for line in two_controllers(log)],
        unheard=[*_unheard(sent, views, logs)],
    )


def _lost(sent: Sent, logs: Logs) -> str:
    if not sent.seq:
        return ""
    log = logs.get(sent.conversation, ())
    there = log[sent.seq - 1].cid if sent.seq <= len(log) else "nothing"
    return (
        "" if there == sent.cid else f"{sent.cid}: expected at {sent.conversation} {sent.seq}, found {there}"
    )


def _twice(logs: Logs) -> Iterable[str]:
    for conversation, log in logs.items():
        said = Counter((r.by.id, r.cid) for r in log if isinstance(r.event, ev.Said) and r.cid)
        yield from (f"{conversation}: {cid} is there {n} times" for (_, cid), n in said.items() if n > 1)
        yield from _answers_over(log)


def _answers_over(log: Sequence[Recorded]) -> Iterable[str]:
    """Name answers of the bot that no turn is left for."""
    turns = 0
    for recorded in log:
        if isinstance(recorded.event, ev.Said):
            turns += {"customer": 1, "bot": -1}.get(recorded.by.kind, 0)
            if turns < 0:
                yield f"{recorded.conversation} {recorded.seq}: the bot answered more often than it was asked"
                return


def _refused_and_kept(sent: Iterable[Sent], logs: Logs) -> Iterable[str]:
    kept = {(log[0].conversation, r.cid) for log in logs.values() for r in log if r.cid}
    for one in sent:
        if one.refused == "not_stored" and (one.conversation, one.cid) in kept:
            yield f"{one.cid}: refused as not stored, and it is in {one.conversation}"


def _disorder(log: Sequence[Recorded]) -> Iterable[str]:
    last: dict[str, int] = {}
    for place, recorded in enumerate(log):
        where = f"{recorded.conversation} {recorded.seq}"
        if recorded.seq != place + 1:
            yield f"{where}: expected {place + 1}"
        if place and recorded.at < log[place - 1].at:
            yield f"{where}: its time is {log[place - 1].at - recorded.at} ms before the one before it"
        who, dot, number = recorded.cid.rpartition(".")
        if dot and isinstance(recorded.event, ev.Said):
            if int(number) < last.get(who, 0):
                yield f"{where}: {recorded.cid} comes after {who}.{last[who]}"
            last[who] = int(number)


def two_controllers(log: Iterable[Recorded]) -> Iterable[str]:
    """Fold a log, and name each event of somebody who could not speak, or take control, at that moment."""
    state = Conversation()
    for recorded in log:
        if wrong := _out_of_turn(state, recorded):
            yield f"{recorded.conversation} {recorded.seq}: {wrong}"
        state = evolve(state, recorded)


def _out_of_turn(state: Conversation, recorded: Recorded) -> str:
    event, by = recorded.event, recorded.by
    kind, who = state.controller
    if isinstance(event, ev.Said) and by.kind == "human" and (kind, who) != ("human", by.id):
        return f"{by.id} speaks, {kind} {who} is in control"
    if isinstance(event, ev.Said) and by.kind == "bot" and kind != "bot":
        return f"the bot speaks, {kind} {who} is in control"
    if isinstance(event, ev.Said) and by.kind == "bot" and event.epoch != state.epoch:
        return f"the bot speaks in epoch {event.epoch}, it is {state.epoch}"
    if isinstance(event, ev.Assigned) and kind == "human" and event.how in ("claim", "offer"):
        return f"{event.agent} claims, {who} is in control"
    return ""


def _unheard(sent: Iterable[Sent], views: Iterable[View], logs: Logs) -> Iterable[str]:
    newest: Counter[str] = Counter()
    for one in sent:
        newest[one.conversation] = max(newest[one.conversation], one.seq)
    for view in views:
        shown = [seen for r in logs[view.conversation] if (seen := seen_by(r, view.viewer))]
        mine = list(map(_essence, view.records))
        if mine != list(map(_essence, shown[: len(mine)])):
            yield f"{view.who}: what was heard of {view.conversation} is not what the store shows"
        elif mine and mine[-1].seq < (last := view.least or newest[view.conversation]):
            yield f"{view.who}: heard {view.conversation} up to {mine[-1].seq} of {last}"


def _essence(recorded: Recorded) -> Recorded:
    return msgspec.structs.replace(recorded, position=0)
