"""Time, and what waits for it. One timer for everything: nothing is polled."""

import asyncio
import heapq
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Where the hub gets the time from."""

    def now(self) -> int:
        """Give the time in ms since the epoch."""

    def wake(self, at: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call once when `at` (ms) is reached; the result cancels it."""


class SystemClock:
    """The machine's clock and the event loop's timers.

    Its time never goes back. When the machine's clock is set back it goes on, a tenth slower, until the
    machine has caught up: an offer that has 30 s to go still ends, and what is said next still comes later.
    """

    def __init__(
        self, wall: Callable[[], int] = time.time_ns, steady: Callable[[], int] = time.monotonic_ns
    ) -> None:
        """Take the two clocks, in ns: the one that people set, and the one that counts only what passes."""
        self._wall, self._steady = wall, steady
        self._last, self._seen_at = wall(), steady()

    def now(self) -> int:
        """Give the time in ms since the epoch."""
        seen_at = self._steady()
        least = self._last + (seen_at - self._seen_at) * 9 // 10
        self._last, self._seen_at = max(self._wall(), least), seen_at
        return self._last // 1_000_000

    def wake(self, at: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call once when `at` (ms) is reached; the result cancels it."""
        delay = max(0.0, (at - self.now()) / 1000)
        # Long waits are cut up, so that a clock that was set is noticed.
        return asyncio.get_running_loop().call_later(min(delay, 60.0), call).cancel


class Agenda:
    """Calls what is due. Each `key` has one appointment; a new one replaces it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heap: list[tuple[int, int, object]] = []
        self._due: dict[object, tuple[int, int, Callable[[], None]]] = {}
        self._count = 0
        self._timer: tuple[int, Callable[[], None]] | None = None

    def at(self, when: int, key: object, call: Callable[[], None]) -> None:
        """Call at `when` (ms since the epoch); later than the appointment there is, it is moved lazily."""
        self._count += 1
        self._due[key] = (when, self._count, call)
        heapq.heappush(self._heap, (when, self._count, key))
        self._set_timer()

    def after(self, seconds: float, key: object, call: Callable[[], None]) -> None:
        """Call in so many seconds."""
        self.at(self._clock.now() + int(seconds * 1000), key, call)

    def cancel(self, key: object) -> None:
        """Forget an appointment, if there is one."""
        self._due.pop(key, None)

    def appointment(self, key: object) -> int | None:
        """Give the time of an appointment in ms, or None."""
        found = self._due.get(key)
        return found[0] if found else None

    def close(self) -> None:
        """Forget everything."""
        self._due.clear()
        self._heap.clear()
        self._stop_timer()

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer[1]()
            self._timer = None

    def _set_timer(self) -> None:
        if not self._heap:
            return
        first = self._heap[0][0]
        if self._timer and self._timer[0] <= first:
            return
        self._stop_timer()
        self._timer = (first, self._clock.wake(first, self._run))

    def _run(self) -> None:
        self._timer = None
        now = self._clock.now()
        try:
            while self._heap and self._heap[0][0] <= now:
                when, number, key = heapq.heappop(self._heap)
                if self._due.get(key, (0, 0))[:2] == (when, number):
                    _, _, call = self._due.pop(key)
                    call()
        finally:
            self._set_timer()  # whatever one call does, the others come
