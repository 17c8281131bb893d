"""Closed shadow roots: found by DevTools, handed to the scripts that would not see them."""

from .devtools import CallFailed
from .frames import Frames, Live
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
