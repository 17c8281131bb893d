"""What a page does beside its documents: dialogs of the browser, windows of their own."""

import time
from collections.abc import Callable

from ..model import Change
from .devtools import Answer
from .frames import Frames


class Asides:
    """Answers dialogs as somebody who goes on would, so that they block nothing, and notes other windows."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._dialogs: list[tuple[float, str]] = []
        self._windows: list[str] = []

    def on_event(self, method: str, params: Answer) -> None:
        """Take an event that may be about one (on the reading thread)."""
        if method == "Page.javascriptDialogOpening":
            if params["type"] != "beforeunload":
                self._dialogs.append((time.monotonic(), params["message"]))
            for session in list(self._frames.sessions):
                self._frames.wire.post(
                    "Page.handleJavaScriptDialog", session, accept=params["type"] != "prompt"
                )
        elif method == "Page.windowOpen":
            self._windows.append(params["url"] or "no address")

    def dialogs(self, at: Callable[[float], float]) -> tuple[Change, ...]:
        """The dialogs since the last time, told as what came; `at` turns our time into the recording's."""
        said, self._dialogs = self._dialogs, []
        return tuple(
            Change(at=round(at(when), 1), frame="f0", kind="added", role="alertdialog", text=text)
            for when, text in said
        )

    def windows(self) -> list[str]:
        """What was not looked at, in sentences."""
        return [
            f"The page opened a window of its own ({url}), which was not looked at." for url in self._windows
        ]
