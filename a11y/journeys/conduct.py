"""How the bot behaved on a walk: what it said, as whom, whether it pretended, whether it went in circles."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

import msgspec

from ..model import Node, Recording
from ..profiles import YARDSTICK, profile_named
from .hearing import LABEL
from .lexicon import control, meaning, plain
from .readable import Reading, reading
from .seen import WHOLE, Line, perceive

CIRCLES = 3
"""The same answer so often is going in circles."""


class Saying(msgspec.Struct, frozen=True):
    """Something the bot said, or something about it."""

    text: str
    moment: int
    node: str = ""
    author: str = ""
    """The label it bears; "" without one."""


class Conduct(msgspec.Struct, frozen=True):
    """The bot's conduct, until a human joined."""

    said: tuple[Saying, ...]
    disclosed: Literal["before", "with", "after", "never", "silent"]
    """When it was said that this is a bot, against the bot's first words; `silent`: there were none."""
    disclosure: Saying | None
    unmarked: tuple[Saying, ...]
    """Words under a name that does not say that it is a bot's, where nothing else in them says so."""
    typing: tuple[Saying, ...]
    """Signs of typing before a human had joined."""
    circles: tuple[str, ...]
    """What was said `CIRCLES` times or more."""
    promises: tuple[Saying, ...]
    """Promises to be in touch, made without having asked how."""
    turns: int
    """How often a human was asked for before anything came of it."""
    human_at: int | None
    """The look at which a human had joined; None where none did."""


def conduct(recording: Recording) -> Conduct:
    """The bot's conduct as the recording shows it, to eyes."""
    human_at = _stage(recording, "connected")
    said = [one for one in _sayings(recording) if human_at is None or one.moment < human_at]
    around = _around_it(recording)
    disclosure = next((one for one in said + around if _discloses(one)), None)
    earliest = next((one for one in around if _discloses(one)), disclosure)
    if earliest and disclosure and earliest.moment < disclosure.moment:
        disclosure = earliest
    return Conduct(
        said=tuple(said),
        disclosed=_disclosed(said, disclosure),
        disclosure=disclosure,
        unmarked=tuple(one for one in said if one.author and not _discloses(one)),
        typing=_typing(recording, human_at),
        circles=_circles(said),
        promises=tuple(one for one in said if meaning("promise", one.text) and not _asked_how(recording)),
        turns=_turns(recording),
        human_at=human_at,
    )


def hard_to_read(recording: Recording) -> tuple[tuple[Saying, Reading], ...]:
    """What the bot said that is not plain, and how it was measured (nl, en)."""
    measured = ((one, reading(one.text, recording.language)) for one in conduct(recording).said)
    return tuple((one, found) for one, found in measured if found is not None and not found.plain)


def _circles(said: list[Saying]) -> tuple[str, ...]:
    return tuple(text for text, count in Counter(one.text for one in said).items() if count >= CIRCLES)


def _stage(recording: Recording, goal: str) -> int | None:
    """The look at which a goal was reached."""
    for stage in recording.stages:
        if stage.goal == goal and stage.outcome == "reached":
            reached = [step.moment for step in recording.steps if step.number <= stage.step]
            return reached[-1] if reached else None
    return None


class _Read(msgspec.Struct, frozen=True):
    """A line, and the look in which it came."""

    line: Line
    moment: int
    nodes: Mapping[str, Node]


def _sayings(recording: Recording) -> list[Saying]:
    """What came into the conversation, in the order in which it came."""
    own = [plain(step.action.text) for step in recording.steps if step.action.kind == "type"]
    lines = [one for one in _lines(recording) if not any(plain(one.line.text).endswith(text) for text in own)]
    place = _conversation(lines, _stage(recording, "open") or 0)
    return [
        Saying(one.line.text, one.moment, one.line.key, _author(one))
        for one in lines
        if place in one.line.within
    ]


def _around_it(recording: Recording) -> list[Saying]:
    """What stands in the chat, be it in the conversation or over it."""
    lines = _lines(recording)
    place = _conversation(lines, _stage(recording, "open") or 0)
    chat = {place}
    for node in (one.nodes[place] for one in lines[-1:] if place in one.nodes):
        while node.parent in lines[-1].nodes and lines[-1].nodes[node.parent].tag not in WHOLE:
            node = lines[-1].nodes[node.parent]
            chat.add(node.id)
    return [Saying(one.line.text, one.moment, one.line.key) for one in lines if chat & set(one.line.within)]


def _lines(recording: Recording) -> list[_Read]:
    """Every line of text on the way, once, as it came."""
    eyes, known, found = profile_named(YARDSTICK), set[tuple[str, str]](), list[_Read]()
    for place, moment in enumerate(recording.moments):
        seen = perceive(eyes, moment)
        fields = {thing.id for thing in seen.things if thing.sort == "field"}
        for line in seen.lines:
            new = (line.key, line.text) not in known
            known.add((line.key, line.text))
            if new and not line.control and not fields & set(line.within):
                found.append(_Read(line, place, seen.nodes))
    return found


def _conversation(lines: list[_Read], opened: int) -> str:
    """The node that the conversation grows in: a log, else what most of the late lines have around them."""
    for one in lines:
        for name in one.line.within:
            if one.nodes[name].role == "log":
                return name
    late = Counter(name for one in lines if one.moment > opened for name in one.line.within[1:4])
    return late.most_common(1)[0][0] if late else ""


def _author(one: _Read) -> str:
    """The label before a colon, or the first of several pieces of text in a line."""
    label, colon, _ = one.line.text.partition(":")
    if colon and len(label) <= LABEL:
        return label.strip()
    pieces = [
        node.name for node in one.nodes.values() if node.role == "text" and one.line.key in _around(node, one)
    ]
    first = pieces[0] if len(pieces) > 1 else ""
    return first if len(first) <= LABEL and first == first.strip() and first[-1:].isalnum() else ""


def _around(node: Node, one: _Read) -> tuple[str, ...]:
    """The two nodes around a text: an inline one, and the block."""
    parent = one.nodes.get(node.parent)
    return (node.parent, parent.parent) if parent is not None else (node.parent,)


def _discloses(saying: Saying) -> bool:
    return bool(meaning("bot", saying.text) or meaning("bot", saying.author))


def _disclosed(
    said: list[Saying], disclosure: Saying | None
) -> Literal["before", "with", "after", "never", "silent"]:
    if not said:
        return "before" if disclosure else "silent"
    if disclosure is None:
        return "never"
    if disclosure.moment < said[0].moment:
        return "before"
    return "with" if disclosure.moment == said[0].moment else "after"


def _typing(recording: Recording, human_at: int | None) -> tuple[Saying, ...]:
    """Texts and marks of typing, in the looks and in what came and went between them."""
    found: dict[str, Saying] = {}
    for place, moment in enumerate(recording.moments[:human_at]):
        for change in moment.changes:
            if len(change.text) <= LABEL and meaning("typing", change.text):
                found.setdefault(change.text, Saying(change.text, place, change.key))
        for node in moment.tree.nodes:
            marked = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}".casefold()
            if node.visible and node.role != "textbox" and "typing" in marked:
                found.setdefault(marked.strip(), Saying(node.name or marked.strip(), place, node.id))
    return tuple(found.values())


def _asked_how(recording: Recording) -> bool:
    """The walk met a field, or was asked, for a number or an address."""
    typed = (plain(f"{step.action.label}") for step in recording.steps if step.action.kind == "type")
    return any(
        word in text for text in typed for word in ("mail", "phone", "telefo", "tel", "nummer", "number")
    )


def _turns(recording: Recording) -> int:
    """Presses and texts in the goal `ask` until it ended."""
    asked = [step for step in recording.steps if step.goal == "ask"]
    return sum(
        step.action.kind == "type"
        or (step.action.kind in ("click", "touch", "say") and bool(control("human", step.action.label)))
        or (step.action.key in ("Enter", "Space") and bool(control("human", step.action.label)))
        for step in asked
    )
