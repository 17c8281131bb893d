"""The rows around a conversation: who is in control, what is known of the customer, how all stands. Pure."""

from collections.abc import Iterable, Mapping

from ..core.board import Row, waiting
from ..core.conversation import Conversation
from ..core.safe import visible
from ..core.transcript_words import NEEDS, REASONS, WAYS
from .actions import Action, pick
from .queue_view import lasting
from .situation import Me
from .spans import Span, Spans, cut, fit, width_of, wrap
from .words import word

_CONTROL = {"bot": "◆", "queued": "◌", "assigned": "▶", "wrap_up": "✓", "closed": "✓", "new": "·"}
SHOWN_KEYS = {
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "escape": "Esc",
}


def _at(language: str) -> int:
    return 0 if language.lower().startswith("nl") else 1


def name_of(c: Conversation, language: str) -> str:
    """Give the customer's name as safe text."""
    return visible(c.customer_name) or f"{word('nobody', language)} {c.id[-4:]}"


def control(c: Conversation, me: Me, language: str) -> str:
    """Say in words who talks with the customer now, and what is going on with it."""
    mine = c.phase == "assigned" and c.agent == me.id
    if mine:
        said = word("control.held" if c.held else "control.me", language)
    elif c.phase == "assigned":
        said = word("control.agent", language, who=visible(c.agent_name or c.agent))
    else:
        said = word(f"control.{c.phase}", language)
    more = []
    if c.transfer:
        who = visible(c.transfer.agent or c.transfer.team)
        more.append(word("control.transfer", language, who=who))
    if c.hand_back is not None:
        more.append(word("control.hand_back", language))
    if c.customer_away:
        more.append(word("control.away", language))
    return " · ".join([said, *more])


def head(c: Conversation, me: Me, language: str, width: int) -> list[Spans]:
    """Give the rows over a timeline: the customer, what they need, and who is in control."""
    sign = "‖" if c.held else _CONTROL[c.phase]
    name: list[Span] = [(" " + name_of(c, language), "name")]
    if c.example:
        name.append((f"  {word('example', language)}", "soft"))
    if c.needs:
        needs = ", ".join(NEEDS[need][_at(language)] for need in c.needs)
        name.append((f"  ! {needs}", "needs"))
    mine = c.phase == "assigned" and c.agent == me.id
    style = "mine" if mine else "queued" if c.phase == "queued" else "soft"
    return [
        fit(tuple(name), width),
        fit(((f" {sign} {control(c, me, language)}", style),), width),
    ]


def details(c: Conversation, language: str, now: int, width: int) -> list[Spans]:
    """Give what is known of the customer, what they need first."""
    at = _at(language)
    if not c.id or c.phase == "new":
        return []
    facts: list[tuple[str, list[str], str]] = [
        ("needs", [NEEDS[need][at] for need in c.needs] or [word("details.none", language)], "needs"),
        ("language", [visible(c.language)], "text"),
        ("page", [visible(c.page)], "text"),
        ("why", [REASONS[c.reason][at]] if c.reason else [], "text"),
        ("summary", [visible(c.summary)], "text"),
        ("team", [visible(c.team)], "text"),
        ("since", [lasting(now - c.started_at)], "text"),
        ("contacts", [_contact(k.way, k.ref, k.done, language) for k in c.contacts], "text"),
        ("kept", [*map(visible, c.kept)], "text"),
        ("bot", [visible(c.bot)], "text"),
        ("code", [visible(c.code)], "text"),
    ]
    out: list[Spans] = [((f" {name_of(c, language)}", "name"),)]
    for key, values, style in facts:
        shown = [v for v in values if v]
        if not shown:
            continue
        out += [(), ((f" {word(f'details.{key}', language)}", "label"),)]
        sign = "! " if key == "needs" and c.needs else ""
        style = "soft" if key == "needs" and not c.needs else style
        out += [((f" {line}", style),) for v in shown for line in wrap(sign + v, max(8, width - 2))]
    return out


def _contact(way: str, ref: str, done: str, language: str) -> str:
    told = f", {REASONS[done][_at(language)]}" if done else ""
    return f"{WAYS[way][_at(language)]} {visible(ref)}{told}"


def tabs(open_ones: Iterable[tuple[str, str, int]], active: str, width: int) -> list[tuple[str, Spans]]:
    """Give the open conversations (id, name, unread) as tabs that fit in a row, the active one always."""
    many = list(open_ones)
    room = max(8, min(24, (width - 1) // max(1, min(len(many), max(1, width // 10))) - 6))
    out: list[tuple[str, Spans]] = []
    for conversation, name, unread in many:
        mark = f" ({unread})" if unread else ""
        label = f" {cut(name, room)}{mark} "
        style = "tab-active" if conversation == active else "tab-unread" if unread else "tab"
        out.append((conversation, ((label, style),)))
    while len(out) > 1 and sum(width_of(spans) for _, spans in out) > width:
        out.pop(0 if out[0][0] != active else -1)
    return out


def status(rows: Mapping[str, Row], now: int, language: str) -> Spans:
    """Say how many wait, and the longest wait."""
    queue = waiting(rows.values())
    if not queue:
        return ((word("waiting.none", language), "soft"),)
    longest = lasting(now - min(row.since for row in queue))
    return ((word("waiting.some", language, n=len(queue), time=longest), "waiting"),)


def key_name(key: str) -> str:
    """Give a key as people write it: ctrl+n is Ctrl+N, question_mark is ?."""
    if key in SHOWN_KEYS:
        return SHOWN_KEYS[key]
    return key if len(key) == 1 else "+".join(part.capitalize() for part in key.split("+"))


def hints(actions: Iterable[Action], typing: bool, language: str, width: int) -> list[tuple[str, Spans]]:
    """Give the actions that fit in a row, each (name, key and label); while typing only chords."""
    out: list[tuple[str, Spans]] = []
    left = width
    for action in actions:
        key = action.chord if typing else action.key or action.chord
        if not key:
            continue
        spans: Spans = ((f" {key_name(key)} ", "key"), (f"{pick(action.label, language)} ", "label"))
        if width_of(spans) > left:
            continue
        out.append((action.name, spans))
        left -= width_of(spans)
    return out
