"""What a run of Orca leaves behind, one file a page: what was done, what was there, what was said."""

from pathlib import Path

import msgspec

from a11y.model import Moment, Node, Rect

FOLDER = Path(__file__).parents[3] / "fixtures" / "speech"
ATTRIBUTES = frozenset({"type", "placeholder", "tabindex", "href", "alt", "aria-placeholder"})


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One key, or `go` (the page's own doing), and what followed."""

    key: str
    at: float
    moment: Moment
    same: bool = False
    """The tree is that of the step before, and left out here."""
    spoken: tuple[str, ...] = ()
    """What Orca said in every run."""
    sometimes: tuple[str, ...] = ()
    """What it said in some runs only."""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """One page with all of its steps. The first step is the load, and is not compared."""

    name: str
    html: str
    steps: tuple[Step, ...]
    orca: str
    chromium: str
    runs: int
    package: str = ""
    """Name and version of the widget, which has no `html`: what stands in it is other people's."""
    frame: str = ""
    browse: bool = False
    """The keys are Orca's own, for reading."""
    language: str = "en"
    """Orca's own language."""


def load_kept() -> list[Kept]:
    """All pages that were kept, with every tree in its place."""
    return [
        whole(msgspec.json.decode(path.read_bytes(), type=Kept)) for path in sorted(FOLDER.glob("*.json"))
    ]


def whole(kept: Kept) -> Kept:
    """Every tree in its place."""
    steps: list[Step] = []
    for step in kept.steps:
        if step.same:
            moment = msgspec.structs.replace(step.moment, tree=steps[-1].moment.tree)
            step = msgspec.structs.replace(step, moment=moment, same=False)
        steps.append(step)
    return msgspec.structs.replace(kept, steps=tuple(steps))


def save(kept: Kept) -> None:
    """Write a page down, small: only what a reader needs, and no tree twice."""
    steps: list[Step] = []
    last: tuple[Node, ...] | None = None
    for step in kept.steps:
        nodes = tuple(_small(node) for node in step.moment.tree.nodes)
        same = nodes == last
        tree = msgspec.structs.replace(step.moment.tree, nodes=() if same else nodes)
        moment = msgspec.structs.replace(step.moment, tree=tree, screenshot="", unseen=())
        steps.append(msgspec.structs.replace(step, moment=moment, same=same))
        last = nodes
    kept = msgspec.structs.replace(kept, steps=tuple(steps))
    FOLDER.mkdir(parents=True, exist_ok=True)
    data = msgspec.json.format(msgspec.json.encode(kept), indent=0)
    (FOLDER / f"{kept.name}.json").write_bytes(data + b"\n")


def _small(node: Node) -> Node:
    box = node.box and Rect(round(node.box.x), round(node.box.y), round(node.box.w), round(node.box.h))
    kept = {name: value for name, value in node.attributes.items() if name in ATTRIBUTES}
    return msgspec.structs.replace(
        node, box=box, attributes=kept, style={}, visible=False, on_screen=False, hit=False
    )
