"""Small pictures of a control with the focus and without: the difference is what shows where focus is."""

import math

from ..model import Glimpse, Node, Rect, Tree
from .devtools import CallFailed
from .errors import NoAnswer
from .frames import Frames

MARGIN = 12
"""CSS pixels around a control in which its ring may lie."""
SHARE = 0.25
"""Share of the view from which something is a place rather than a control."""


class Glimpses:
    """Takes them for one page, whenever the focus has moved."""

    def __init__(self, frames: Frames, viewport: tuple[int, int]) -> None:
        self._frames, self._area = frames, viewport[0] * viewport[1]
        self._held = ""

    def take(self, tree: Tree) -> tuple[Glimpse, ...]:
        """What had the focus at the look before, without it, and what has it now."""
        if self._held == tree.focus:
            return ()
        nodes = {node.id: node for node in tree.nodes if node.id in (self._held, tree.focus)}
        taken = (self._of(nodes.get(name), name == tree.focus) for name in (self._held, tree.focus))
        return tuple(glimpse for glimpse in taken if glimpse)

    def keep(self, tree: Tree) -> None:
        """The look counts: what has the focus in it had it before the next."""
        self._held = tree.focus

    def _of(self, node: Node | None, focused: bool) -> Glimpse | None:
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
        return Glimpse(node.id, focused, f"data:image/png;base64,{answer['data']}", shown)
