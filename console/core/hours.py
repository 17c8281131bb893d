"""Office hours: when people are there at all."""

from datetime import UTC, datetime, time, timedelta, tzinfo

import msgspec


class Opening(msgspec.Struct, frozen=True):
    """One opening on one weekday (0 is Monday), local time, `start` up to but not including `end`."""

    weekday: int
    start: time
    end: time


class Hours(msgspec.Struct, frozen=True):
    """The week's openings in a time zone. No openings at all means always open."""

    openings: tuple[Opening, ...] = ()
    zone: tzinfo = UTC

    def is_open(self, now: int) -> bool:
        """Tell whether `now` (ms since the epoch) lies in an opening."""
        local = datetime.fromtimestamp(now / 1000, self.zone)
        return not self.openings or any(
            o.weekday == local.weekday() and o.start <= local.time() < o.end for o in self.openings
        )

    def opens_at(self, now: int) -> int | None:
        """Give the next start of an opening after `now` in ms, or None when always open."""
        local = datetime.fromtimestamp(now / 1000, self.zone)
        starts = (
            datetime.combine(local.date() + timedelta(days=day), o.start, self.zone)
            for day in range(8)
            for o in self.openings
            if (local.weekday() + day) % 7 == o.weekday
        )
        later = [start for start in starts if start > local]
        return int(min(later).timestamp() * 1000) if later else None
