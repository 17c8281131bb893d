"""How far a dialect says what Orca said, line by line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from a11y.model import Action, Recording, Utterance
from a11y.model import Step as Done
from a11y.reader import Cursor, hear

from .kept import Kept, Step

COMMANDS = {"read all": "read all"}
TOGGLE = "Orca+a"
PAGE_KEYS = frozenset({"Tab", "Shift+Tab", "Enter", "wait"})


class Compared(msgspec.Struct, frozen=True):
    """One step: what was said, what the dialect says, and how many lines of both are the same."""

    page: str
    key: str
    expected: tuple[str, ...]
    simulated: tuple[str, ...]
    agreed: int
    lines: int
    """Lines that either of them said."""


def compare(pages: Sequence[Kept], dialect: str = "orca-43") -> Iterator[Compared]:
    """Every step of every page but its load."""
    for kept in pages:
        heard = list(_read(kept, dialect) if kept.browse else _heard(kept, dialect))
        for step, said in zip(kept.steps[1:], heard, strict=True):
            expected, simulated = _plain(step.spoken), _plain(said)
            yield _compared(kept.name, step.key, expected, simulated, _plain(step.sometimes))


def agreement(found: Sequence[Compared]) -> float:
    """The share of the lines that both said."""
    return sum(one.agreed for one in found) / max(1, sum(one.lines for one in found))


def _compared(
    page: str, key: str, expected: list[str], simulated: list[str], sometimes: list[str]
) -> Compared:
    """A line that Orca said in some runs only counts neither for nor against."""
    want, have = Counter(expected), Counter(simulated)
    extra = (have - want) & Counter(sometimes)
    have -= extra
    return Compared(
        page, key, tuple(expected), tuple(simulated), (want & have).total(), (want | have).total()
    )


def _plain(lines: Sequence[str]) -> list[str]:
    """Lines with one kind of space, and a clock's time taken out."""
    return [re.sub(r"\b\d{1,2}:\d\d\b", "{time}", " ".join(line.split())) for line in lines if line.strip()]


def _heard(kept: Kept, dialect: str) -> Iterator[list[str]]:
    """By hearing the whole walk; everything takes no time, as with Orca's speech written down."""
    steps = tuple(
        Done(number, step.key, Action(_kind(number, step.key), key=step.key), number, at=step.at)
        for number, step in enumerate(kept.steps)
    )
    moments = tuple(step.moment for step in kept.steps)
    recording = Recording(kept.name, "calibration", "screen-reader", kept.language, "", moments, steps)
    heard = [one for one in hear(recording, dialect, kept.language, rate=0) if not one.dropped]
    ends = [step.at for step in kept.steps[2:]] + [float("inf")]
    for step, end in zip(kept.steps[1:], ends, strict=True):
        yield [one.text for one in heard if step.at <= one.at < end]


def _kind(number: int, key: str) -> Literal["load", "reader", "server"]:
    if number == 0:
        return "load"
    return "reader" if key == TOGGLE else "server"


def _read(kept: Kept, dialect: str) -> Iterator[list[str]]:
    """By a cursor that is given the reader's keys, and told where focus went by the page's."""
    cursor = Cursor(dialect, kept.language)
    list(_focused(cursor, kept.steps[0]))
    for before, step in zip(kept.steps, kept.steps[1:], strict=False):
        command = COMMANDS.get(step.key)
        tree = before.moment.tree
        if step.key in PAGE_KEYS or step.key.startswith("type:"):
            said = tuple(_focused(cursor, step))
        else:
            said = cursor.do(tree, command) if command else cursor.next(tree, step.key)
        yield [one.text for one in said]


def _focused(cursor: Cursor, step: Step) -> Iterator[Utterance]:
    for focus in step.moment.focus:
        if focus.node and not focus.lost:
            yield from cursor.focus(step.moment.tree, focus.node)
