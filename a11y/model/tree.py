"""What could be perceived at one moment: nodes in frames, with their boxes in CSS pixels."""

from typing import Literal

import msgspec


class Rect(msgspec.Struct, frozen=True):
    """A box: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


class Frame(msgspec.Struct, frozen=True, omit_defaults=True):
    """A frame of the page. The top one is `f0` and has no owner."""

    id: str
    url: str = ""
    title: str = ""
    """The document's own title."""
    lang: str = ""
    owner: str = ""
    """The node (`Node.id`) of the iframe element in the parent's tree."""
    kind: Literal["top", "same_origin", "cross_origin", "sandboxed"] = "top"
    error: str = ""
    """Why it could not be looked at; "" when it could."""


class Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """One node of the accessibility tree, joined over all frames and shadow roots, in document order."""

    id: str
    """`<frame>:<backend node id>`; the same element keeps it over the looks of one page."""
    role: str = ""
    """The computed role in ARIA's words: button, link, log, dialog, heading, text (a run of text) ..."""
    name: str = ""
    name_from: str = ""
    """What the name comes from: attribute, contents, label, placeholder, title, related; "" when unknown."""
    description: str = ""
    value: str = ""
    states: dict[str, str] = {}
    """ARIA states and properties that are present, without `aria-`: expanded, checked, disabled, required,
    invalid, pressed, selected, modal, readonly, haspopup, level, live, atomic, relevant, busy, current,
    multiline, focusable, focused, roledescription, keyshortcuts, posinset, setsize, errormessage ..."""
    lang: str = ""
    """Language in force at this node."""
    parent: str = ""
    children: tuple[str, ...] = ()
    ignored: str = ""
    """Why assistive technology does not get it (aria_hidden, inert, not_rendered, ...); "" when it does."""
    tag: str = ""
    attributes: dict[str, str] = {}
    """What checks need of the element: id, class, type, placeholder, href, title, tabindex, role, aria-*,
    lang, autocomplete, dir, name, for, src, alt ..."""
    box: Rect | None = None
    """Where it is drawn; None when it is not."""
    wraps: tuple[int, ...] = ()
    """Where a run of text goes on in another line as it is drawn: places in its name."""
    visible: bool = False
    """Drawn with a size, not transparent, not clipped away, in or scrollable into the viewport."""
    on_screen: bool = False
    """At least its middle lies in the viewport."""
    hit: bool = False
    """The pointer at its middle reaches it (or a child), and not something that covers it."""
    listens: bool = False
    """It has a pointer listener of its own (click, mousedown, pointerdown, touchstart ...)."""
    style: dict[str, str] = {}
    """Computed style that checks need: color, background-color, font-size, cursor, outline ..."""
    shadow: Literal["", "open", "closed"] = ""
    """The kind of shadow root it lies in, if any."""


class Tree(msgspec.Struct, frozen=True):
    """Everything that could be perceived at one moment. `nodes` are in document order, the root first."""

    nodes: tuple[Node, ...]
    frames: tuple[Frame, ...]
    focus: str = ""
    """The focused node, through frames and shadow roots; "" when focus is on a page's body or nowhere."""
