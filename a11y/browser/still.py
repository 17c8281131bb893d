"""Waiting until a page has come to rest, so that the same page gives the same look."""

import contextlib
import time
from typing import Any

import msgspec

from .devtools import CallFailed
from .frames import Frames
from .requests import Requests

STEP = 0.02
"""Seconds between two questions, at most."""


REACTION = 0.06
"""Seconds that what was done gets to have a first effect."""


class Rest(msgspec.Struct, frozen=True):
    """How a page came to rest."""

    still: bool
    """False where it was still changing when patience ended."""
    endless: int
    """Animations without end, or that run for longer than 5 s."""
    versions: dict[str, int]
    """How often each frame has changed, for those that count."""


class Stillness:
    """Nothing in the document, no font and no request in any frame, for as long as `quiet`."""

    def __init__(
        self, frames: Frames, handle: str, requests: Requests, quiet: float, patience: float
    ) -> None:
        self._frames, self._handle, self._requests = frames, handle, requests
        self._quiet, self._patience = quiet, patience

    def wait(self, acted: float) -> Rest:
        """Finish what moves, and wait until nothing happens any more or patience ends.

        `acted` is when something was last done (time.monotonic): it gets a moment to have an effect.
        """
        deadline = time.monotonic() + self._patience
        while (left := acted + REACTION - time.monotonic()) > 0:
            time.sleep(left)
        while True:
            said = self._ask()
            busy = any(entry["loading"] or entry["quietFor"] < self._quiet * 1000 for entry in said.values())
            still = not busy and not self._requests.under_way()
            if still or time.monotonic() > deadline:
                endless = sum(entry["endless"] for entry in said.values())
                return Rest(still, endless, {name: entry["version"] for name, entry in said.items()})
            due = self._quiet - min((entry["quietFor"] for entry in said.values()), default=0) / 1000
            time.sleep(min(STEP, due) if due > 0 else STEP)

    def resume(self) -> None:
        """Let go on what was held for the look."""
        for frame in self._frames.now():
            if frame.context:
                self._frames.post(frame, f"{self._handle}?.resume()")

    def _ask(self) -> dict[str, dict[str, Any]]:
        """What each frame says of itself, by name. A frame without script changes by nobody's hand."""
        asked = {
            frame.id: self._frames.post(frame, f"{self._handle}?.settle()")
            for frame in self._frames.now()
            if frame.context
        }
        said = {}
        for name, future in asked.items():
            with contextlib.suppress(CallFailed):
                entry = self._frames.value(self._frames.wire.wait(future, "coming to rest"))
                if isinstance(entry, dict):
                    said[name] = entry
        return said
