"""A list of rows that are drawn only when seen, and a line of text."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .view import Spans

STYLES = ("text", "role", "name", "bad", "state", "key", "live", "said", "gone", "soft", "here", "mark")
"""Names of styles in spans; each is the component class `rows--NAME` in listen.tcss."""
GUTTER = 2
"""Cells before each row, for the marks."""


class Rows(ScrollView, can_focus=True):
    """Rows with one that is current; long ones go on in the next line where `wraps` is on."""

    COMPONENT_CLASSES = {f"rows--{name}" for name in STYLES}
    BINDINGS = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    def __init__(self, *, wraps: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wraps = wraps
        self._rows: Sequence[Spans] = ()
        self._current, self._other = -1, -1
        self._broken: dict[int, list[Text]] = {}
        self._ends: Sequence[int] = ()
        self._styles: dict[str, Style] = {}

    def show(self, rows: Sequence[Spans], current: int = -1, other: int = -1) -> None:
        """Show rows; `current` gets the mark and stays in view, `other` the second mark."""
        self._current, self._other = current, other
        if rows is not self._rows:
            self._rows = rows
            self._measure()
        self._stand()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget colours: the theme or the focus has changed."""
        super().notify_style_update()
        self._styles.clear()
        self._broken.clear()

    def render_line(self, y: int) -> Strip:
        """Paint one row of the screen."""
        row, width = y + round(self.scroll_offset.y), self.size.width
        ground = self.rich_style
        if not self._ends or row >= self._ends[-1]:
            return Strip([Segment(" " * width, ground)], width)
        n = bisect_right(self._ends, row)
        text = self._lines(n)[row - (self._ends[n - 1] if n else 0)]
        over = ground + self._style("here") if n == self._current else ground
        marks = ("▌" if n == self._current else " ") + ("◆" if n == self._other else " ")
        segments = [Segment(marks, over + self._style("mark"))]
        segments += [
            Segment(one.text, over + one.style if one.style else over)
            for one in text.render(self.app.console)
            if one.text != "\n" and one.text
        ]
        return Strip(segments).adjust_cell_length(width, over)

    def on_resize(self, _: events.Resize) -> None:
        """Break rows anew in the other width."""
        self._measure()
        self._stand()

    def on_focus(self) -> None:
        """Let the hardware cursor stand at the current row."""
        self._stand()

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"rows--{name}", partial=True)
        return self._styles[name]

    @property
    def _width(self) -> int:
        return max(10, self.scrollable_content_region.width - GUTTER)

    def _measure(self) -> None:
        self._broken.clear()
        count = len(self._rows)
        heights = (len(self._lines(n)) for n in range(count))
        self._ends = list(accumulate(heights)) if self._wraps else range(1, count + 1)
        self.virtual_size = Size(self._width + GUTTER, self._ends[-1] if self._ends else 0)

    def _lines(self, n: int) -> list[Text]:
        """A row as it stands on the screen; broken when it is first needed."""
        if n not in self._broken:
            named = ((said, self._style(name) if name in STYLES else Style()) for said, name in self._rows[n])
            text = Text.assemble(*named)
            if self._wraps:
                self._broken[n] = list(text.wrap(self.app.console, self._width)) or [Text()]
            else:
                text.truncate(self._width, overflow="ellipsis")
                self._broken[n] = [text]
        return self._broken[n]

    def _stand(self) -> None:
        if not 0 <= self._current < len(self._ends):
            return
        top = self._ends[self._current - 1] if self._current else 0
        height = self._ends[self._current] - top
        self.scroll_to_region(Region(0, top, 1, height), animate=False, immediate=True, force=True)
        if self.has_focus:
            region = self.content_region
            row = max(0, min(region.height - 1, top - round(self.scroll_offset.y)))
            self.app.cursor_position = Offset(region.x, region.y + row)


class Page(Rows):
    """The page. It takes all keys that a keyboard sends to a screen reader or a page."""

    class Pressed(Message):
        """A key for the reader, in its own words."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_key(self, event: events.Key) -> None:
        """Take what is not a key of the screen's own."""
        key = reader_key(event.key, event.character)
        if key:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(key))

    def on_paste(self, event: events.Paste) -> None:
        """Type what is pasted, where the page takes typing."""
        event.stop()
        for letter in event.text:
            key = reader_key("", letter)
            if key:
                self.post_message(self.Pressed(key))


_NAMED = {
    "tab": "Tab", "shift+tab": "Shift+Tab", "enter": "Enter", "escape": "Escape", "space": "Space",
    "up": "ArrowUp", "down": "ArrowDown", "left": "ArrowLeft", "right": "ArrowRight",
    "home": "Home", "end": "End", "pageup": "PageUp", "pagedown": "PageDown",
    "backspace": "Backspace", "delete": "Delete", "ctrl+home": "Control+Home", "ctrl+end": "Control+End",
}  # fmt: skip


def reader_key(key: str, character: str | None) -> str:
    """A key of the terminal as readers and browsers call it; "" for one that is not theirs."""
    if key in _NAMED:
        return _NAMED[key]
    if character == " ":
        return "Space"
    if character and len(character) == 1 and character.isprintable():
        lower = character.lower()
        return f"Shift+{lower}" if lower != character and len(lower) == 1 else character
    return ""
