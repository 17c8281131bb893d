"""Reading by hand: browse mode and focus mode, quick keys, arrows, Tab, read all, the list of elements."""

from typing import Literal

import msgspec

from ..model import Node, Tree, Utterance
from .dialect import LANGUAGES, Dialect, dialect_named
from .find import LANDMARKS, ROLES, find_all
from .mode import Mode, editable, takes_keys
from .order import Line, Page, left_of, lines, stops
from .queue import duration
from .words import Speaker, closed

COMMON = {
    "ArrowDown": "next line",
    "ArrowUp": "previous line",
    "Tab": "next stop",
    "Shift+Tab": "previous stop",
    "Escape": "browse mode",
    "Enter": "enter",
    "Control+Home": "first line",
    "Control+End": "last line",
}
"""Keys that do the same in every dialect."""

Source = Literal["focus", "browse", "read_all", "live", "alert", "mode", "title", "key", "list"]


class Element(msgspec.Struct, frozen=True):
    """One entry of the list of elements."""

    node: str
    kind: str
    text: str


class Cursor:
    """Where a reader is on a page. The page may change between two keys: each gets the tree as it is now."""

    def __init__(self, dialect: str | Dialect = "nvda", language: str = "en") -> None:
        self.dialect = dialect_named(dialect) if isinstance(dialect, str) else dialect
        self.language = language if language in LANGUAGES else "en"
        self.modes = Mode(self.dialect)
        self.node = ""
        """The node it stands on."""
        self._speaker = Speaker(self.dialect, self.language)
        self._place = 0
        self._read = ("", 0, "")
        """The line that was read last: what it begins with, which of its lines, and what it ends with."""
        self._last: Page | None = None
        """The page as it was when something was last done."""
        self._fresh = True
        """It stands at the beginning, and nothing has been done yet."""

    @property
    def mode(self) -> Literal["browse", "focus"]:
        """Whether keys are commands (browse), or go to the page (focus)."""
        return self.modes.now

    @property
    def keys(self) -> dict[str, str]:
        """Every key that means something, with its command."""
        return {**COMMON, **self.dialect.keys}

    def next(self, tree: Tree, key: str, at: float = 0) -> tuple[Utterance, ...]:
        """Press a key; what is said. A key that means nothing, or letters in focus mode, say nothing."""
        command = self.keys.get(key, "")
        if self.mode == "focus" and _types(key):
            command = ""
        return self.do(tree, command, at)

    def do(self, tree: Tree, command: str, at: float = 0) -> tuple[Utterance, ...]:
        """Give a command by its name, as in `keys`: `next heading`, `previous line`, `read all` ..."""
        page = Page(tree)
        if self.node not in page.nodes:
            self.node = "" if self.dialect.begins else self._nearest(page)
        self._last, self._fresh = page, not self.node
        if self._fresh and self.dialect.begins and (every := _lines(page, self.dialect)):
            self.node = every[0].first.id
            self._read = (self.node, 0, every[0].nodes[-1].id)
        self._place = page.place.get(self.node, 0)
        way, _, what = command.partition(" ")
        if command == "read all":
            return self._read_all(page, at)
        if command in ("browse mode", "toggle mode", "enter"):
            return self._modes(page, command, at)
        if way in ("next", "previous", "first", "last") and what:
            ahead = way in ("next", "first")
            if what == "line":
                return self._line(page, way, at)
            if what == "stop":
                return self._stop(page, ahead, at)
            return self._quick(page, what, ahead, at)
        return ()

    def focus(self, tree: Tree, node: str, at: float = 0) -> tuple[Utterance, ...]:
        """Focus has come to a node."""
        page = Page(tree)
        found = page.nodes.get(node)
        if found is None:
            return ()
        before, mode = left_of(self._last, page, self.node) or _root(page), self.mode
        self._last = page
        self.node = node
        if not self.modes.come(found):
            drawn = (one.id for one in page.within(node) if one.tag.startswith("::") and one.role == "text")
            self.node = next(drawn, node)  # its words of example, until they go
            return ()
        text = self._speaker.focused(page, found, before)
        switched = self._speaker.mode(self.mode) if self.mode != mode else ""
        return self._say(at, *(("focus", one, found) for one in text), ("mode", switched, None))

    def elements(self, tree: Tree, kind: str) -> tuple[Element, ...]:
        """The list of elements of a kind (`find.ROLES`)."""
        page = Page(tree)
        return tuple(
            Element(node.id, kind, " ".join(self._speaker.phrase(page, node, self.dialect.focus)))
            for node in find_all(tree, kind)
        )

    def _quick(self, page: Page, what: str, ahead: bool, at: float) -> tuple[Utterance, ...]:
        if what.partition(" ")[0] not in ROLES:
            return ()
        found = find_all(page.tree, what, disabled=self.dialect.quick_disabled)
        node = _beyond(found, page, self._place, ahead)
        first: list[tuple[Source, str, Node | None]] = []
        if node is None and self.dialect.wraps and found:
            node = found[0 if ahead else -1]
            first = [("key", self._speaker.word("wraps to top" if ahead else "wraps to bottom"), None)]
        if node is None:
            key = f"no {'next' if ahead else 'previous'} {what}"
            return self._say(at, ("key", self._speaker.word(key), None))
        text = self._arrived(page, node)
        return self._say(at, *first, *(("browse", one, node) for one in text))

    def _arrived(self, page: Page, node: Node) -> list[str]:
        """What is said where a quick key has come; the cursor then stands there."""
        before = self.node or _root(page) if self.dialect.quick_context else ""
        self.node = node.id
        free = editable(node) and node.role not in ROLES["edit"]
        if node.role not in self.dialect.quick_line and not (free and self.dialect.quick_line):
            return self._speaker.focused(page, node, before)
        cells = node.role == "table"
        inside = {one.id for one in page.within(node.id) if not cells or page.cell(one) is not None}
        every = _lines(page, self.dialect)
        found = ((one, line) for line in every for one in line.nodes if one.id in inside)
        first, line = next(found, (None, None))
        if first is None or line is None:
            return self._speaker.focused(page, node, before) or [self._speaker.word("blank")]
        self.node = first.id
        named = self._speaker.focused(page, node) if node.role in ("list", "table") else []
        if node.role in LANDMARKS and node.name:
            named = [node.name]
        return [*named, *self._speaker.line(page, [first] if cells else line.nodes)]

    def _line(self, page: Page, way: str, at: float) -> tuple[Utterance, ...]:
        every = _lines(page, self.dialect)
        on = [index for index, line in enumerate(every) if self.node in [one.id for one in line.nodes]]
        exact = [index for index in on if (self.node, every[index].piece) == self._read[:2]]
        here = next(iter(exact or on), None)
        if here is None:
            behind = [index for index, line in enumerate(every) if page.place[line.first.id] < self._place]
            here = (behind[-1] if behind else -1) + (1 if way == "previous" else 0)
        want = {"next": here + 1, "previous": here - 1, "first": 0, "last": len(every) - 1}[way]
        if not 0 <= want < len(every):
            return self._say(at, ("key", self._speaker.word("end" if want > 0 else "start"), None))
        line = every[want]
        before = self._read[2] if self.node == self._read[0] else self.node
        text = self._speaker.line(page, line.nodes, before or _root(page))
        if want == here and self.dialect.begins:  # it stands there: only the words are said again
            text = [closed(" ".join(" ".join(one.name for one in line.nodes).split()))]
        self.node, self._read = line.first.id, (line.first.id, line.piece, line.nodes[-1].id)
        return self._say(at, *(("browse", one, line.first) for one in text))

    def _stop(self, page: Page, ahead: bool, at: float) -> tuple[Utterance, ...]:
        order = stops(page.tree)
        ids = [one.id for one in order]
        if self._fresh:  # it stands on the first line, and focus nowhere yet
            node = next(iter(order if ahead else reversed(order)), None)
        elif self.node in ids:
            want = ids.index(self.node) + (1 if ahead else -1)
            node = order[want] if 0 <= want < len(order) else None
        else:
            node = _beyond(order, page, self._place, ahead)
        if node is None:
            return ()
        return self.focus(page.tree, node.id, at)

    def _read_all(self, page: Page, at: float) -> tuple[Utterance, ...]:
        said: list[tuple[Source, str, Node | None]] = []
        before = self.node or _root(page)
        for line in lines(page, self.dialect.line):
            if page.place[line.first.id] >= self._place:
                text = self._speaker.all(page, line.nodes, before)
                said += [("read_all", one, line.first) for one in text]
                before = line.nodes[-1].id
        self.node = before
        return self._say(at, *said)

    def _modes(self, page: Page, command: str, at: float) -> tuple[Utterance, ...]:
        node = page.nodes.get(self.node)
        enters = node is not None and takes_keys(self.dialect, node)
        wanted: Literal["browse", "focus"] = "browse"
        if (command == "toggle mode" and self.mode == "browse") or (command == "enter" and enters):
            wanted = "focus"
        if wanted == self.mode or (command == "enter" and not enters):
            return ()
        self.modes.now = wanted
        return self._say(at, ("mode", self._speaker.mode(wanted), None))

    def _nearest(self, page: Page) -> str:
        """Where to stand when the node is gone: what is now at its place."""
        order = page.tree.nodes
        return order[min(self._place, len(order) - 1)].id if self.node and order else ""

    def _say(self, at: float, *said: tuple[Source, str, Node | None]) -> tuple[Utterance, ...]:
        found: list[Utterance] = []
        note = self.dialect.unknown.get("browse", "")
        for source, text, node in said:
            if text:
                end = at + duration(text, self.dialect.rate)
                found.append(
                    Utterance(
                        at=at,
                        text=text,
                        source=source,
                        node=node.id if node else "",
                        until=end,
                        lang=node.lang if node else "",
                        sure=not note,
                        note=note,
                    )
                )
                at = end
        return tuple(found)


def _beyond(found: tuple[Node, ...], page: Page, place: int, ahead: bool) -> Node | None:
    by = 1 if ahead else -1
    rest = [node for node in found if by * page.place[node.id] > by * place]
    return rest[0 if ahead else -1] if rest else None


def _lines(page: Page, dialect: Dialect) -> tuple[Line, ...]:
    """What arrow keys move over."""
    return lines(page, dialect.line, drawn=dialect.drawn, empty=dialect.empty)


def _types(key: str) -> bool:
    """A key that a field takes for itself."""
    return len(key.removeprefix("Shift+")) == 1 or key.startswith("Arrow")


def _root(page: Page) -> str:
    return page.tree.nodes[0].id if page.tree.nodes else ""
