"""Running scripts in a frame: in the page's own context, or in a world of ours that the page cannot see."""

from concurrent.futures import Future
from typing import Any, Literal

import msgspec

from .devtools import Answer, CallFailed, Wire

WORLD = "handrail"
"""Name of the script world of our own, which the page cannot see."""


class Live(msgspec.Struct):
    """A frame that is there now."""

    id: str
    """Our name: f0 is the top one."""
    cdp: str
    session: str
    url: str = ""
    kind: Literal["top", "same_origin", "cross_origin"] = "top"
    parent: str = ""
    """DevTools id of the parent frame; "" for the top one."""
    context: int = 0
    """Its page's script context."""
    world: int = 0
    """Its context of our own."""


class Scripts:
    """Evaluates in frames over one connection."""

    wire: Wire

    def post(self, frame: Live, source: str, **more: Any) -> Future[Answer]:
        """Evaluate in the page's own context; the value comes back by value unless `returnByValue=False`."""
        more = {"returnByValue": True, "awaitPromise": True, "contextId": frame.context} | more
        if not more["contextId"]:
            del more["contextId"]
        return self.wire.post("Runtime.evaluate", frame.session, expression=source, **more)

    def value(self, answer: Answer) -> Any:
        """What an evaluation gave. Raises CallFailed with the page's error where it threw."""
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            said = details.get("exception", {}).get("description") or details.get("text", "")
            raise CallFailed("Runtime.evaluate", 0, str(said).splitlines()[0] if said else "it threw")
        return answer["result"].get("value")

    def evaluate(self, frame: Live, source: str, seconds: float = 0, /, **more: Any) -> Any:
        """Evaluate and wait, for so many seconds at most (0: as for any call)."""
        return self.value(self.wire.wait(self.post(frame, source, **more), "Runtime.evaluate", seconds))

    def world(self, frame: Live) -> int:
        """The script context of our own in a frame, made on first use."""
        if not frame.world:
            answer = self.wire.call(
                "Page.createIsolatedWorld", frame.session, frameId=frame.cdp, worldName=WORLD
            )
            frame.world = answer["executionContextId"]
        return frame.world
