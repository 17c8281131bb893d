"""The conversation: one widget that draws lines, however many there are, and gathers what arrives."""

import time
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec.structs import replace
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from ..view import Entry, height, lay
from .rows import Rows

FRAME_S = 1 / 30
"""Arrivals are painted at most this often."""
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
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    class Below(Message):
        """So many entries came while the agent reads further up; 0 when the end is in view."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, language: str = "en", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.language = language
        self.entries: list[Entry] = []
        self.cursor: int | None = None
        """The entry the agent is at; None: at the newest."""
        self.below = 0
        self.following = True
        """Whether the newest stays in view."""
        self._ends: list[int] = []
        self._width = 0
        self._airy = False
        self._waiting: list[Entry] = []
        self._strips: dict[int, list[Strip]] = {}

    def show(self, entries: Iterable[Entry]) -> None:
        """Show another conversation from its end."""
        self._waiting = []
        self.entries = list(entries)
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
        for n, said in enumerate(self.entries):
            if said.seq == target:
                self.entries[n] = replace(said, corrected=text)
                self._measure()

    def flush(self) -> None:
        """Paint now what has arrived."""
        fresh, self._waiting = self._waiting, []
        if not fresh:
            return
        first = len(self.entries)
        self.entries.extend(fresh)
        if not self._width:
            return
        last = self._ends[-1] if self._ends else 0
        rows = (self._height(n) for n in range(first, len(self.entries)))
        self._ends.extend(list(accumulate(rows, initial=last))[1:])
        self._fit()
        if not self.following:
            self.below += len(fresh)
            self.post_message(self.Below(self.below))
        self.refresh()

    def forget_strips(self) -> None:
        """Forget what was painted before."""
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Paint one row of the screen."""
        row = y + round(self.scroll_offset.y)
        width = self._width or self.size.width
        if not self._ends or row >= self._ends[-1]:
            return self.strip((), self.size.width)
        n = bisect_right(self._ends, row)
        strips = self._strips.get(n)
        if strips is None:
            strips = self._strips[n] = self._paint(n, width)
            if len(self._strips) > _KEPT:
                del self._strips[next(iter(self._strips))]
        return strips[row - (self._ends[n - 1] if n else 0)]

    def _paint(self, n: int, width: int) -> list[Strip]:
        said = self.entries[n]
        base = _BASE.get(said.tone, "")
        over = "cursor" if n == self.cursor and self.has_focus else ""
        rows = [self.strip(row, width, base, over) for row in lay(said, width, self.language, local_time)]
        return [self.strip((), width)] * self._gap(n) + rows

    def _gap(self, n: int) -> int:
        """Leave a row free where somebody else speaks, when there is room to breathe."""
        return int(self._airy and n > 0 and self.entries[n].tone != self.entries[n - 1].tone)

    def _height(self, n: int) -> int:
        return self._gap(n) + height(self.entries[n], self._width, self.language)

    def _measure(self) -> None:
        """Find anew which rows belong to which entry: the width, or an entry, is another."""
        self._strips.clear()
        self._width, self._airy = self.size.width, self.size.height >= 18
        if self._width:
            self._ends = list(accumulate(self._height(n) for n in range(len(self.entries))))
            self._fit()
        self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self._width, self._ends[-1] if self._ends else 0)
        if self.following:
            self.scroll_end(animate=False, immediate=True)
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.following:
            self.scroll_end(animate=False, immediate=True)
            self._point()

    def on_resize(self, event: events.Resize) -> None:
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

    def on_focus(self) -> None:
        """Let the hardware cursor stand where the reading is."""
        self.forget_strips()
        self._point()

    def on_blur(self) -> None:
        """Hide the mark of the cursor."""
        self.forget_strips()

    def action_step(self, by: int) -> None:
        """Go an entry up or down; down from the last one follows the newest again."""
        count = len(self.entries)
        at = (count if self.cursor is None else self.cursor) + by
        self.cursor = None if at >= count else max(0, at)
        self.following = self.cursor is None
        self.forget_strips()
        if self.cursor is None:
            self._follow()
        elif self._ends:
            top = self._ends[self.cursor - 1] if self.cursor else 0
            rows = Region(0, top, self._width, self._ends[self.cursor] - top)
            self.scroll_to_region(rows, animate=False, immediate=True)
        self._point()
        self.refresh()

    def action_first(self) -> None:
        """Go to the beginning."""
        self.cursor = 0
        self.action_step(0)

    def action_last(self) -> None:
        """Go to the end, and follow the newest."""
        self.action_step(len(self.entries))

    def _point(self) -> None:
        if not self._ends:
            return
        n = len(self._ends) - 1 if self.cursor is None else self.cursor
        self.point_at((self._ends[n - 1] if n else 0) + self._gap(n))
