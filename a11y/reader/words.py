"""What is said of one node, and of the containers on the way to it."""

from collections.abc import Iterable

import msgspec

from ..model import Node
from .dialect import Dialect
from .order import FIELDS, Page
from .parts import PARTS_OF_STATE, SAYS, STATE_OF, kind
from .tables import with_header

__all__ = ["PARTS_OF_STATE", "SAYS", "Speaker", "closed", "kind"]

STOPS = {".": "\0.", "/": "\0/"}
"""A pause, and the beginning of a new utterance without one: as written in forms, and among what is said."""


class Speaker:
    """Says things in one dialect and one language."""

    def __init__(self, dialect: Dialect, language: str) -> None:
        self.dialect, self.language = dialect, language

    def word(self, key: str) -> str:
        """The dialect's word."""
        return self.dialect.word(key, self.language)

    def mode(self, name: str) -> str:
        """What is said of a change of mode (browse, focus); "" where the dialect has no words for it."""
        key = f"{name} mode"
        return self.word(key) if key in self.dialect.words["en"] else ""

    def focused(self, page: Page, node: Node, before: str = "") -> list[str]:
        """What is said when focus or a quick key comes to a node, from another: utterance by utterance."""
        known = kind(node) in self.dialect.focus or kind(node) not in self.dialect.enter
        forms = self.dialect.focus if known else self.dialect.enter
        return _together(self.dialect, [*self.context(page, before, node), *self.phrase(page, node, forms)])

    def read(self, page: Page, node: Node) -> list[str]:
        """What is said of a node while reading."""
        forms = self.dialect.browse if kind(node) in self.dialect.browse else self.dialect.focus
        return self.phrase(page, node, forms)

    def all(self, page: Page, nodes: Iterable[Node], before: str = "") -> list[str]:
        """What is said of a line while everything is read: where the dialect does so, roles by themselves."""
        if not self.dialect.apart:
            return self.line(page, nodes, before)
        said: list[str] = []
        for node in self._runs(page, nodes, before):
            said += self.context(page, before, node, closing=False)
            heading = next((one for one in page.around(node.id) if one.role == "heading"), None)
            said += self._apart(page, heading or node)
            before = node.id
        return said

    def _apart(self, page: Page, node: Node) -> list[str]:
        parts = self.parts(page, node, self.dialect.focus.get(kind(node), ("name", "role")))
        parts = [part for part in parts if part not in STOPS.values()]
        return [text for text in (parts[0], self.dialect.join.join(parts[1:])) if text] if parts else []

    def line(self, page: Page, nodes: Iterable[Node], before: str = "") -> list[str]:
        """What is said of a line, with the containers on the way and the heading it stands in."""
        said: list[str] = []
        headings: list[str] = []
        parts = self._runs(page, nodes, before) if self.dialect.split else list(nodes)
        for index, node in enumerate(parts):
            said += self.context(page, before, node)
            heading = next((one for one in page.around(node.id) if one.role == "heading"), None)
            if heading is None:
                cut = self.dialect.split and _goes_on(page, parts, index)
                said += [self._part(page, node, "name")] if cut else self.read(page, node)
            elif heading.id not in headings:
                headings.append(heading.id)
                said += self.read(page, heading)
            before = node.id if before else ""
        return _together(self.dialect, said)

    def _runs(self, page: Page, nodes: Iterable[Node], before: str) -> list[Node]:
        """Runs of text in one block as one, no label before the field that it names, cells with headers."""
        runs: list[Node] = []
        said = page.nodes.get(before)
        for node in nodes:
            if (
                said is not None
                and said.role == "text"
                and node.role in FIELDS
                and _plain(said) == _plain(node)
            ):
                node = msgspec.structs.replace(node, name="")
            last = runs[-1] if runs else None
            if page.cell(node) is not None:
                runs.append(with_header(page, node, before, self.word("columnheader")))
                before = node.id
            elif last is not None and last.role == node.role == "text" and _in_block(page, last, node):
                runs[-1] = msgspec.structs.replace(last, name=last.name + _space(page, node) + node.name)
            elif last is not None and last.role == "text" and _plain(last) == _plain(node):
                runs[-1] = node
            else:
                runs.append(node)
        return runs

    def phrase(self, page: Page, node: Node, forms: dict[str, tuple[str, ...]]) -> list[str]:
        """One node by a table of forms."""
        form = forms.get(kind(node))
        return _joined(
            self.dialect, self.parts(page, node, forms.get("default", ()) if form is None else form)
        )

    def parts(self, page: Page, node: Node, form: Iterable[str]) -> list[str]:
        """The parts of a form, with marks for pauses; nothing at all where a part with "?" is empty."""
        said: list[str] = []
        for part in form:
            choices = (
                STOPS.get(choice) or self._part(page, node, choice)
                for choice in part.removeprefix("?").split("|")
            )
            text = next(filter(None, choices), "")
            if part.startswith("?") and not text:
                return []
            said += [text] if text else []
        return said

    def context(self, page: Page, before: str, node: Node, *, closing: bool = True) -> list[str]:
        """What is said of the containers left and entered between two nodes; nothing from nowhere."""
        if node.role in self.dialect.bare or not before:
            return []
        old = list(page.around(before)) if before in page.nodes else []
        new = list(page.around(node.id))
        kept = {one.id for one in old} & {one.id for one in new}
        said: list[str] = []
        for one in old:
            if one.id not in kept and one.id != node.id:
                said += self._of(page, one, self.dialect.leave)
        for one in reversed(new):
            if one.id not in kept and one.id != before:
                entered = self._of(page, one, self.dialect.enter)
                said += entered if closing else [text.removesuffix(".") for text in entered]
        return said

    def _of(self, page: Page, node: Node, forms: dict[str, tuple[str, ...]]) -> list[str]:
        form = forms.get(kind(node))
        return _joined(self.dialect, self.parts(page, node, form)) if form and not node.ignored else []

    def _part(self, page: Page, node: Node, part: str) -> str:
        if part in PARTS_OF_STATE:
            value = node.states.get(STATE_OF.get(part, part), "")
            key = PARTS_OF_STATE[part].get(value, "")
            own = f"{kind(node)} {key}"
            return (self.word(own) if own in self.dialect.words["en"] else self.word(key)) if key else ""
        if part == "name" and self.dialect.markers and node.role == "text":
            return " ".join(f"{page.marker(node)} {node.name}".split())
        if part in SAYS:
            return SAYS[part](self.word, page, node)
        return self.word(part)


def closed(text: str) -> str:
    """A text with a full stop, where it ends in a letter or figure."""
    return f"{text}." if text and text[-1].isalnum() else text


def _joined(dialect: Dialect, parts: Iterable[str]) -> list[str]:
    """Parts as utterances."""
    said = [""]
    for part in parts:
        if part in STOPS.values():
            said[-1] = closed(said[-1]) if part == STOPS["."] else said[-1]
            said += [""] if dialect.split and said[-1] else []
        elif part:
            said[-1] = f"{said[-1]}{dialect.join}{part}" if said[-1] else part
    return [text for text in said if text]


def _together(dialect: Dialect, said: list[str]) -> list[str]:
    """Utterances that are one where the dialect makes no pauses."""
    return said if dialect.split or not said else [dialect.join.join(said)]


def _goes_on(page: Page, parts: list[Node], index: int) -> bool:
    """A text with more after it, in its line or the next, is not closed; one in a cell is."""
    node = parts[index]
    more = node.name.endswith(" ") or any(_in_block(page, node, one) for one in parts[index + 1 :])
    return node.role == "text" and more and page.cell(node) is None


def _space(page: Page, node: Node) -> str:
    """The white space that stands by itself before a text."""
    before = (page.tree.nodes[at] for at in range(page.place[node.id] - 1, -1, -1))
    text = next((one for one in before if one.role == "text"), None)
    return " " if text is not None and text.name.isspace() else ""


def _in_block(page: Page, one: Node, other: Node) -> bool:
    """They stand in one block."""
    return page.block(one) == page.block(other)


def _plain(node: Node) -> str:
    return " ".join(node.name.split())
