"""Where the frames stand on the page: each document with its offset and with what of it is in view."""

from concurrent.futures import Future
from typing import Literal

import msgspec

from .devtools import Answer, CallFailed
from .frames import Frames
from .scripts import Live
from .snapshot import Box, Document, Drawn, is_visible, overlap


class Place(msgspec.Struct):
    """A frame with its document, and where it stands on the page."""

    live: Live
    document: Document
    offset: tuple[float, float]
    """From the document's own coordinates to the page's."""
    window: Box
    """What of the document is in view, in its own coordinates."""
    owner: str = ""
    """Node id of the iframe element."""
    kind: Literal["top", "same_origin", "cross_origin", "sandboxed"] = "top"


def find_places(
    frames: Frames, lives: list[Live], drawn: dict[str, Document], viewport: tuple[int, int]
) -> dict[str, Place]:
    """Where each frame stands, parents first."""
    owners = {
        live.id: frames.wire.post("DOM.getFrameOwner", parent.session, frameId=live.cdp)
        for live in lives
        if (parent := frames.live.get(live.parent))
    }
    places: dict[str, Place] = {}
    left = [live for live in lives if live.cdp in drawn]
    while left:
        ready = [
            live
            for live in left
            if live.kind == "top" or (live.id in owners and frames.name(live.parent) in places)
        ]
        if not ready:
            break
        for live in ready:
            left.remove(live)
            if live.kind == "top":
                places[live.id] = _top(live, drawn[live.cdp], viewport)
            elif answer := answer_of(frames, owners[live.id]):
                around = places[frames.name(live.parent)]
                places[live.id] = _inner(live, drawn[live.cdp], around, answer["backendNodeId"])
    return places


def _top(live: Live, document: Document, viewport: tuple[int, int]) -> Place:
    x, y = document.scroll
    return Place(live, document, (0, 0), (x, y, x + viewport[0], y + viewport[1]))


def _inner(live: Live, document: Document, parent: Place, backend: int) -> Place:
    owner = parent.document.by_backend.get(backend)
    kind = "cross_origin" if live.kind == "cross_origin" else "same_origin"
    if owner is not None and "sandbox" in owner.attributes:
        kind = "sandboxed" if "allow-same-origin" not in owner.attributes["sandbox"] else kind
    name = f"{parent.live.id}:{backend}"
    place = Place(live, document, (0, 0), (0, 0, 0, 0), owner=name, kind=kind)  # type: ignore[arg-type]
    if owner is None or owner.box is None or not is_visible(owner, parent.document, parent.window):
        return place
    left = owner.box[0] + owner.client[0] + _pixels(owner, "padding-left")
    top = owner.box[1] + owner.client[1] + _pixels(owner, "padding-top")
    x, y = document.scroll
    shown = overlap(overlap(owner.box, owner.soft), parent.window)
    by = (x - left, y - top)
    place.offset = (left - x + parent.offset[0], top - y + parent.offset[1])
    place.window = (shown[0] + by[0], shown[1] + by[1], shown[2] + by[0], shown[3] + by[1])
    return place


def _pixels(node: Drawn, name: str) -> float:
    return float(node.style.get(name, "0px").removesuffix("px") or 0)


def answer_of(frames: Frames, future: "Future[Answer]") -> Answer | None:
    """The answer to a call, or None where the browser refused it."""
    try:
        return frames.wire.wait(future, "the accessibility tree")
    except CallFailed:
        return None
