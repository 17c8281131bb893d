"""What DevTools tells of frames: they come, load, move to a process of their own, crash and go."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .devtools import Answer

if TYPE_CHECKING:
    from .frames import Frames


def _attached(frames: "Frames", session: str, params: Answer) -> None:
    info, child = params["targetInfo"], params["sessionId"]
    if not session:  # our own attaching to the page
        return
    if info["type"] != "iframe":
        frames.wire.post("Runtime.runIfWaitingForDebugger", child)
        frames.wire.post("Target.detachFromTarget", session, sessionId=child)
        return
    cdp = info["targetId"]
    frames.sessions[child] = cdp
    frame = frames.see(child, cdp, info.get("parentFrameId", ""), "cross_origin")
    frame.kind, frame.context, frame.world = "cross_origin", 0, 0
    frame.url = info.get("url", frame.url)
    frames.set_up(child)


def _detached(frames: "Frames", session: str, params: Answer) -> None:
    cdp = frames.sessions.pop(params["sessionId"], "")
    frames.wire.drop(params["sessionId"])
    frame = frames.live.get(cdp)
    if frame is not None and frame.session == params["sessionId"]:
        frames.live.pop(cdp, None)


def _frame_attached(frames: "Frames", session: str, params: Answer) -> None:
    frames.see(session, params["frameId"], params["parentFrameId"], "same_origin")


def _frame_detached(frames: "Frames", session: str, params: Answer) -> None:
    # A swap moves the frame to a process of its own: it stays.
    if params.get("reason") != "swap":
        frames.live.pop(params["frameId"], None)


def _navigated(frames: "Frames", session: str, params: Answer) -> None:
    said = params["frame"]
    frames.drop_inside(said["id"])
    frame = frames.live.get(said["id"])
    if frame is None or frame.kind != "top":
        own = frames.sessions.get(session) == said["id"]
        parent = said.get("parentId", frame.parent if frame else "")
        frame = frames.see(session, said["id"], parent, "cross_origin" if own else "same_origin")
        frame.kind = "cross_origin" if own else "same_origin"
        frame.parent = parent
    frame.url = said.get("url", "") + said.get("urlFragment", "")


def _context(frames: "Frames", session: str, params: Answer) -> None:
    context = params["context"]
    cdp = context.get("auxData", {}).get("frameId", "")
    if not cdp or not context["auxData"].get("isDefault"):
        return
    frame = frames.live.get(cdp) or frames.see(session, cdp, "", "same_origin")
    frame.session, frame.context, frame.world = session, context["id"], 0
    frames.contexts[session, context["id"]] = frame.id


def _context_gone(frames: "Frames", session: str, params: Answer) -> None:
    for frame in list(frames.live.values()):
        if frame.session == session and frame.context == params["executionContextId"]:
            frame.context = frame.world = 0


def _crash(frames: "Frames", session: str, params: Answer) -> None:
    frame = frames.live.get(frames.sessions.get(session, ""))
    if frame is None or frame.kind == "top":
        frames.wire.end("the page crashed")
        return
    frames.troubles.append(f"The frame {frame.id} ({frame.url}) crashed.")
    for lost in [live for live in frames.live.values() if live.session == session]:
        frames.live.pop(lost.cdp, None)
    frames.wire.drop(session)


HANDLERS: dict[str, Callable[["Frames", str, Answer], None]] = {
    "Target.attachedToTarget": _attached,
    "Target.detachedFromTarget": _detached,
    "Page.frameAttached": _frame_attached,
    "Page.frameDetached": _frame_detached,
    "Page.frameNavigated": _navigated,
    "Runtime.executionContextCreated": _context,
    "Runtime.executionContextDestroyed": _context_gone,
    "Inspector.targetCrashed": _crash,
}
