"""The conversation: one widget that draws lines, however many there are, and gathers what arrives."""

import time
from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from ..flow import Flow
from ..view import Entry, lay
from .rows import Rows

FRAME_S = 1 / 30
"""Arrivals are painted at most this often."""
AIRY_ROWS = 18
"""From this height on a row is left free where somebody else speaks."""
_KEPT = 400
"""Entries whose strips are kept: some screens full."""
_BASE = {"note": "line-note", "suggestion": "line-suggestion"}


def local_time(at: int) -> str:
    """Give a time (ms) as HH:MM on this machine's clock."""
    return time.strftime("%H:%M", time.localtime(at / 1000)) if at else ""


class Timeline(Rows):
    """Shows entries, follows the newest, and has a cursor that goes from entry to entry."""

    BINDINGS = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "step(-1000000000)", show=False),
        Binding("end", "step(1000000000)", show=False),
    ]

    class Below(Message):
        """So many entries came while the agent reads further up; 0 when the end is in view."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, language: str = "en", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.flow = Flow(language)
        self.cursor: int | None = None
        """The entry the agent is at; None: at the newest."""
        self.below = 0
        self.following = True
        """Whether the newest stays in view."""
        self._waiting: list[Entry] = []

    def show(self, entries: Iterable[Entry]) -> None:
        """Show another conversation from its end."""
        self._waiting = []
        self.flow.entries = list(entries)
        self.cursor, self.below, self.following = None, 0, True
        self._measure()
        self.post_message(self.Below(0))

    def add(self, entries: Sequence[Entry]) -> None:
        """Add what arrived; it is painted with everything else of this thirtieth of a second."""
        if not entries:
            return
        if not self._waiting:
            self.set_timer(FRAME_S, self.flush)
        self._waiting.extend(entries)

    def correct(self, target: int, text: str) -> None:
        """Show the words of entry `target` (seq) as corrected by `text`."""
        self.flush()
        for n, said in enumerate(self.flow.entries):
            if said.seq == target:
                self.flow.entries[n] = replace(said, corrected=text)
                self._measure()

    def flush(self) -> None:
        """Paint now what has arrived."""
        fresh, self._waiting = self._waiting, []
        if not fresh:
            return
        self.flow.extend(fresh)
        self._fit()
        if not self.following:
            self.below += len(fresh)
            self.post_message(self.Below(self.below))

    def render_line(self, y: int) -> Strip:
        """Paint one row of the screen."""
        row = y + round(self.scroll_offset.y)
        if row >= self.flow.rows:
            return self.strip((), self.size.width)
        n, part = self.flow.at(row)
        strips = self._strips.get(n)
        if strips is None:
            strips = self._strips[n] = self._paint(n)
            if len(self._strips) > _KEPT:
                del self._strips[next(iter(self._strips))]
        return strips[part]

    def _paint(self, n: int) -> list[Strip]:
        said, width = self.flow.entries[n], self.flow.width
        base = _BASE.get(said.tone, "")
        over = "cursor" if n == self.cursor and self.has_focus else ""
        rows = lay(said, width, self.flow.language, local_time)
        free = [self.strip((), width)] * self.flow.gap(n)
        return free + [self.strip(row, width, base, over) for row in rows]

    def _measure(self) -> None:
        """Find anew which rows belong to which entry: the width, or an entry, is another."""
        self.forget_strips()
        self.flow.measure(self.size.width, airy=self.size.height >= AIRY_ROWS)
        self._fit()

    def _fit(self) -> None:
        """Make room for all rows, and keep the newest in view for who follows."""
        self.virtual_size = Size(self.flow.width, self.flow.rows)
        self.refresh()
        if self.following:
            self._follow()
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.following:
            self.scroll_end(animate=False, immediate=True)
        self._point()

    def on_resize(self, _: events.Resize) -> None:
        """Break the lines anew, and stay at what was read."""
        self._measure()
        self._point()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when the end came into view."""
        super().watch_scroll_y(old_value, new_value)
        self.following = self.cursor is None and new_value >= self.max_scroll_y
        if self.below and new_value >= self.max_scroll_y:
            self.below = 0
            self.post_message(self.Below(0))
        self._point()

    def watch_has_focus(self, value: bool) -> None:
        """Show the cursor where the keys go, and let the hardware cursor stand there."""
        super().watch_has_focus(value)
        self.forget_strips()
        self._point()

    def action_step(self, by: int) -> None:
        """Go some entries up or down; down from the last one follows the newest again."""
        count = len(self.flow.entries)
        at = (count if self.cursor is None else self.cursor) + by
        self.cursor = None if at >= count else max(0, at)
        self.following = self.cursor is None
        self.forget_strips()
        if self.cursor is not None and self.flow.rows:
            top = self.flow.top(self.cursor)
            rows = Region(0, top, self.flow.width, self.flow.end(self.cursor) - top)
            self.scroll_to_region(rows, animate=False, immediate=True)
        self._follow()
        self.refresh()

    def _point(self) -> None:
        if self.flow.rows:
            n = len(self.flow.entries) - 1 if self.cursor is None else self.cursor
            self.point_at(self.flow.top(n) + self.flow.gap(n))
