"""The page's frames over all processes: each with its DevTools session and script contexts.

Frames of other sites live in processes of their own (OOPIF); DevTools attaches to each by itself, pauses it
before its first script, and goes on when it has been set up.
"""

import threading
from collections.abc import Callable
from typing import Any

from .devtools import Answer
from .frame_events import HANDLERS
from .scripts import Live, Scripts


class Frames(Scripts):
    """Follows the frames of one page, and sets each new process up by `prepare(session)` before it runs."""

    def __init__(self, prepare: Callable[[str], None], heard: Callable[[str, str, Answer], None]) -> None:
        """`heard(frame id or "", method, params)` gets what is not about frames."""
        self._prepare, self._heard = prepare, heard
        self.live: dict[str, Live] = {}
        self.sessions: dict[str, str] = {}
        """Session -> DevTools id of the frame it was made for."""
        self.troubles: list[str] = []
        self._names: dict[str, str] = {}
        self.contexts: dict[tuple[str, int], str] = {}
        """(Session, script context) -> our name of its frame."""
        self._lock = threading.Lock()

    def open(self, session: str, frame: str) -> None:
        """Take the top session of the page, whose frame is `frame`."""
        self.sessions[session] = frame
        self.see(session, frame, "", "top")
        self.set_up(session)

    def on_event(self, session: str, method: str, params: Answer) -> None:
        """Take an event of the wire (on its reading thread)."""
        handler = HANDLERS.get(method)
        if handler is not None:
            handler(self, session, params)
        else:
            context = params.get("executionContextId", 0)
            self._heard(self.contexts.get((session, context), ""), method, params)

    @property
    def top(self) -> Live:
        """The top frame."""
        return next(frame for frame in self.live.values() if frame.kind == "top")

    def now(self) -> list[Live]:
        """The frames there are, the top one first, in the order they came."""
        return sorted(self.live.values(), key=lambda frame: int(frame.id[1:]))

    def by_name(self, name: str) -> Live | None:
        """The frame that we call `name`, when it is still there."""
        return next((frame for frame in list(self.live.values()) if frame.id == name), None)

    def name(self, cdp: str) -> str:
        """Our name of a frame, by its DevTools id."""
        with self._lock:
            return self._names.setdefault(cdp, f"f{len(self._names)}")

    def see(self, session: str, cdp: str, parent: str, kind: Any) -> Live:
        """Take in a frame, or that it is driven by another session."""
        frame = self.live.get(cdp)
        if frame is None:
            frame = self.live[cdp] = Live(self.name(cdp), cdp, session, kind=kind, parent=parent)
        frame.session = session
        return frame

    def set_up(self, session: str) -> None:
        """Everything a process needs before its first script runs. Sends only: answers are not waited for."""
        self.wire.post("Inspector.enable", session)
        self.wire.post("Page.enable", session)
        self.wire.post("Runtime.enable", session)
        self._prepare(session)
        self.wire.post(
            "Target.setAutoAttach", session, autoAttach=True, waitForDebuggerOnStart=True, flatten=True
        )
        self.wire.post("Runtime.runIfWaitingForDebugger", session)

    def drop_inside(self, cdp: str) -> None:
        """The frames of the document before are gone; not each of them is told of."""
        for inner in [live for live in self.live.values() if live.parent == cdp]:
            self.drop_inside(inner.cdp)
            self.live.pop(inner.cdp, None)
