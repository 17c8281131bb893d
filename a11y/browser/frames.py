"""The page's frames over all processes: each with its DevTools session and script contexts.

Frames of other sites live in processes of their own (OOPIF); DevTools attaches to each by itself, pauses it
before its first script, and goes on when it has been set up.
"""

import threading
from collections.abc import Callable
from typing import Any

from .devtools import Answer
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
        self._contexts: dict[tuple[str, int], str] = {}
        self._lock = threading.Lock()

    def open(self, session: str, frame: str) -> None:
        """Take the top session of the page, whose frame is `frame`."""
        self.sessions[session] = frame
        self._see(session, frame, "", "top")
        self._set_up(session)

    def on_event(self, session: str, method: str, params: Answer) -> None:
        """Take an event of the wire (on its reading thread)."""
        handler = _HANDLERS.get(method)
        if handler is not None:
            handler(self, session, params)
        else:
            context = params.get("executionContextId", 0)
            self._heard(self._contexts.get((session, context), ""), method, params)

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

    def _see(self, session: str, cdp: str, parent: str, kind: Any) -> Live:
        frame = self.live.get(cdp)
        if frame is None:
            frame = self.live[cdp] = Live(self.name(cdp), cdp, session, kind=kind, parent=parent)
        frame.session = session
        return frame

    def _set_up(self, session: str) -> None:
        """Everything a process needs before its first script runs. Sends only: answers are not waited for."""
        self.wire.post("Inspector.enable", session)
        self.wire.post("Page.enable", session)
        self.wire.post("Runtime.enable", session)
        self._prepare(session)
        self.wire.post(
            "Target.setAutoAttach", session, autoAttach=True, waitForDebuggerOnStart=True, flatten=True
        )
        self.wire.post("Runtime.runIfWaitingForDebugger", session)

    def _attached(self, session: str, params: Answer) -> None:
        info, child = params["targetInfo"], params["sessionId"]
        if not session:  # our own attaching to the page
            return
        if info["type"] != "iframe":
            self.wire.post("Runtime.runIfWaitingForDebugger", child)
            self.wire.post("Target.detachFromTarget", session, sessionId=child)
            return
        cdp = info["targetId"]
        self.sessions[child] = cdp
        frame = self._see(child, cdp, info.get("parentFrameId", ""), "cross_origin")
        frame.kind, frame.context, frame.world = "cross_origin", 0, 0
        frame.url = info.get("url", frame.url)
        self._set_up(child)

    def _detached(self, session: str, params: Answer) -> None:
        cdp = self.sessions.pop(params["sessionId"], "")
        self.wire.drop(params["sessionId"])
        frame = self.live.get(cdp)
        if frame is not None and frame.session == params["sessionId"]:
            self.live.pop(cdp, None)

    def _frame_attached(self, session: str, params: Answer) -> None:
        self._see(session, params["frameId"], params["parentFrameId"], "same_origin")

    def _frame_detached(self, session: str, params: Answer) -> None:
        # A swap moves the frame to a process of its own: it stays.
        if params.get("reason") != "swap":
            self.live.pop(params["frameId"], None)

    def _navigated(self, session: str, params: Answer) -> None:
        said = params["frame"]
        self._drop_inside(said["id"])
        frame = self.live.get(said["id"])
        if frame is None or frame.kind != "top":
            own = self.sessions.get(session) == said["id"]
            parent = said.get("parentId", frame.parent if frame else "")
            frame = self._see(session, said["id"], parent, "cross_origin" if own else "same_origin")
            frame.kind = "cross_origin" if own else "same_origin"
            frame.parent = parent
        frame.url = said.get("url", "") + said.get("urlFragment", "")

    def _drop_inside(self, cdp: str) -> None:
        """The frames of the document before are gone; not each of them is told of."""
        for inner in [live for live in self.live.values() if live.parent == cdp]:
            self._drop_inside(inner.cdp)
            self.live.pop(inner.cdp, None)

    def _context(self, session: str, params: Answer) -> None:
        context = params["context"]
        cdp = context.get("auxData", {}).get("frameId", "")
        if not cdp or not context["auxData"].get("isDefault"):
            return
        frame = self.live.get(cdp) or self._see(session, cdp, "", "same_origin")
        frame.session, frame.context, frame.world = session, context["id"], 0
        self._contexts[session, context["id"]] = frame.id

    def _context_gone(self, session: str, params: Answer) -> None:
        for frame in list(self.live.values()):
            if frame.session == session and frame.context == params["executionContextId"]:
                frame.context = frame.world = 0

    def _crash(self, session: str, params: Answer) -> None:
        frame = self.live.get(self.sessions.get(session, ""))
        if frame is None or frame.kind == "top":
            self.wire.end("the page crashed")
            return
        self.troubles.append(f"The frame {frame.id} ({frame.url}) crashed.")
        for lost in [live for live in self.live.values() if live.session == session]:
            self.live.pop(lost.cdp, None)
        self.wire.drop(session)


_HANDLERS: dict[str, Callable[[Frames, str, Answer], None]] = {
    "Target.attachedToTarget": Frames._attached,
    "Target.detachedFromTarget": Frames._detached,
    "Page.frameAttached": Frames._frame_attached,
    "Page.frameDetached": Frames._frame_detached,
    "Page.frameNavigated": Frames._navigated,
    "Runtime.executionContextCreated": Frames._context,
    "Runtime.executionContextDestroyed": Frames._context_gone,
    "Inspector.targetCrashed": Frames._crash,
}
