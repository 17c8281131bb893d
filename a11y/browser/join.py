"""Joins accessibility nodes with what is drawn, over all frames, into the model's nodes."""

from itertools import accumulate
from typing import Any

import msgspec

from ..model import Node
from .hits import Hits
from .names import Names
from .places import Place
from .roles import ignored_of, name_from, role_of, states_of
from .snapshot import INITIAL, KEPT, Drawn, is_on_screen, is_visible, to_rect

ATTRIBUTES = frozenset(
    (
        *(
            "id",
            "class",
            "type",
            "placeholder",
            "href",
            "title",
            "tabindex",
            "role",
            "lang",
            "autocomplete",
            "dir",
        ),
        *(
            "name",
            "for",
            "src",
            "alt",
            "contenteditable",
            "hidden",
            "inert",
            "disabled",
            "required",
            "target",
        ),
        *("download", "open", "sandbox", "action", "pattern", "inputmode", "accesskey"),
    )
)
ALWAYS = frozenset({"button", "a", "input", "textarea", "select", "dialog", "iframe", "summary", "output"})
LONGEST = 300
"""Characters kept of an attribute."""
SIGN, WIDE = 4, 1.3
"""Letters from which a text no wider than this many times its size is one sign of an icon font."""


class Joiner:
    """Joins accessibility nodes with what is drawn, frame by frame."""

    def __init__(self, places: dict[str, Place], hits: Hits, names: Names, touchable: frozenset[str]) -> None:
        self._places, self._hits, self._names, self._touchable = places, hits, names, touchable
        self._made: dict[str, Node] = {}
        self._drawn: dict[str, tuple[Place, Drawn]] = {}
        self._roots: dict[str, str] = {}
        self._focused: list[str] = []

    def add(self, place: Place, said: list[dict[str, Any]]) -> None:
        """Take the accessibility nodes of a frame."""
        frame = place.live.id
        said = _without_inner_works(said, place)
        ids = _ids(frame, said)
        for entry in said:
            name = ids[entry["nodeId"]]
            drawn = place.document.by_backend.get(entry.get("backendDOMNodeId", 0))
            if drawn is None and entry.get("parentId") is None:
                drawn = place.document.nodes[0] if place.document.nodes else None
            parent = ids.get(entry.get("parentId", ""), "")
            children = tuple(ids[child] for child in entry.get("childIds", ()) if child in ids)
            self._made[name] = _node(name, entry, drawn, parent, children)
            generated = self._drawn.get(parent)
            if drawn is None and generated and generated[1].tag.startswith("::"):
                drawn = generated[1]
            if drawn is not None:
                self._drawn[name] = (place, drawn)
            if not parent:
                self._roots.setdefault(frame, name)
            if any(p["name"] == "focused" and p["value"].get("value") for p in entry.get("properties", ())):
                self._focused.append(name)
        self._add_left_out(place)

    def _add_left_out(self, place: Place) -> None:
        """Controls, live regions, frames and words in the document that the accessibility tree leaves out."""
        frame = place.live.id
        hidden = [drawn for drawn in place.document.nodes if _shows_words(drawn)]
        blocks = {part.backend for drawn in hidden for part in (drawn, drawn.parent) if part}
        for drawn in place.document.nodes:
            name = f"{frame}:{drawn.backend}"
            wanted = drawn.backend in blocks or _matters(drawn, name in self._touchable)
            if name in self._made or not wanted:
                continue
            above = drawn.parent
            while above is not None and f"{frame}:{above.backend}" not in self._made:
                above = above.parent
            parent = f"{frame}:{above.backend}" if above else self._roots.get(frame, "")
            role, text = drawn.attributes.get("role", ""), ""
            if drawn.tag == "#text":
                role, text = "text", drawn.text.strip()
            self._made[name] = Node(
                id=name, role=role, name=text, parent=parent, ignored=_why_left_out(drawn)
            )
            self._drawn[name] = (place, drawn)
            if parent in self._made:
                self._insert(parent, name, drawn.index)

    def _insert(self, parent: str, name: str, index: int) -> None:
        node = self._made[parent]
        children = list(node.children)
        at = next(
            (
                position
                for position, child in enumerate(children)
                if child in self._drawn and self._drawn[child][1].index > index
            ),
            len(children),
        )
        children.insert(at, name)
        self._made[parent] = msgspec.structs.replace(node, children=tuple(children))

    def nodes(self) -> tuple[Node, ...]:
        """All nodes in document order, frames inside their iframe elements, hit tests answered."""
        for place in self._places.values():
            root = self._roots.get(place.live.id, "")
            if place.owner in self._made and root:
                owner = self._made[place.owner]
                self._made[place.owner] = msgspec.structs.replace(owner, children=(*owner.children, root))
                self._made[root] = msgspec.structs.replace(self._made[root], parent=place.owner)
        order: list[str] = []
        seen: set[str] = set()
        stack = [name for frame, name in self._roots.items() if not self._made[name].parent][::-1]
        while stack:
            name = stack.pop()
            if name in seen:
                continue
            seen.add(name)
            order.append(name)
            stack.extend(reversed(self._made[name].children))
        for name in order:
            if name in self._drawn:
                place, drawn = self._drawn[name]
                if is_visible(drawn, place.document, place.window) and is_on_screen(drawn, place.window):
                    self._hits.ask(place, drawn)
        for name in order:
            self._names.name(name)
        return tuple(self._finish(self._made[name]) for name in order)

    def _finish(self, node: Node) -> Node:
        raw, named = node.id, self._names.name
        children = tuple(named(child) for child in node.children)
        node = msgspec.structs.replace(node, id=named(raw), parent=named(node.parent), children=children)
        if raw not in self._drawn:
            return node
        place, drawn = self._drawn[raw]
        visible = is_visible(drawn, place.document, place.window)
        on_screen = visible and is_on_screen(drawn, place.window)
        is_text = drawn.tag == "#text"
        return msgspec.structs.replace(
            node,
            tag=drawn.tag,
            lang=drawn.lang,
            attributes=_attributes(drawn),
            box=to_rect(drawn.box, place.offset) if drawn.box and place.window[2] else None,
            wraps=_wraps(node.name, drawn.pieces),
            visible=visible,
            on_screen=on_screen,
            hit=on_screen and self._hits.reaches(place, drawn),
            listens=drawn.clicks or raw in self._touchable,
            style={} if is_text else _kept(drawn.style),
            value=node.value or drawn.value,
            shadow=drawn.shadow if drawn.shadow in ("open", "closed") else "",
        )

    def focus(self, focused: str) -> str:
        """The focused node: as the frames' own focus tells, else as the accessibility trees do."""
        if focused in self._made:
            return self._names.name(focused)
        inner = [name for name in self._focused if self._made[name].role not in ("document", "iframe")]
        return self._names.name(inner[-1]) if inner else ""


def _without_inner_works(said: list[dict[str, Any]], place: Place) -> list[dict[str, Any]]:
    """The nodes without lines of text, and without what the browser itself builds into text fields."""
    kept: dict[str, dict[str, Any]] = {}
    fields: set[str] = set()
    for entry in said:
        role, parent = entry.get("role", {}).get("value", ""), entry.get("parentId", "")
        if role == "InlineTextBox" or parent in fields:
            if parent in fields:
                fields.add(entry["nodeId"])
            continue
        drawn = place.document.by_backend.get(entry.get("backendDOMNodeId", 0))
        if drawn is not None and drawn.tag in ("input", "textarea"):
            fields.add(entry["nodeId"])
        kept[entry["nodeId"]] = entry
    return list(kept.values())


def _ids(frame: str, said: list[dict[str, Any]]) -> dict[str, str]:
    """Names for accessibility nodes: by element, else by their place among the generated ones."""
    ids: dict[str, str] = {}
    for entry in said:
        backend = entry.get("backendDOMNodeId")
        ids[entry["nodeId"]] = f"{frame}:{backend}" if backend else ""
    for entry in said:
        if not ids[entry["nodeId"]]:
            parent = ids.get(entry.get("parentId", ""), "")
            same = sum(1 for name in ids.values() if name.startswith(f"{parent}+"))
            ids[entry["nodeId"]] = f"{parent or frame + ':'}+{same + 1}"
    return ids


def _node(
    name: str, said: dict[str, Any], drawn: Drawn | None, parent: str, children: tuple[str, ...]
) -> Node:
    attributes = drawn.attributes if drawn else {}
    ignored = ignored_of(said)
    role = role_of(said)
    if ignored and drawn is not None:
        role = "text" if drawn.tag == "#text" else attributes.get("role", role)
    text = drawn.text.strip() if drawn is not None and ignored and drawn.tag == "#text" else ""
    return Node(
        id=name,
        role=role,
        name=said.get("name", {}).get("value", "") or text,
        name_from=name_from(said),
        description=said.get("description", {}).get("value", ""),
        value=str(said.get("value", {}).get("value", "")),
        states=states_of(said, attributes),
        parent=parent,
        children=children,
        ignored=ignored,
    )


def _matters(drawn: Drawn, touchable: bool) -> bool:
    names = drawn.attributes
    return (
        touchable
        or drawn.clicks
        or drawn.tag in ALWAYS
        or "role" in names
        or "aria-live" in names
        or "tabindex" in names
    )


def _shows_words(drawn: Drawn) -> bool:
    """A text hidden from assistive technology and drawn as such: an icon font makes one sign of a word."""
    text = drawn.text.strip()
    if drawn.tag != "#text" or not text or drawn.box is None or drawn.parent is None:
        return False
    if drawn.shadow == "user-agent" or _why_left_out(drawn) not in ("aria_hidden", "inert"):
        return False
    size = float(drawn.parent.style.get("font-size", "16px").removesuffix("px") or 16)
    return len(text) < SIGN or drawn.box[2] - drawn.box[0] > WIDE * size


def _why_left_out(drawn: Drawn) -> str:
    at: Drawn | None = drawn
    while at is not None:
        if at.attributes.get("aria-hidden") == "true":
            return "aria_hidden"
        if "inert" in at.attributes:
            return "inert"
        at = at.parent
    if drawn.box is None:
        return "not_rendered"
    return "not_visible" if drawn.style.get("visibility", "visible") != "visible" else "uninteresting"


def _attributes(drawn: Drawn) -> dict[str, str]:
    return {
        name: value[:LONGEST]
        for name, value in drawn.attributes.items()
        if name in ATTRIBUTES or name.startswith("aria-")
    }


def _wraps(name: str, pieces: tuple[str, ...]) -> tuple[int, ...]:
    """Where the lines after the first begin in a name; white space, which differs from the text's, aside."""
    solid = [at for at, sign in enumerate(name) if not sign.isspace()]
    before = list(accumulate(sum(not sign.isspace() for sign in piece) for piece in pieces))
    if not before or before[-1] != len(solid):
        return ()
    return tuple(dict.fromkeys(solid[count] for count in before[:-1] if 0 < count < len(solid)))


def _kept(style: dict[str, str]) -> dict[str, str]:
    initial = {name: INITIAL - {"auto"} if name.startswith("overflow") else INITIAL for name in style}
    return {name: value for name, value in style.items() if name in KEPT and value not in initial[name]}
