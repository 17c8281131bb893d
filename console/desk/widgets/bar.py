"""Rows that only tell something, of which parts can be pressed: the bar on top, tabs, hints, details."""

from collections.abc import Iterable

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ..spans import Spans, width_of
from .rows import Rows


class Bar(Rows, can_focus=False):
    """Some rows; `press` makes one row of named parts that answer to the mouse."""

    class Pressed(Message):
        """A part was pressed."""

        def __init__(self, bar: "Bar", name: str) -> None:
            super().__init__()
            self.bar = bar
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[Spans] = []
        self._parts: list[tuple[str, int]] = []

    def tell(self, rows: Iterable[Spans]) -> None:
        """Show rows."""
        rows = list(rows)
        if rows != self.rows:
            self.rows, self._parts = rows, []
            self.virtual_size = Size(0, len(rows))
            self.refresh()

    def press(self, parts: Iterable[tuple[str, Spans]]) -> None:
        """Show one row of parts that can be pressed, by name."""
        named = list(parts)
        self.tell([tuple(span for _, spans in named for span in spans)])
        self._parts = [(name, width_of(spans)) for name, spans in named]

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        row = y + round(self.scroll_offset.y)
        return self.strip(self.rows[row] if row < len(self.rows) else (), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Find the part under the mouse."""
        x = event.x
        for name, width in self._parts:
            if x < width:
                self.post_message(self.Pressed(self, name))
                return
            x -= width
