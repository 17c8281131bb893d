"""The order in which a page is read, over all frames and shadow roots."""

from collections.abc import Container, Iterator
from itertools import pairwise

import msgspec

from ..model import Node, Tree

WIDGETS = frozenset(
    {
        *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "slider"),
        *("spinbutton", "listbox", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option"),
        *("treeitem", "progressbar", "meter", "scrollbar", "img", "separator", "video", "audio", "math"),
    }
)
"""Roles that are read as one thing, and not by what is inside."""
FIELDS = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font"),
        *(
            "i",
            "img",
            "input",
            "ins",
            "kbd",
            "label",
            "mark",
            "meter",
            "output",
            "progress",
            "q",
            "s",
            "samp",
        ),
        *("select", "slot", "small", "span", "strong", "sub", "sup", "svg", "textarea", "time", "u", "var"),
    }
)


CELLS = frozenset({"td", "th"})
"""Blocks that stand beside each other: what is in them is on one line."""


BESIDE = 5
"""How far apart, in CSS pixels, the middles of what stands on one line may be."""
CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})


class Page:
    """A tree with what reading it needs, looked up once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.nodes = {node.id: node for node in tree.nodes}
        self.place = {node.id: index for index, node in enumerate(tree.nodes)}

    def around(self, node: str) -> Iterator[Node]:
        """The nodes around a node, nearest first."""
        seen = {node}
        at = self.nodes.get(node)
        while at is not None and at.parent and at.parent not in seen:
            seen.add(at.parent)
            at = self.nodes.get(at.parent)
            if at is not None:
                yield at

    def within(self, node: str) -> Iterator[Node]:
        """The nodes inside a node that are perceived, in order."""
        return (one for one in self.below(node) if not one.ignored)

    def below(self, node: str) -> Iterator[Node]:
        """All nodes inside a node, in order, whether perceived or not."""
        waiting = list(reversed(self.children(node)))
        while waiting:
            child = waiting.pop()
            yield child
            waiting += reversed(self.children(child.id))

    def children(self, node: str) -> list[Node]:
        """The nodes right inside a node; only such as come after it: no recording leads in circles."""
        place = self.place[node]
        inside = self.nodes[node].children
        return [self.nodes[child] for child in inside if self.place.get(child, -1) > place]

    def marker(self, node: Node) -> str:
        """The bullet or number before a run of text, where the text begins a list item."""
        item = next((one for one in self.around(node.id) if one.role == "listitem"), None)
        runs = [one for one in self.below(item.id) if one.role in ("text", "listmarker")] if item else []
        first = next((one for one in runs if not one.ignored and one.role == "text"), None)
        marker = next((one.name for one in runs if one.role == "listmarker"), "")
        return marker if first is not None and first.id == node.id else ""

    def cell(self, node: Node) -> Node | None:
        """The cell of a table that a node stands in; None outside of tables of data."""
        return next((one for one in self.around(node.id) if one.role in CELL_ROLES and not one.ignored), None)

    def text(self, node: str) -> str:
        """All that can be read inside a node, as one line."""
        said = [one.name for one in self.within(node) if one.role in ("text", "img") and one.name.strip()]
        return " ".join(" ".join(said).split())

    def block(self, node: Node) -> str:
        """The block that a node stands in."""
        for outer in self.around(node.id):
            if outer.tag not in INLINE and outer.tag not in CELLS and (outer.tag or outer.role == "document"):
                return outer.id
        return ""

    def reads(self, node: Node) -> bool:
        """It is read by itself: a thing to use, or a run of text outside of one."""
        if node.ignored:
            return False
        if node.role == "text":
            return bool(node.name.strip()) and not any(one.role in WIDGETS for one in self.around(node.id))
        if node.role not in WIDGETS or (node.role == "img" and not node.name):
            return False
        return not any(one.role in WIDGETS for one in self.around(node.id))


def left_of(before: Page | None, page: Page, node: str) -> str:
    """A node, or where it is gone the nearest of what stood around it that is left; "" where nothing is."""
    if node in page.nodes or before is None or node not in before.nodes:
        return node if node in page.nodes else ""
    return next((one.id for one in before.around(node) if one.id in page.nodes), "")


class Line(msgspec.Struct, frozen=True):
    """What one press of an arrow key reads."""

    nodes: tuple[Node, ...]
    piece: int = 0
    """Which line of its first node it is, where a text is drawn in several."""

    @property
    def first(self) -> Node:
        """Where it begins."""
        return self.nodes[0]


def lines(
    page: Page, by: str = "line", *, drawn: bool = False, empty: Container[str] = ()
) -> tuple[Line, ...]:
    """The page from top to bottom: by line (what stands in one block at one height) or by item.

    `drawn` takes lines as they are drawn: one ends where a long text goes on below, and has in it what
    stands beside it in other blocks. Of what has a role in `empty`, nothing within is a line too.
    """
    found: list[list[Node]] = []
    firsts: list[int] = []
    last = ""
    for node in page.tree.nodes:
        bare = node.role in empty and not node.ignored and not page.text(node.id)
        if not page.reads(node) and not bare:
            continue
        block = page.block(node)
        for number, piece in enumerate(_pieces(page, node) if drawn else (node,)):
            same = found and by == "line" and not number
            if same and (
                _beside(page, found[-1][0], piece)
                if drawn
                else block == last and _level(found[-1][-1], piece)
            ):
                found[-1].append(piece)
            else:
                found.append([piece])
                firsts.append(number)
        last = block
    return tuple(Line(tuple(line), piece) for line, piece in zip(found, firsts, strict=True))


def _pieces(page: Page, node: Node) -> Iterator[Node]:
    """A text line by line as it is drawn; what is read with its role stays whole."""
    if not node.wraps or any(one.role == "heading" for one in page.around(node.id)):
        yield node
        return
    places = (0, *node.wraps, len(node.name))
    high = node.box.h / (len(places) - 1) if node.box else 0
    for number, (start, end) in enumerate(pairwise(places)):
        box = node.box and msgspec.structs.replace(node.box, y=node.box.y + number * high, h=high)
        yield msgspec.structs.replace(node, name=node.name[start:end], box=box)


def _beside(page: Page, first: Node, node: Node) -> bool:
    """Two boxes of one document with their middles at one height, both in lists or both not."""
    if first.box is None or node.box is None:
        return page.block(first) == page.block(node)
    if first.id.partition(":")[0] != node.id.partition(":")[0] or _listed(page, first) != _listed(page, node):
        return False
    overlap = min(first.box.y + first.box.h, node.box.y + node.box.h) > max(first.box.y, node.box.y)
    apart = (first.box.y + first.box.h / 2) - (node.box.y + node.box.h / 2)
    return overlap and abs(apart) <= BESIDE


def _listed(page: Page, node: Node) -> bool:
    return any(one.role == "listitem" for one in page.around(node.id))


def _level(left: Node, right: Node) -> bool:
    """Whether two boxes stand at one height; true where it is not known."""
    if left.box is None or right.box is None:
        return True
    middle = right.box.y + right.box.h / 2
    return left.box.y <= middle <= left.box.y + left.box.h


def stops(tree: Tree) -> tuple[Node, ...]:
    """What Tab comes to, in order: positive tabindex first, as browsers do."""
    found = [
        node
        for node in tree.nodes
        if node.states.get("focusable") == "true"
        and not node.ignored
        and node.role not in ("document", "iframe")
        and not node.attributes.get("tabindex", "0").startswith("-")
        and node.states.get("disabled") != "true"
    ]
    return tuple(sorted(found, key=_turn))


def _turn(node: Node) -> int:
    turn = node.attributes.get("tabindex", "0")
    return int(turn) if turn.isdigit() and int(turn) > 0 else 1 << 20
