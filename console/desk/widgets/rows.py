"""A scrolling widget of rows that are drawn only when seen: Textual's Line API."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..spans import Spans

STYLES = (
    "text", "soft", "time", "head", "count", "name", "needs", "alert", "waiting", "unread", "label", "value",
    "customer", "bot", "me", "human", "note", "suggestion", "system", "mark", "aside", "old", "new",
    "line-note", "line-suggestion", "cursor", "chosen", "key", "mine", "queued", "tab", "tab-active",
    "tab-unread",
)  # fmt: skip
"""Names of styles in spans; each is the component class `rows--NAME` in desk.tcss."""


class Rows(ScrollView, can_focus=True):
    """Paints `Spans` with the styles of its component classes, one class a style name."""

    COMPONENT_CLASSES = {f"rows--{name}" for name in STYLES}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: dict[str, Style] = {}
        self._strips: dict[int, list[Strip]] = {}
        """What is painted already, by the number of what it shows."""

    def notify_style_update(self) -> None:
        """Forget colours: the theme or the focus has changed."""
        super().notify_style_update()
        self._painted.clear()
        self.forget_strips()

    def forget_strips(self) -> None:
        """Forget what was painted before."""
        self._strips.clear()

    def style_named(self, name: str) -> Style:
        """Give the style of a span: what it says itself, to be laid over what is there."""
        style = self._painted.get(name)
        if style is None:
            known = f"rows--{name}" in self.COMPONENT_CLASSES
            style = self.get_component_rich_style(f"rows--{name}", partial=True) if known else Style()
            self._painted[name] = style
        return style

    def strip(self, spans: Spans, width: int, base: str = "", over: str = "") -> Strip:
        """Paint a row: `base` lies under all of it, `over` over all of it."""
        fill = self.rich_style + self.style_named(base)
        top = self.style_named(over)
        segments = [Segment(text, fill + self.style_named(style) + top) for text, style in spans]
        return Strip(segments).adjust_cell_length(width, fill + top)

    def point_at(self, y: int) -> None:
        """Put the hardware cursor at a row, so that screen readers and magnifiers follow the focus."""
        if self.has_focus:
            region = self.content_region
            row = max(0, min(region.height - 1, y - round(self.scroll_offset.y)))
            self.app.cursor_position = Offset(region.x, region.y + row)
