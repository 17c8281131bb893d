"""Closed shadow roots: found by DevTools, handed to the scripts that would not see them."""

from .devtools import CallFailed
from .frames import Frames
from .scripts import Live
from .snapshot import Document


def closed_roots(frames: Frames, frame: Live, document: Document) -> list[int]:
    """Backend node ids of the closed shadow roots in a document."""
    hosts = {node.parent.backend for node in document.nodes if node.shadow == "closed" and node.parent}
    asked = [
        frames.wire.post("DOM.describeNode", frame.session, backendNodeId=host, depth=0)
        for host in sorted(hosts)
    ]
    found = []
    for future in asked:
        try:
            node = frames.wire.wait(future, "DOM.describeNode")["node"]
        except CallFailed:
            continue
        found += [
            root["backendNodeId"]
            for root in node.get("shadowRoots", ())
            if root["shadowRootType"] == "closed"
        ]
    return found


class Adopted:
    """The closed roots that the observing script has been given, each once."""

    def __init__(self, frames: Frames, handle: str) -> None:
        self._frames, self._function = frames, f"function () {{ {handle}?.adopt(this); }}"
        self._known: set[tuple[str, int]] = set()

    def adopt(self, frame: Live, document: Document) -> bool:
        """Hand over those of a document that are new; whether there were any."""
        if not frame.context:
            return False
        found = closed_roots(self._frames, frame, document)
        new = [root for root in found if (frame.id, root) not in self._known]
        hand_over(self._frames, frame, new, frame.context, self._function)
        self._known |= {(frame.id, root) for root in new}
        return bool(new)


def hand_over(frames: Frames, frame: Live, roots: list[int], context: int, function: str) -> None:
    """Call a JavaScript function of one context with each root as `this`."""
    for backend in roots:
        try:
            answer = frames.wire.call(
                "DOM.resolveNode", frame.session, backendNodeId=backend, executionContextId=context
            )
            frames.wire.call(
                "Runtime.callFunctionOn",
                frame.session,
                objectId=answer["object"]["objectId"],
                functionDeclaration=function,
            )
        except CallFailed:
            continue  # the root has gone meanwhile
