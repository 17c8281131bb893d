"""What is said of one node, and of the containers on the way to it."""

from collections.abc import Callable, Iterable

import msgspec

from ..model import Node
from .dialect import Dialect
from .order import WIDGETS, Page

PARTS_OF_STATE = {
    "expanded": {"true": "expanded", "false": "collapsed"},
    "checked": {"true": "checked", "false": "not checked", "mixed": "partially checked"},
    "pressed": {"true": "pressed", "false": "not pressed", "mixed": "partially pressed"},
    "selected": {"true": "selected"},
    "unselected": {"false": "not selected"},
    "required": {"true": "required"},
    "readonly": {"true": "read only"},
    "disabled": {"true": "disabled"},
    "busy": {"true": "busy"},
    "multiline": {"true": "multi line"},
    "modal": {"true": "modal"},
    "visited": {"true": "visited"},
}
STOPS = (".", "/")
"""A pause, and the beginning of a new utterance without one."""
STATE_OF = {"unselected": "selected"}


class Speaker:
    """Says things in one dialect and one language."""

    def __init__(self, dialect: Dialect, language: str) -> None:
        self.dialect, self.language = dialect, language

    def word(self, key: str) -> str:
        """The dialect's word."""
        return self.dialect.word(key, self.language)

    def focused(self, page: Page, node: Node, before: str = "") -> list[str]:
        """What is said when focus or a quick key comes to a node, from another: utterance by utterance."""
        known = kind(node) in self.dialect.focus or kind(node) not in self.dialect.enter
        forms = self.dialect.focus if known else self.dialect.enter
        return self._together([*self.context(page, before, node), *self.phrase(page, node, forms)])

    def read(self, page: Page, node: Node) -> list[str]:
        """What is said of a node while reading."""
        forms = self.dialect.browse if kind(node) in self.dialect.browse else self.dialect.focus
        return self.phrase(page, node, forms)

    def all(self, page: Page, nodes: Iterable[Node], before: str = "") -> list[str]:
        """What is said of a line while everything is read: names apart from roles where the dialect does so."""
        if not self.dialect.apart:
            return self.line(page, nodes, before)
        said: list[str] = []
        for node in self._runs(nodes):
            said += self._contexts(page, before, node, closing=False)
            heading = next((one for one in page.around(node.id) if one.role == "heading"), None)
            said += self._apart(page, heading or node)
            before = node.id
        return said

    def _apart(self, page: Page, node: Node) -> list[str]:
        parts = self.parts(page, node, self.dialect.focus.get(kind(node), ("name", "role")))
        parts = [part for part in parts if part != "."]
        return [text for text in (parts[0], self.dialect.join.join(parts[1:])) if text] if parts else []

    def line(self, page: Page, nodes: Iterable[Node], before: str = "") -> list[str]:
        """What is said of a line, with the containers on the way and the heading it stands in."""
        said: list[str] = []
        headings: list[str] = []
        parts = self._runs(nodes) if self.dialect.split else list(nodes)
        for index, node in enumerate(parts):
            said += self.context(page, before, node)
            heading = next((one for one in page.around(node.id) if one.role == "heading"), None)
            if heading is None:
                cut = self.dialect.split and node.role == "text" and index + 1 < len(parts)
                said += [_name(self, page, node)] if cut else self.read(page, node)
            elif heading.id not in headings:
                headings.append(heading.id)
                said += self.read(page, heading)
            before = node.id if before else ""
        return self._together(said)

    def _runs(self, nodes: Iterable[Node]) -> list[Node]:
        """Runs of text that follow each other as one, and no label before the field that it names."""
        runs: list[Node] = []
        for node in nodes:
            last = runs[-1] if runs else None
            if last is not None and last.role == node.role == "text":
                runs[-1] = msgspec.structs.replace(last, name=last.name + node.name)
            elif last is not None and last.role == "text" and _plain(last) == _plain(node):
                runs[-1] = node
            else:
                runs.append(node)
        return runs

    def phrase(self, page: Page, node: Node, forms: dict[str, tuple[str, ...]]) -> list[str]:
        """One node by a table of forms."""
        form = forms.get(kind(node))
        return self._join(self.parts(page, node, forms.get("default", ()) if form is None else form))

    def parts(self, page: Page, node: Node, form: Iterable[str]) -> list[str]:
        """The parts of a form, with "." for a pause; nothing at all where a part with "?" is empty."""
        said: list[str] = []
        for part in form:
            if part.startswith("?") and not self._part(page, node, part[1:]):
                return []
            for choice in part.removeprefix("?").split("|"):
                text = choice if choice in STOPS else self._part(page, node, choice)
                if text:
                    said.append(text)
                    break
        return said

    def context(self, page: Page, before: str, node: Node) -> list[str]:
        """What is said of the containers left and entered between two nodes; nothing from nowhere."""
        return self._contexts(page, before, node)

    def _contexts(self, page: Page, before: str, node: Node, *, closing: bool = True) -> list[str]:
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
        return self._join(self.parts(page, node, form)) if form and not node.ignored else []

    def _part(self, page: Page, node: Node, part: str) -> str:
        if part in PARTS_OF_STATE:
            value = node.states.get(STATE_OF.get(part, part), "")
            key = PARTS_OF_STATE[part].get(value, "")
            own = f"{kind(node)} {key}"
            return (self.word(own) if own in self.dialect.words["en"] else self.word(key)) if key else ""
        if part in SAYS:
            return SAYS[part](self, page, node)
        return self.word(part)

    def _join(self, parts: Iterable[str]) -> list[str]:
        said = [""]
        for part in parts:
            if part in STOPS:
                said[-1] = closed(said[-1]) if part == "." else said[-1]
                said += [""] if self.dialect.split and said[-1] else []
            elif part:
                said[-1] = f"{said[-1]}{self.dialect.join}{part}" if said[-1] else part
        return [text for text in said if text]

    def _together(self, said: list[str]) -> list[str]:
        return said if self.dialect.split or not said else [self.dialect.join.join(said)]


def closed(text: str) -> str:
    """A text with a full stop, where it ends in a letter or figure."""
    return f"{text}." if text and text[-1].isalnum() else text


def kind(node: Node) -> str:
    """The role by which forms and words are looked up: a toggle button is no button."""
    if node.role == "button" and "pressed" in node.states:
        return "toggle"
    if node.tag == "summary":
        return "summary"
    if node.role == "textbox" and node.attributes.get("type") == "password":
        return "password"
    return node.role


def takes_keys(dialect: Dialect, node: Node) -> bool:
    """Focus mode begins when focus comes to it."""
    opens = node.role == "button" and node.states.get("haspopup", "false") != "false"
    expands = "expanded" in node.states and node.role != "link"
    return (
        node.role in dialect.focus_mode
        or (opens and "popup button" in dialect.focus_mode)
        or (expands and "expandable" in dialect.focus_mode)
    )


def _plain(node: Node) -> str:
    return " ".join(node.name.split())


def _name(speaker: Speaker, page: Page, node: Node) -> str:
    marker = page.marker(node) if speaker.dialect.markers and node.role == "text" else ""
    return " ".join(f"{marker} {node.name}".split())


def _role(speaker: Speaker, page: Page, node: Node) -> str:
    return node.states.get("roledescription") or speaker.word(kind(node))


def _value(speaker: Speaker, page: Page, node: Node) -> str:
    return node.states.get("valuetext") or ("" if node.value == node.name else " ".join(node.value.split()))


def _placeholder(speaker: Speaker, page: Page, node: Node) -> str:
    text = node.attributes.get("placeholder") or node.attributes.get("aria-placeholder", "")
    return "" if text == node.name else text


def _description(speaker: Speaker, page: Page, node: Node) -> str:
    return "" if node.description == node.name else node.description


def _content(speaker: Speaker, page: Page, node: Node) -> str:
    return page.text(node.id)


def _clickable(speaker: Speaker, page: Page, node: Node) -> str:
    """It, or what it stands in up to its block, takes clicks, and has no role that tells so."""
    block = page.block(node)
    for one in (node, *page.around(node.id)):
        if one.listens and one.role not in WIDGETS and one.tag not in ("html", "body", "#document"):
            return speaker.word("clickable")
        if one.id == block:
            break
    return ""


def _level(speaker: Speaker, page: Page, node: Node) -> str:
    level = node.states.get("level", "")
    return speaker.word("level {level}").format(level=level) if level else ""


def _invalid(speaker: Speaker, page: Page, node: Node) -> str:
    return "" if node.states.get("invalid", "false") == "false" else speaker.word("invalid")


def _popup(speaker: Speaker, page: Page, node: Node) -> str:
    popup = node.states.get("haspopup", "false")
    return "" if popup == "false" else speaker.word(f"opens {'menu' if popup == 'true' else popup}")


def _current(speaker: Speaker, page: Page, node: Node) -> str:
    current = node.states.get("current", "false")
    return "" if current == "false" else speaker.word(f"current {current}")


def _count(speaker: Speaker, page: Page, node: Node) -> str:
    role = {"list": "listitem", "listbox": "option", "table": "row"}.get(node.role, "")
    count = sum(_owner(page, one) == node.id for one in page.within(node.id) if one.role == role)
    key = f"{node.role} of 1" if count == 1 else f"{node.role} of {{count}}"
    columns = _columns(page, node) if node.role == "table" else 0
    return speaker.word(key).format(count=count, columns=columns) if count else ""


def _columns(page: Page, table: Node) -> int:
    row = next((one for one in page.within(table.id) if one.role == "row"), None)
    cells = page.within(row.id) if row is not None else ()
    return sum(one.role in ("cell", "gridcell", "columnheader", "rowheader") for one in cells)


def _owner(page: Page, item: Node) -> str:
    owners = ("list", "listbox", "table", "grid")
    return next((one.id for one in page.around(item.id) if one.role in owners), "")


def _position(speaker: Speaker, page: Page, node: Node) -> str:
    place, size = node.states.get("posinset"), node.states.get("setsize")
    if place and size:
        return speaker.word("{place} of {size}").format(place=place, size=size)
    owner = next((one for one in page.around(node.id) if not one.ignored), None)
    if owner is None or node.role in ("button", "link"):
        return ""
    alike = [one.id for one in page.within(owner.id) if one.role == node.role]
    if node.id not in alike:
        return ""
    return speaker.word("{place} of {size}").format(place=alike.index(node.id) + 1, size=len(alike))


SAYS: dict[str, Callable[[Speaker, Page, Node], str]] = {
    "name": _name,
    "role": _role,
    "value": _value,
    "placeholder": _placeholder,
    "description": _description,
    "content": _content,
    "level": _level,
    "clickable": _clickable,
    "invalid": _invalid,
    "haspopup": _popup,
    "current": _current,
    "count": _count,
    "position": _position,
}
