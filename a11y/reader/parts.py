"""The parts that the phrases of dialects are made of: a name, a role, a state, a place in a set."""

from collections.abc import Callable

from ..model import Node
from .mode import editable
from .order import CELL_ROLES, WIDGETS, Page

Word = Callable[[str], str]
"""Gives the dialect's word."""

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
STATE_OF = {"unselected": "selected"}


def kind(node: Node) -> str:
    """The role by which forms and words are looked up: a toggle button is no button."""
    if node.role == "button" and "pressed" in node.states:
        return "toggle"
    if node.tag == "summary":
        return "summary"
    if node.role == "textbox" and node.attributes.get("type") == "password":
        return "password"
    return node.role


def _name(word: Word, page: Page, node: Node) -> str:
    return " ".join(node.name.split())


def _role(word: Word, page: Page, node: Node) -> str:
    return node.states.get("roledescription") or word(kind(node))


def _value(word: Word, page: Page, node: Node) -> str:
    return node.states.get("valuetext") or ("" if node.value == node.name else " ".join(node.value.split()))


def _placeholder(word: Word, page: Page, node: Node) -> str:
    text = node.attributes.get("placeholder") or node.attributes.get("aria-placeholder", "")
    return "" if text == node.name else text


def _description(word: Word, page: Page, node: Node) -> str:
    return "" if node.description == node.name else node.description


def _content(word: Word, page: Page, node: Node) -> str:
    if not editable(node):
        return page.text(node.id)
    typed = (one.name for one in page.within(node.id) if one.role == "text" and not one.tag.startswith("::"))
    return " ".join(" ".join(typed).split())


def _clickable(word: Word, page: Page, node: Node) -> str:
    """It, or what it stands in up to its block, takes clicks, and has no role that tells so."""
    block = page.block(node)
    for one in (node, *page.around(node.id)):
        if one.listens and one.role not in WIDGETS and one.tag not in ("html", "body", "#document"):
            return word("clickable")
        if one.id == block:
            break
    return ""


def _around_clickable(word: Word, page: Page, node: Node) -> str:
    """Something that it stands in takes clicks, and it is no button that can be pressed itself."""
    if node.role == "button" and "focusable" in node.states:
        return ""
    places = ("html", "body", "#document")
    held = any(one.listens and one.tag not in places for one in page.around(node.id))
    return word("clickable") if held else ""


def _level(word: Word, page: Page, node: Node) -> str:
    level = node.states.get("level", "")
    return word("level {level}").format(level=level) if level else ""


def _invalid(word: Word, page: Page, node: Node) -> str:
    return "" if node.states.get("invalid", "false") == "false" else word("invalid")


def _popup(word: Word, page: Page, node: Node) -> str:
    popup = node.states.get("haspopup", "false")
    return "" if popup == "false" else word(f"opens {'menu' if popup == 'true' else popup}")


def _current(word: Word, page: Page, node: Node) -> str:
    current = node.states.get("current", "false")
    return "" if current == "false" else word(f"current {current}")


def _count(word: Word, page: Page, node: Node) -> str:
    role = {"list": "listitem", "listbox": "option", "table": "row"}.get(node.role, "")
    count = sum(_owner(page, one) == node.id for one in page.within(node.id) if one.role == role)
    key = f"{node.role} of 1" if count == 1 else f"{node.role} of {{count}}"
    columns = _columns(page, node) if node.role == "table" else 0
    return word(key).format(count=count, columns=columns) if count else ""


def _columns(page: Page, table: Node) -> int:
    row = next((one for one in page.within(table.id) if one.role == "row"), None)
    cells = page.within(row.id) if row is not None else ()
    return sum(one.role in CELL_ROLES for one in cells)


def _owner(page: Page, item: Node) -> str:
    owners = ("list", "listbox", "table", "grid")
    return next((one.id for one in page.around(item.id) if one.role in owners), "")


def _position(word: Word, page: Page, node: Node) -> str:
    place, size = node.states.get("posinset"), node.states.get("setsize")
    if place and size:
        return word("{place} of {size}").format(place=place, size=size)
    owner = next((one for one in page.around(node.id) if not one.ignored), None)
    if owner is None or node.role in ("button", "link"):
        return ""
    alike = [one.id for one in page.within(owner.id) if one.role == node.role]
    if node.id not in alike:
        return ""
    return word("{place} of {size}").format(place=alike.index(node.id) + 1, size=len(alike))


SAYS: dict[str, Callable[[Word, Page, Node], str]] = {
    "name": _name,
    "role": _role,
    "value": _value,
    "placeholder": _placeholder,
    "description": _description,
    "content": _content,
    "level": _level,
    "clickable": _clickable,
    "in clickable": _around_clickable,
    "invalid": _invalid,
    "haspopup": _popup,
    "current": _current,
    "count": _count,
    "position": _position,
}
