"""The queue as an agent reads it: board rows become groups of items, each some rows of safe text. Pure."""

from collections.abc import Iterable, Mapping

import msgspec

from ..core.board import Row, order
from ..core.safe import visible
from ..core.transcript_words import NEEDS, REASONS
from .situation import Me, asked, situation
from .spans import Spans, beside, fit, wrap
from .words import word

GROUPS = ("waiting", "mine", "bot", "others")


class Item(msgspec.Struct, frozen=True):
    """A group's heading, or one conversation, which `draw` turns into rows when it is seen."""

    conversation: str
    height: int
    row: Row | None = None
    head: tuple[Spans, ...] = ()


class Seen(msgspec.Struct, frozen=True):
    """Who looks at the queue, when, and what they have not read."""

    me: Me
    now: int
    language: str = "en"
    unread: Mapping[str, int] = {}


def lasting(ms: int) -> str:
    """Give a duration as m:ss, and from an hour on as 1h04."""
    seconds = max(0, ms) // 1000
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    return f"{seconds // 3600}h{seconds % 3600 // 60:02}"


def group(row: Row, me: Me) -> str:
    """Tell in which group a row belongs."""
    if row.phase == "queued" or asked(situation(row), me):
        return "waiting"
    if row.agent == me.id or (row.phase == "wrap_up" and not row.agent):
        return "mine"
    return "bot" if row.phase == "bot" else "others"


def items(rows: Iterable[Row], seen: Seen, width: int) -> list[Item]:
    """Give the whole queue: who waits longest first (but who lost their agent before all), then the rest."""
    groups: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for row in rows:
        groups[group(row, seen.me)].append(row)
    out: list[Item] = []
    for name, members in groups.items():
        if members or name == "waiting":
            label = word(f"queue.{name}", seen.language)
            head: Spans = ((f" {label} ", "head"), (f"{len(members)}", "count"))
            out.append(_heading(((), head) if out else (head,)))
        if name == "waiting" and not members:
            none = wrap(word("queue.empty", seen.language), max(10, width - 3))
            out.append(_heading(tuple(((" " + line, "soft"),) for line in none)))
        members.sort(key=lambda row: (row.phase == "queued", order(row)))
        out.extend(Item(row.conversation, 3 if row.needs else 2, row) for row in members)
    return out


def _heading(rows: tuple[Spans, ...]) -> Item:
    return Item("", len(rows), head=rows)


def draw(item: Item, seen: Seen, width: int) -> tuple[Spans, ...]:
    """Give an item's rows: as many as its height."""
    return item.head if item.row is None else _rows(item.row, seen, width)


def called(row: Row, language: str) -> str:
    """Give the customer's name as safe text, and say when there is none or it is an example."""
    return visible(row.name) or f"{word('nobody', language)} {row.conversation[-4:]}"


def _rows(row: Row, seen: Seen, width: int) -> tuple[Spans, ...]:
    unread = seen.unread.get(row.conversation, 0)
    time = "waiting" if row.phase == "queued" else "soft"
    left: Spans = (
        ("  ", ""),
        (f"{lasting(seen.now - row.since):>5} ", time),
        (called(row, seen.language), "name"),
    )
    mark: Spans = ((f"({unread}) ", "unread"),) if unread else ()
    right: Spans = (*mark, (visible(row.language)[:5] + " ", "soft"))
    said = _why(row, seen)
    about: Spans = (("        ", ""), (said, "alert" if _urgent(row, seen.me) else "soft"))
    out = [beside(left, right, width), fit(about, width - 1)]
    if row.needs:
        needs = ", ".join(NEEDS[need][_at(seen.language)] for need in row.needs)
        out.append(fit((("        ", ""), (f"! {needs}", "needs")), width - 1))
    return tuple(out)


def _at(language: str) -> int:
    return 0 if language.lower().startswith("nl") else 1


def _urgent(row: Row, me: Me) -> bool:
    return bool(row.offer_to == me.id or row.transfer_to == me.id or row.front)


def _why(row: Row, seen: Seen) -> str:
    """Say in some words how things are: what is asked of the agent first."""
    language, facts = seen.language, []
    if row.offer_to:
        rings = row.offer_to == seen.me.id
        facts.append(word("queue.rings" if rings else "queue.rings_at", language, who=visible(row.offer_to)))
    if row.transfer_to:
        me = row.transfer_to in (seen.me.id, *seen.me.teams) and row.agent != seen.me.id
        key = "queue.transfer" if me else "queue.transfer_to"
        facts.append(word(key, language, who=visible(row.transfer_to)))
    for told, key in (
        (row.front and row.phase == "queued", "front"),
        (row.held, "held"),
        (row.phase == "wrap_up", "wrap_up"),
        (row.customer_away, "away"),
        (row.agent_away, "agent_away"),
    ):
        if told:
            facts.append(word(f"queue.{key}", language))
    if row.contacts:
        facts.append(word("queue.contact", language, refs=visible(", ".join(row.contacts))))
    if row.phase == "queued" and row.reason:
        facts.append(REASONS[row.reason][_at(language)])
    if row.agent_name and row.agent != seen.me.id:
        facts.append(visible(row.agent_name))
    facts.append(visible(row.summary or row.last))
    if row.example:
        facts.append(word("example", language))
    return " · ".join(fact for fact in facts if fact)
