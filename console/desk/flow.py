"""Which row of a timeline belongs to which entry, for any number of entries. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .view import Entry, height


class Flow:
    """Entries one under the other at a width; only their heights are kept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.entries: list[Entry] = []
        self.width = 0
        """Cells; 0 until the first `measure`."""
        self._airy = False
        self._ends: list[int] = []

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._ends[-1] if self._ends else 0

    def measure(self, width: int, *, airy: bool) -> None:
        """Count all rows anew. `airy`: a row is free where somebody else speaks."""
        self.width, self._airy = width, airy
        self._ends = list(accumulate(self._height(n) for n in range(len(self.entries)))) if width else []

    def extend(self, fresh: Sequence[Entry]) -> None:
        """Add entries at the end, and count only theirs."""
        first = len(self.entries)
        self.entries.extend(fresh)
        if self.width:
            rows = (self._height(n) for n in range(first, len(self.entries)))
            self._ends.extend(list(accumulate(rows, initial=self.rows))[1:])

    def at(self, row: int) -> tuple[int, int]:
        """Give the entry of a row, and which of its rows it is."""
        n = bisect_right(self._ends, row)
        return n, row - self.top(n)

    def top(self, n: int) -> int:
        """Give the first row of an entry, which may be free."""
        return self._ends[n - 1] if n else 0

    def end(self, n: int) -> int:
        """Give the row after an entry."""
        return self._ends[n]

    def gap(self, n: int) -> int:
        """Give the free rows before an entry's words."""
        return int(self._airy and n > 0 and self.entries[n].tone != self.entries[n - 1].tone)

    def _height(self, n: int) -> int:
        return self.gap(n) + height(self.entries[n], self.width, self.language)
