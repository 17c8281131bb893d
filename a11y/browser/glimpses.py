"""Small pictures of controls: with and without the focus, and what is left in a user's own colours."""

import math
import time
from collections.abc import Sequence
from typing import Literal

from ..model import Glimpse, Node, Rect, Tree
from .devtools import CallFailed
from .emulate import emulate_media
from .errors import NoAnswer
from .frames import Frames
from .options import View

MARGIN = 12
"""CSS pixels around a control in which its ring may lie."""
SHARE = 0.25
"""Share of the view from which something is a place rather than a control."""
SETTLE = 0.3
"""Seconds in which colours pass into each other after a theme was changed."""
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PRESSED = frozenset({"button", "link", "menuitem", "tab", "option", "switch"})
TYPED = frozenset({"textbox", "searchbox", "combobox"})


class Glimpses:
    """Takes them for one page, whenever the focus has moved or, in the user's own colours, a control came."""

    def __init__(self, frames: Frames, view: View) -> None:
        self._frames, self._area = frames, view.viewport[0] * view.viewport[1]
        self._media = view.media if view.media.get("forced-colors") == "active" else {}
        self._held = ""
        self._shown: set[str] = set()

    def take(self, tree: Tree) -> tuple[Glimpse, ...]:
        """What had the focus at the look before, without it, and what has it now."""
        if self._held == tree.focus:
            return ()
        nodes = {node.id: node for node in tree.nodes if node.id in (self._held, tree.focus)}
        taken = (self._of(nodes.get(name), name == tree.focus) for name in (self._held, tree.focus))
        return tuple(glimpse for glimpse in taken if glimpse)

    def signs(self, tree: Tree) -> tuple[Glimpse, ...]:
        """Controls without words that came, in the user's own colours; after `take`, as themes change."""
        new = [node for node in _wordless(tree) if node.id not in self._shown] if self._media else []
        self._shown |= {node.id for node in new}
        return tuple(glimpse for glimpse in self._in_both_themes(new, tree.focus) if glimpse) if new else ()

    def keep(self, tree: Tree) -> None:
        """The look counts: what has the focus in it had it before the next."""
        self._held = tree.focus

    def _in_both_themes(self, nodes: Sequence[Node], focus: str) -> list[Glimpse | None]:
        """White signs are lost on a light ground and black ones on a dark: people use either."""
        own = self._media.get("prefers-color-scheme", "light")
        other = next(theme for theme in THEMES if theme != own)
        taken = [self._of(node, node.id == focus, "light" if own == "light" else "dark") for node in nodes]
        self._show({**self._media, "prefers-color-scheme": other})
        taken += [self._of(node, node.id == focus, other) for node in nodes]
        self._show(self._media)
        return taken

    def _show(self, media: dict[str, str]) -> None:
        for session in list(self._frames.sessions):
            emulate_media(self._frames.wire, session, media)
        time.sleep(SETTLE)

    def _of(
        self, node: Node | None, focused: bool, theme: Literal["", "light", "dark"] = ""
    ) -> Glimpse | None:
        if node is None or not node.on_screen or node.box is None:
            return None
        box = node.box
        if box.w * box.h > SHARE * self._area:
            return None
        left, top = max(0, math.floor(box.x - MARGIN)), max(0, math.floor(box.y - MARGIN))
        width, height = math.ceil(box.x + box.w + MARGIN - left), math.ceil(box.y + box.h + MARGIN - top)
        clip = {"x": left, "y": top, "width": width, "height": height, "scale": 1}
        try:
            answer = self._frames.wire.call(
                "Page.captureScreenshot", self._frames.top.session, clip=clip, optimizeForSpeed=True
            )
        except (CallFailed, NoAnswer):
            return None
        shown = Rect(left, top, width, height)
        return Glimpse(node.id, focused, f"data:image/png;base64,{answer['data']}", shown, theme)


def _wordless(tree: Tree) -> list[Node]:
    """Controls in sight that are in use and carry no words: a sign, or a field that nothing stands in."""
    nodes = {node.id: node for node in tree.nodes}
    worded: set[str] = set()
    for node in tree.nodes:
        at: Node | None = node if node.role == "text" and node.visible and node.name.strip() else None
        while at is not None and at.id not in worded:
            worded.add(at.id)
            at = nodes.get(at.parent)
    return [
        node
        for node in tree.nodes
        if (node.role in PRESSED or (node.role in TYPED and node.id != tree.focus and not node.value))
        and (node.on_screen and node.hit and node.id not in worded)
        and node.states.get("disabled") != "true"
    ]
