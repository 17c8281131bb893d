"""What quick keys and the list of elements look for."""

from ..model import Node, Tree
from .mode import editable
from .order import FIELDS

LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
ROLES: dict[str, frozenset[str]] = {
    "heading": frozenset({"heading"}),
    "button": frozenset({"button"}),
    "field": FIELDS | {"checkbox", "radio", "switch", "slider", "listbox", "button"},
    "edit": frozenset({"textbox", "searchbox", "spinbutton"}),
    "link": frozenset({"link"}),
    "landmark": LANDMARKS,
    "list": frozenset({"list"}),
    "item": frozenset({"listitem"}),
    "table": frozenset({"table", "grid"}),
    "graphic": frozenset({"img"}),
    "checkbox": frozenset({"checkbox", "switch"}),
    "radio": frozenset({"radio"}),
    "combobox": frozenset({"combobox", "listbox"}),
    "frame": frozenset({"iframe"}),
}


def matches(node: Node, what: str) -> bool:
    """Whether a node is what is looked for: a kind of `ROLES`, or `heading 1` to `heading 6`."""
    kind, _, level = what.partition(" ")
    if kind in ("edit", "field") and editable(node) and not node.ignored:
        return True
    if node.ignored or node.role not in ROLES.get(kind, ()):
        return False
    if kind == "landmark" and node.role in ("form", "region"):
        return bool(node.name)
    return not level or node.states.get("level") == level


def find_all(tree: Tree, what: str, *, disabled: bool = True) -> tuple[Node, ...]:
    """All of a kind, in reading order; also what cannot be used, or not."""
    found = (node for node in tree.nodes if matches(node, what))
    return tuple(node for node in found if disabled or node.states.get("disabled") != "true")
