"""Small pages and changes for the tests of the reader."""

from collections.abc import Iterable

import msgspec

from a11y.model import Action, Change, Focus, Frame, Moment, Node, Recording, Region, Step, Tree

INLINE = {"text": "#text", "link": "a", "button": "button", "textbox": "input", "img": "img"}


def tree(*nodes: Node, focus: str = "") -> Tree:
    """A page of nodes: the first is a child of the document, others of what they name as parent."""
    placed = [msgspec.structs.replace(node, parent=node.parent or "f0:1") for node in nodes]
    root = Node("f0:1", role="document", name="Case", tag="#document")
    every = [root, *placed]
    joined = [
        msgspec.structs.replace(one, children=tuple(two.id for two in placed if two.parent == one.id))
        for one in every
    ]
    return Tree(tuple(joined), (Frame("f0", title="Case"),), focus)


def node(id: str, role: str, name: str = "", parent: str = "", **more: object) -> Node:
    """A node of the top frame; `states` as a dict."""
    tag = str(more.pop("tag", INLINE.get(role, "div")))
    return Node(f"f0:{id}", role=role, name=name, parent=f"f0:{parent}" if parent else "", tag=tag, **more)  # type: ignore[arg-type]


def text(id: str, name: str, parent: str) -> Node:
    """A run of text."""
    return node(id, "text", name, parent)


def region(live: str = "polite", **more: object) -> Region:
    """A live region."""
    return Region(**({"key": "f0:r", "live": live, "text": "whole"} | more))  # type: ignore[arg-type]


def change(at: float, said: str, where: Region | None, kind: str = "added", **more: object) -> Change:
    """A change in a region."""
    return Change(
        **({"at": at, "frame": "f0", "kind": kind, "key": f"f0:c{at}", "text": said, "region": where} | more)
    )  # type: ignore[arg-type]


def recording(
    page: Tree,
    changes: Iterable[Change] = (),
    focus: Iterable[Focus] = (),
    keys: Iterable[float] = (),
    after: Tree | None = None,
) -> Recording:
    """A walk: a load, and one look at what followed, with keys pressed at some times."""
    moments = (
        Moment(at=0, tree=page, title="Case"),
        Moment(at=10_000, tree=after or page, changes=tuple(changes), focus=tuple(focus), title="Case"),
    )
    steps = [Step(0, "open", Action("load"), 0, at=0)]
    steps += [Step(1, "ask", Action("key", key="Tab"), 1, at=at) for at in keys]
    return Recording("x", "human", "screen-reader", "en", "2026-01-01T00:00:00Z", moments, tuple(steps))
