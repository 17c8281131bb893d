"""What is shown: rows of safe text with named styles, of the page and of what was spoken. Pure."""

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from ..model import Node, Tree, Utterance
from ..reader import Dialect
from ..reader.words import PARTS_OF_STATE, kind
from ..reports.safe import safe
from .spoken import Entry, Mark
from .words import word

Spans: TypeAlias = tuple[tuple[str, str], ...]
"""One row: texts, each with the name of its style."""

PLAIN = frozenset(
    {"", "generic", "none", "presentation", "uninteresting", "paragraph", "RootWebArea", "inline"}
)
"""Roles that tell nobody anything: they get no row of their own."""
NAMED = frozenset(
    {
        *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "slider"),
        *(
            "spinbutton",
            "listbox",
            "menuitem",
            "menuitemcheckbox",
            "menuitemradio",
            "tab",
            "option",
            "dialog",
        ),
        *("alertdialog", "img", "iframe"),
    }
)
"""Roles that tell nobody enough without a name."""
DEEPEST = 12
SHOWN_ENTRIES = 300
"""Lines of the log that are shown, the newest."""


class Row(msgspec.Struct, frozen=True):
    """A node of the tree as one row."""

    node: str
    spans: Spans


def tree_rows(tree: Tree, dialect: Dialect, language: str) -> tuple[Row, ...]:
    """What assistive technology gets, one row a node, indented, without text that only repeats a name."""
    around: dict[str, tuple[int, str]] = {}
    rows: list[Row] = []
    for node in tree.nodes:
        depth, said = around.get(node.parent, (0, ""))
        if node.ignored or node.role in PLAIN or (node.role == "text" and _repeats(node, said)):
            around[node.id] = (depth, said)
            continue
        around[node.id] = (min(depth + 1, DEEPEST), node.name if node.role != "document" else "")
        rows.append(Row(node.id, (("  " * depth, ""), *_row(node, dialect, language))))
    return tuple(rows)


def place_of(rows: Iterable[Row], tree: Tree, node: str) -> int:
    """The row of a node, or of the nearest around it; -1 where there is none."""
    places = {row.node: place for place, row in enumerate(rows)}
    parents = {one.id: one.parent for one in tree.nodes}
    for _ in range(len(parents) + 1):
        if node in places:
            return places[node]
        node = parents.get(node, "")
    return -1


def log_rows(log: Iterable[Entry], language: str) -> tuple[Spans, ...]:
    """What was pressed and spoken, oldest first."""
    return tuple(_entry(entry, language) for entry in list(log)[-SHOWN_ENTRIES:])


def heard_line(one: Utterance, language: str) -> str:
    """An utterance as one plain line, with what became of it."""
    return "".join(text for text, _ in _utterance(one, language))


def _repeats(node: Node, said: str) -> bool:
    return not node.name.strip() or " ".join(node.name.split()) in " ".join(said.split())


def _row(node: Node, dialect: Dialect, language: str) -> Spans:
    if node.role == "text":
        return ((safe(node.name), "text"),)
    role = node.states.get("roledescription") or dialect.word(kind(node), language)
    level = node.states.get("level", "")
    spans = [(safe(f"{role} {level}".strip()), "role")]
    if node.name.strip():
        spans.append(("  " + safe(node.name), "name"))
    elif node.role in NAMED:
        spans.append((f"  ‹{word('nameless', language)}›", "bad"))
    if node.value and node.value != node.name:
        spans.append((f"  “{safe(node.value)}”", "text"))
    spans += [(f"  {dialect.word(state, language)}", "state") for state in _states(node)]
    return tuple(spans)


def _states(node: Node) -> list[str]:
    found = [words.get(node.states.get(state, ""), "") for state, words in PARTS_OF_STATE.items()]
    return [state for state in found if state]


def _entry(entry: Entry, language: str) -> Spans:
    if isinstance(entry, Mark):
        return ((f"› {safe(entry.text)}", "key"),) if entry.kind == "key" else ((f"! {entry.text}", "bad"),)
    return _utterance(entry, language)


def _utterance(one: Utterance, language: str) -> Spans:
    spans: list[tuple[str, str]] = []
    if one.source in ("live", "alert"):
        how = "urgent" if one.politeness == "assertive" else "announced"
        spans.append((f"({word(how, language)}) ", "live"))
    spans.append((safe(one.text), "gone" if one.dropped else "said"))
    if one.dropped:
        spans.append((f" ({word('never', language, why=word(one.dropped, language))})", "bad"))
    elif one.cut is not None:
        spans.append((f" ({word('cut', language)})", "soft"))
    return tuple(spans)
