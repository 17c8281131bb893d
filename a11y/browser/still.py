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
EARLY = 0.02
"""Seconds after which a look may begin that counts only if nothing comes after it."""
NEARLY = 1 / 3
"""Share of the quiet after which it may."""


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

    def nearly(self, acted: float) -> Rest:
        """Until a look may begin, which `wait` then has to confirm: mostly nothing comes any more."""
        return self._come(acted + EARLY, self._quiet * NEARLY, self._quiet) or self.wait(acted)

    def wait(self, acted: float) -> Rest:
        """Finish what moves, and wait until nothing happens any more or patience ends.

        `acted` is when something was last done (time.monotonic): it gets a moment to have an effect.
        """
        return self._come(acted + REACTION, self._quiet, self._patience) or self._rest(self._ask(), False)

    def _come(self, begin: float, quiet: float, patience: float) -> Rest | None:
        """The rest it came to; None where patience (seconds) ended first."""
        deadline = time.monotonic() + patience
        while (left := begin - time.monotonic()) > 0:
            time.sleep(left)
        while True:
            said = self._ask()
            busy = any(entry["loading"] or entry["quietFor"] < quiet * 1000 for entry in said.values())
            if not busy and not self._requests.under_way():
                return self._rest(said, True)
            if time.monotonic() > deadline:
                return None
            due = quiet - min((entry["quietFor"] for entry in said.values()), default=0) / 1000
            time.sleep(min(STEP, due) if due > 0 else STEP)

    @staticmethod
    def _rest(said: dict[str, dict[str, Any]], still: bool) -> Rest:
        endless = sum(entry["endless"] for entry in said.values())
        return Rest(still, endless, {name: entry["version"] for name, entry in said.items()})

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
