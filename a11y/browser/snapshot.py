"""What is drawn where: DevTools' picture of the documents of one process, with geometry worked out.

https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/#method-captureSnapshot
"""

import re
from typing import Any

import msgspec

from ..model import Rect

STYLES = (
    "display", "visibility", "opacity", "position", "overflow-x", "overflow-y", "clip", "clip-path",
    "color", "background-color", "background-image", "mask-image", "font-size", "font-weight", "line-height",
    "cursor", "pointer-events", "outline-style", "outline-width", "outline-color", "box-shadow",
    "border-top-style", "border-top-width", "border-top-color", "text-decoration-line", "flex-direction",
    "padding-left", "padding-top", "text-overflow",
)  # fmt: skip
KEPT = frozenset(STYLES) - {"padding-left", "padding-top", "clip", "clip-path"}
INITIAL = frozenset({"none", "auto", "normal", "visible", "static", "1", "0px", "rgba(0, 0, 0, 0)", "row"})
NOTHING = re.compile(
    r"rect\((\d+)px, \1px, \1px, \1px\)|inset\((50|100)%\)|circle\(0px|rect\(0px, 0px, 0px, 0px\)"
)
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
ENDLESS: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


class Drawn(msgspec.Struct):
    """An element, text or pseudo-element of a document, and how it is drawn."""

    index: int
    backend: int
    tag: str
    """Lower case; "#text" for text, "::before" for generated content."""
    parent: "Drawn | None"
    attributes: dict[str, str]
    style: dict[str, str]
    box: Box | None
    shadow: str
    clicks: bool
    value: str
    text: str
    scrolls: bool = False
    lang: str = ""
    pieces: tuple[str, ...] = ()
    """The lines that a text is drawn in, where there are several."""
    content: int = -1
    """Index of the document that it holds, in the same process."""
    client: tuple[float, float] = (0, 0)
    opacity: float = 1
    clipped: bool = False
    """Cut away to nothing, with all that is in it."""
    port: Box | None = None
    """What the outermost box that scrolls, around it, shows; None where none does."""
    fixed: bool = False
    hard: Box = ENDLESS
    """What ancestors leave of it for good."""
    soft: Box = ENDLESS
    """What ancestors leave of it until they are scrolled."""


class Document(msgspec.Struct):
    """One document: its nodes in order, parents first."""

    cdp: str
    url: str
    title: str
    nodes: list[Drawn]
    scroll: tuple[float, float]
    size: tuple[float, float]
    by_backend: dict[int, Drawn]

    @property
    def lang(self) -> str:
        """The document's own language."""
        return next((node.lang for node in self.nodes if node.tag == "html" and node.box), "")


def documents(answer: dict[str, Any]) -> list[Document]:
    """The documents of a snapshot."""
    strings: list[str] = answer["strings"]
    return [_document(said, strings) for said in answer["documents"]]


def _document(said: dict[str, Any], strings: list[str]) -> Document:
    nodes: list[Drawn] = []
    columns = _Columns(said, strings)
    for index, parent in enumerate(said["nodes"]["parentIndex"]):
        above = nodes[parent] if parent >= 0 else None
        node = columns.drawn(index, above)
        _inherit(node, above)
        nodes.append(node)
    return Document(
        cdp=strings[said["frameId"]],
        url=strings[said["documentURL"]],
        title=strings[said["title"]] if said["title"] >= 0 else "",
        nodes=nodes,
        scroll=(said.get("scrollOffsetX", 0), said.get("scrollOffsetY", 0)),
        size=(said.get("contentWidth", 0), said.get("contentHeight", 0)),
        by_backend={node.backend: node for node in nodes},
    )


class _Columns:
    """A document as DevTools gives it: a column for each property, numbers for strings."""

    def __init__(self, said: dict[str, Any], strings: list[str]) -> None:
        self._strings, self._raw, self._layout = strings, said["nodes"], said["layout"]
        self._rows = {node: row for row, node in reversed(list(enumerate(self._layout["nodeIndex"])))}
        self._shadow = _sparse(self._raw, "shadowRootType")
        self._typed = _sparse(self._raw, "textValue") | _sparse(self._raw, "inputValue")
        self._content = _sparse(self._raw, "contentDocumentIndex")
        self._clicks = frozenset(self._raw["isClickable"]["index"])
        self._pieces = text_lines(said, strings)

    def drawn(self, index: int, above: Drawn | None) -> Drawn:
        """One node, before it inherits."""
        raw, layout, row = self._raw, self._layout, self._rows.get(index)
        attributes = [self._string(at) for at in raw["attributes"][index]]
        node = Drawn(
            index=index,
            backend=raw["backendNodeId"][index],
            tag=self._strings[raw["nodeName"][index]].lower(),
            parent=above,
            attributes=dict(zip(attributes[::2], attributes[1::2], strict=True)),
            style=_style(layout["styles"][row], self._strings) if row is not None else {},
            box=_box(layout["bounds"][row]) if row is not None else None,
            shadow=self._string(self._shadow.get(index, -1)),
            clicks=index in self._clicks,
            value=self._string(self._typed.get(index, -1)),
            text=self._string(raw["nodeValue"][index]),
            pieces=self._pieces.get(-1 if row is None else row, ()),
            content=self._content.get(index, -1),
        )
        if row is not None and layout.get("clientRects", [[]])[row : row + 1] and layout["clientRects"][row]:
            left, top, *_ = layout["clientRects"][row]
            node.client = (left, top)
        return node

    def _string(self, at: int) -> str:
        return self._strings[at] if at >= 0 else ""


def text_lines(said: dict[str, Any], strings: list[str]) -> dict[int, tuple[str, ...]]:
    """The texts that are drawn in several lines, by their row in the layout: a text box begins a line where
    it lies wholly below what came before."""
    boxes = said["textBoxes"]
    starts: dict[int, list[int]] = {}
    bottom = 0.0
    for row, bounds, start in zip(boxes["layoutIndex"], boxes["bounds"], boxes["start"], strict=True):
        _, top, _, height = bounds
        if row not in starts:
            starts[row] = [0]
        elif top >= bottom - height / 4:
            starts[row].append(start)
        bottom = top + height
    broken = {row: found for row, found in starts.items() if len(found) > 1}
    return {row: _cut(strings[said["layout"]["text"][row]], found) for row, found in broken.items()}


def _cut(text: str, starts: list[int]) -> tuple[str, ...]:
    """A text in pieces that begin where UTF-16 counts, as browsers do."""
    units = text.encode("utf-16-le")
    ends = [*starts[1:], len(units) // 2]
    return tuple(
        units[2 * start : 2 * end].decode("utf-16-le", "ignore")
        for start, end in zip(starts, ends, strict=True)
    )


def _sparse(raw: dict[str, Any], name: str) -> dict[int, int]:
    said = raw.get(name) or {"index": [], "value": []}
    return dict(zip(said["index"], said["value"], strict=True))


def _style(indexes: list[int], strings: list[str]) -> dict[str, str]:
    if not indexes:
        return {}
    return {name: strings[at] for name, at in zip(STYLES, indexes, strict=True) if at >= 0}


def _box(bounds: list[float]) -> Box:
    left, top, width, height = bounds
    return left, top, left + width, top + height


def _inherit(node: Drawn, above: Drawn | None) -> None:
    """What an element takes over from those around it: language, see-through, clipping."""
    if above is None:
        return
    node.lang = node.attributes.get("lang", "") or above.lang
    style = node.style or (above.style if node.tag == "#text" else {})
    node.style = style
    position = node.style.get("position", "static") if node.tag != "#text" else "static"
    holder = _holder(above, position)
    own = float(style.get("opacity") or 1) if node.tag != "#text" else 1
    node.opacity = above.opacity * own
    node.fixed = position == "fixed" or above.fixed
    node.clipped = above.clipped or _cut_away(style)
    if holder is None:
        return
    node.hard, node.soft, node.port = holder.hard, holder.soft, holder.port
    overflow = (holder.style.get("overflow-x", "visible"), holder.style.get("overflow-y", "visible"))
    if holder.box is None or holder.tag in ("html", "body", "#document", "#text"):
        return
    if overflow != ("visible", "visible"):
        node.soft = overlap(holder.soft, holder.box)
    if {"hidden", "clip"} & set(overflow):
        node.hard = overlap(holder.hard, _along(holder.box, overflow))
    if {"auto", "scroll"} & set(overflow):
        node.port = node.port or overlap(holder.box, holder.hard)
        node.hard = _freed(node.hard, overflow)


def _holder(above: Drawn, position: str) -> Drawn | None:
    """Whose overflow cuts an element off: absolute ones are cut only by a positioned ancestor."""
    if position == "fixed":
        return None
    at: Drawn | None = above
    while position == "absolute" and at is not None and at.style.get("position", "static") == "static":
        at = at.parent
    return at


def _along(box: Box, overflow: tuple[str, str]) -> Box:
    left, top, right, bottom = box
    if overflow[0] not in ("hidden", "clip"):
        left, right = ENDLESS[0], ENDLESS[2]
    if overflow[1] not in ("hidden", "clip"):
        top, bottom = ENDLESS[1], ENDLESS[3]
    return left, top, right, bottom


def _freed(box: Box, overflow: tuple[str, str]) -> Box:
    """A box without end in the directions in which can be scrolled."""
    left, top, right, bottom = box
    if overflow[0] in ("auto", "scroll"):
        left, right = ENDLESS[0], ENDLESS[2]
    if overflow[1] in ("auto", "scroll"):
        top, bottom = ENDLESS[1], ENDLESS[3]
    return left, top, right, bottom


def _cut_away(style: dict[str, str]) -> bool:
    clip, path = style.get("clip", "auto"), style.get("clip-path", "none")
    absolute = style.get("position") in ("absolute", "fixed")
    return (absolute and clip != "auto" and bool(NOTHING.match(clip))) or bool(NOTHING.match(path))


def overlap(one: Box, other: Box) -> Box:
    """What two boxes have in common; right is left of left where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_something(box: Box, least: float = 0.5) -> bool:
    """Whether a box has a size worth speaking of."""
    return box[2] - box[0] > least and box[3] - box[1] > least


def to_rect(box: Box, by: tuple[float, float]) -> Rect:
    """A box moved by an offset, in the model's shape, to a hundredth of a pixel."""
    return Rect(
        round(box[0] + by[0], 2),
        round(box[1] + by[1], 2),
        round(box[2] - box[0], 2),
        round(box[3] - box[1], 2),
    )


def is_visible(node: Drawn, document: Document, window: Box) -> bool:
    """Drawn with a size, not see-through, not cut away, in or scrollable into view."""
    if node.box is None or node.opacity < 0.05 or node.clipped:
        return False
    if node.style.get("visibility", "visible") != "visible":
        return False
    left = overlap(node.box, node.hard)
    if not is_something(left, 0.5 if node.tag == "#text" and left == node.box else 1.5):
        return False  # a text of which a pixel is left is for screen readers
    width, height = document.size
    page = (0.0, 0.0, max(width, window[2]), max(height, window[3]))
    return is_something(overlap(node.port or left, window if node.fixed else page))


def is_on_screen(node: Drawn, window: Box) -> bool:
    """Whether its middle lies in the viewport and in what its scrolling ancestors show."""
    if node.box is None:
        return False
    x, y = middle(node.box)
    left, top, right, bottom = overlap(node.soft, window)
    return left <= x < right and top <= y < bottom


def middle(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
