"""Browse mode or focus mode: whether keys are commands of the reader, or are left to the page."""

from typing import Literal

from ..model import Action, Moment, Node
from .dialect import Dialect
from .order import FIELDS

Name = Literal["browse", "focus"]
LOADS = frozenset({"load", "reload", "back"})


class Mode:
    """Follows focus, and the page's caret, which goes along with focus into what can be typed in."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.now: Name = "browse"
        self._caret = ""

    def restart(self) -> None:
        """Another page."""
        self.now, self._caret = "browse", ""

    def come(self, node: Node) -> bool:
        """Focus has come to a node; False where the reader does not notice, and stays as it was."""
        quiet = is_quiet(self._dialect, node) and self._caret != node.id
        if node.role in FIELDS or editable(node):
            self._caret = node.id
        if not quiet:
            self.now = "focus" if takes_keys(self._dialect, node) else "browse"
        return not quiet

    def follow(self, action: Action, moment: Moment) -> None:
        """Something was done, and this is what came of it."""
        if action.kind in LOADS:
            self.restart()
        if action.kind == "reader":
            self.toggle()
        nodes = {node.id: node for node in moment.tree.nodes}
        for focus in moment.focus:
            if not focus.lost and focus.node in nodes:
                self.come(nodes[focus.node])

    def takes_letters(self, node: Node) -> bool:
        """What is typed into it is taken for commands, because focus came there without being noticed."""
        return self.now == "browse" and is_quiet(self._dialect, node)

    def toggle(self) -> None:
        """The user has asked for the other mode."""
        self.now = "focus" if self.now == "browse" else "browse"


def editable(node: Node) -> bool:
    """It is a part of the page that can be typed in, as with contenteditable, whatever its role."""
    return node.states.get("editable", "") in ("richtext", "plaintext") and "focusable" in node.states


def is_quiet(dialect: Dialect, node: Node) -> bool:
    """The reader may take no notice when focus comes to it, though it can be typed in."""
    return dialect.editable == "caret" and editable(node) and node.role not in FIELDS


def takes_keys(dialect: Dialect, node: Node) -> bool:
    """Focus mode begins when focus comes to it."""
    opens = node.role == "button" and node.states.get("haspopup", "false") != "false"
    expands = "expanded" in node.states and node.role != "link"
    return (
        node.role in dialect.focus_mode
        or (opens and "popup button" in dialect.focus_mode)
        or (expands and "expandable" in dialect.focus_mode)
        or (editable(node) and "textbox" in dialect.focus_mode)
    )
