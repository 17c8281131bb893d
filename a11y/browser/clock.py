"""The page's clock beside ours: all times of a recording are the page's."""

import time

from .frames import Frames

SAMPLES = 5
QUICK = 0.004
"""Seconds of an answer that is quick enough: it is off by half of them at most."""


class Clock:
    """Turns our time into milliseconds since the recording began."""

    def __init__(self, frames: Frames) -> None:
        """Ask the page a few times; the quickest answer is the truest."""
        self._frames = frames
        samples = [self._sample()]
        while len(samples) < SAMPLES and min(samples)[0] > QUICK:
            samples.append(self._sample())
        _, self._shift, self.began = min(samples)

    def at(self, monotonic: float) -> float:
        """Milliseconds since the recording began, of a time.monotonic()."""
        return monotonic * 1000 + self._shift - self.began

    def _sample(self) -> tuple[float, float, float]:
        """How long the page took to tell its time, how far that is from ours, and what it told; ms."""
        before = time.monotonic()
        told: float = self._frames.evaluate(self._frames.top, "performance.timeOrigin + performance.now()")
        after = time.monotonic()
        return after - before, told - (before + after) / 2 * 1000, told
