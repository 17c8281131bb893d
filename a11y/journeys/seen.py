"""What one profile perceives of a look: the things it could use, the lines it could read, what it heard."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from ..model import Moment, Node, Tree, Utterance
from ..profiles import Profile
from .lexicon import plain

FIELDS = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
PRESSES = frozenset(
    {"button", "link", "menuitem", "tab", "option", "switch", "menuitemradio", "menuitemcheckbox", "treeitem"}
)
TICKS = frozenset({"checkbox", "radio"})
FIELD_TAGS = frozenset({"textarea", "select"})
NOT_TYPED = frozenset({"button", "submit", "reset", "image", "checkbox", "radio", "file", "hidden", "range"})
WHOLE = frozenset({"html", "body", "#document", "main"})
INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "span", "code", "small", "u", "mark", "abbr", "time", "font", "bdi", "q"}
)
BLOCKS = frozenset({"paragraph", "listitem", "article", "log", "status", "alert"})
LARGE = 0.5
"""A thing that fills more of the view than this is a place, and not a control."""

Sort = Literal["press", "field", "tick"]


class Thing(msgspec.Struct, frozen=True):
    """Something that can be used, as far as this profile can tell."""

    node: Node
    sort: Sort
    label: str
    """What this profile takes it to be called."""
    shown: str
    """The words that are drawn on it; "" for a bare picture."""
    within: tuple[str, ...]
    """The nodes around it, nearest first."""

    @property
    def id(self) -> str:
        """The node's."""
        return self.node.id


class Line(msgspec.Struct, frozen=True):
    """A line of text that can be read."""

    key: str
    text: str
    within: tuple[str, ...]
    control: bool
    """It is the writing on a control, and nobody's words."""


class Seen(msgspec.Struct, frozen=True):
    """Everything a profile perceives at one moment."""

    at: float
    url: str
    viewport: tuple[int, int]
    things: tuple[Thing, ...]
    lines: tuple[Line, ...]
    focus: str
    focus_within: tuple[str, ...]
    stops: tuple[str, ...]
    """What can have the focus, in document order."""
    nodes: Mapping[str, Node]
    heard: tuple[Utterance, ...] = ()
    """Everything said until now, the newest last; empty for those who look."""
    language: str = ""
    trouble: str = ""
    """Why the action before could not be done."""
    drawn: bool = True
    """It is looked at, and not only heard of."""
    toggle: str = ""
    """The screen reader takes letters for commands here, until this key is pressed; "" where it does not."""
    scroll: tuple[float, float] = (0, 0)
    around: Mapping[str, tuple[str, ...]] = {}
    """The nodes around each node, nearest first."""

    def thing(self, node: str) -> Thing | None:
        """The thing of a node, where it is perceived."""
        return next((thing for thing in self.things if thing.id == node), None)

    @property
    def print(self) -> tuple[object, ...]:
        """What would differ if anything had happened."""
        return (
            tuple((thing.id, thing.label, thing.node.value) for thing in self.things),
            tuple((line.key, line.text) for line in self.lines),
            tuple(sorted((node.id, node.states.get("expanded", "")) for node in self.nodes.values())),
        )


def perceive(profile: Profile, moment: Moment, heard: Iterable[Utterance] = (), trouble: str = "") -> Seen:
    """What a profile perceives of a look, and of what was said until then."""
    tree = moment.tree
    nodes = {node.id: node for node in tree.nodes}
    around = _around(tree, nodes)
    sees = _draws if profile.perceives == "pixels" else _reads
    texts = _texts(tree, nodes, profile)
    holders = _holders(tree, around)
    area = moment.viewport[0] * moment.viewport[1]
    things = tuple(
        thing
        for node in tree.nodes
        if sees(node) and (thing := _thing(node, nodes, around, texts, profile, area, holders))
    )
    return Seen(
        at=moment.at,
        url=moment.url,
        viewport=moment.viewport,
        scroll=moment.scroll,
        things=things,
        lines=tuple(_lines(tree, nodes, around, {thing.id for thing in things}, profile)),
        focus=tree.focus,
        focus_within=around.get(tree.focus, ()),
        stops=tuple(node.id for node in tree.nodes if _stops(node)),
        nodes=nodes,
        heard=tuple(heard) if profile.perceives == "tree" else (),
        language=_language(tree),
        trouble=trouble,
        drawn=profile.perceives == "pixels",
        around=around,
    )


def _language(tree: Tree) -> str:
    return next((frame.lang for frame in tree.frames if frame.lang), "")


def _around(tree: Tree, nodes: Mapping[str, Node]) -> dict[str, tuple[str, ...]]:
    """The ancestors of every node, nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    for node in tree.nodes:
        found[node.id] = (node.parent, *found.get(node.parent, ())) if node.parent in nodes else ()
    return found


def _draws(node: Node) -> bool:
    """It is drawn, and nothing covers it. What has to be scrolled to counts; what is clipped does not."""
    return node.visible and (node.hit or not node.on_screen)


def _reads(node: Node) -> bool:
    return not node.ignored


def _text_seen(node: Node, profile: Profile) -> bool:
    if node.role != "text" or not node.name.strip():
        return False
    return node.visible if profile.perceives == "pixels" else not node.ignored


def _texts(tree: Tree, nodes: Mapping[str, Node], profile: Profile) -> dict[str, str]:
    """The perceived text in every node, by node."""
    found: dict[str, list[str]] = {}
    for node in tree.nodes:
        if _text_seen(node, profile):
            at: Node | None = node
            while at is not None:
                found.setdefault(at.id, []).append(node.name.strip())
                at = nodes.get(at.parent)
    return {name: " ".join(parts) for name, parts in found.items()}


def _thing(
    node: Node,
    nodes: Mapping[str, Node],
    around: Mapping[str, tuple[str, ...]],
    texts: Mapping[str, str],
    profile: Profile,
    area: float,
    holders: frozenset[str],
) -> Thing | None:
    sort = _sort(node, nodes, profile, holders)
    if sort is None or (node.box and sort == "press" and node.box.w * node.box.h > LARGE * area):
        return None
    shown = texts.get(node.id, "") if sort == "press" else ""
    if sort == "field" and node.name_from == "contents":
        node = msgspec.structs.replace(node, name="")
    if profile.perceives == "tree":
        label = node.name or (shown if not node.states.get("focusable") else "")
    else:
        label = (shown if plain(shown) else "") or node.name or _picture(node, nodes) or shown
        if counts(shown) and (name := node.name or _picture(node, nodes)) and plain(name) != plain(shown):
            label, shown = name, ""
    shown = shown if plain(shown) else ""
    return Thing(node, sort, label.strip(), shown, around[node.id])


def _sort(node: Node, nodes: Mapping[str, Node], profile: Profile, holders: frozenset[str]) -> Sort | None:
    kind = node.attributes.get("type", "")
    if node.states.get("disabled") == "true" or node.tag in WHOLE:
        return None
    if (
        node.role in FIELDS
        or node.tag in FIELD_TAGS
        or _editable(node)
        or (node.tag == "input" and kind not in NOT_TYPED)
    ):
        return "field"
    if node.role in TICKS or kind in ("checkbox", "radio"):
        return "tick"
    own = kind in ("button", "submit") and "-" not in node.tag  # a made-up element only hands its type on
    if node.role in PRESSES or node.tag in ("button", "summary") or own:
        return "press"
    if node.role == "text" or node.id in holders:
        return None
    if profile.perceives == "pixels":
        return "press" if node.listens or _hand(node, nodes) else None
    focusable = node.states.get("focusable") == "true" and node.role in ("generic", "img")
    return "press" if focusable and node.name and node.listens else None


def _holders(tree: Tree, around: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """What holds controls or lines of its own: a place, and no control, though it may listen."""
    inner = (node.id for node in tree.nodes if node.role in PRESSES | FIELDS | BLOCKS or _editable(node))
    return frozenset(above for name in inner for above in around[name])


def _editable(node: Node) -> bool:
    return node.states.get("editable", "") in ("richtext", "plaintext") and "focusable" in node.states


def _hand(node: Node, nodes: Mapping[str, Node]) -> bool:
    """The pointer becomes a hand here, and did not around it."""
    parent = nodes.get(node.parent)
    return node.style.get("cursor") == "pointer" and (
        parent is None or parent.style.get("cursor") != "pointer"
    )


def counts(text: str) -> bool:
    """A bare number: how much is unread, and not what something is called."""
    return bool(plain(text)) and not any(letter.isalpha() for letter in text)


def _picture(node: Node, nodes: Mapping[str, Node]) -> str:
    """What a picture without words shows, as far as its maker tells: in place of eyes that know icons."""
    said = [node.attributes.get(name, "") for name in ("title", "alt", "aria-label")]
    for child in node.children:
        inner = nodes.get(child)
        if inner is not None:
            said += [inner.name, inner.attributes.get("alt", ""), inner.attributes.get("title", "")]
    return next((text for text in said if text.strip()), "")


def _stops(node: Node) -> bool:
    return (
        node.states.get("focusable") == "true"
        and node.tag not in WHOLE
        and node.role not in ("document", "iframe")
        and node.visible
        and not node.attributes.get("tabindex", "0").startswith("-")
    )


def _lines(
    tree: Tree,
    nodes: Mapping[str, Node],
    around: Mapping[str, tuple[str, ...]],
    controls: set[str],
    profile: Profile,
) -> Iterable[Line]:
    """The perceived text by blocks, in document order."""
    block, parts = "", list[str]()
    for node in tree.nodes:
        if not _text_seen(node, profile):
            continue
        own = _block(node, nodes)
        if own != block and parts:
            yield _line(block, parts, around, controls)
            parts = []
        block = own
        parts.append(node.name.strip())
    if parts:
        yield _line(block, parts, around, controls)


def _block(node: Node, nodes: Mapping[str, Node]) -> str:
    """The nearest element around a text that stands on lines of its own."""
    at = nodes.get(node.parent)
    while (
        at is not None
        and (at.tag in INLINE or at.style.get("display", "").startswith("inline"))
        and at.parent in nodes
        and at.role not in PRESSES
    ):
        at = nodes[at.parent]
    return at.id if at is not None else node.id


def _line(block: str, parts: list[str], around: Mapping[str, tuple[str, ...]], controls: set[str]) -> Line:
    within = (block, *around.get(block, ()))
    return Line(block, " ".join(parts), within, any(name in controls for name in within))
