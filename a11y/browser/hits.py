"""What the pointer reaches: asked of the browser for every middle at once, before the answers are needed."""

from concurrent.futures import Future

from .devtools import Answer, CallFailed
from .frames import Frames
from .places import Place
from .snapshot import Drawn, middle

MOST = 1500
"""Places asked for in one look."""


class Hits:
    """Hit tests over all processes of a page."""

    def __init__(self, frames: Frames, places: dict[str, Place]) -> None:
        self._frames, self._places = frames, places
        self._asked: dict[tuple[str, int, int], Future[Answer]] = {}
        self._found: dict[tuple[str, int, int], tuple[str, int]] = {}
        self._texts: dict[str, list[Drawn]] = {}

    def ask(self, place: Place, drawn: Drawn) -> None:
        """Have the places tested that tell whether the pointer reaches the middle of an element."""
        for at, x, y in self._points(place, drawn):
            key = (at.live.session, x, y)
            if key not in self._asked and len(self._asked) < MOST:
                self._asked[key] = self._frames.wire.post(
                    "DOM.getNodeForLocation", at.live.session, x=x, y=y, ignorePointerEventsNone=False
                )

    def reaches(self, place: Place, drawn: Drawn) -> bool:
        """Whether the pointer at its middle reaches it or something in it, through all frames around it."""
        element = drawn.parent if drawn.tag == "#text" and drawn.parent else drawn
        wanted = element.backend
        for at, x, y in self._points(place, drawn):
            frame, backend = self._at(at.live.session, x, y)
            top = self._root_of(at)
            if not self._lies_in(frame, backend, place.live.cdp, wanted):
                text = self._slotted(frame, backend, x + top.offset[0], y + top.offset[1])
                if not (text and self._lies_in(frame, text, place.live.cdp, wanted)):
                    return False
            if top.owner:
                parent, _, owner = top.owner.partition(":")
                place, wanted = self._places[parent], int(owner)
        return True

    def _points(self, place: Place, drawn: Drawn) -> list[tuple[Place, int, int]]:
        """The middle in the coordinates of each process, from the inside out."""
        assert drawn.box is not None
        x, y = middle(drawn.box)
        page = (x + place.offset[0], y + place.offset[1])
        points = []
        at = place
        while True:
            top = self._root_of(at)
            points.append((top, int(page[0] - top.offset[0]), int(page[1] - top.offset[1])))
            if not top.owner:
                return points
            at = self._places[top.owner.partition(":")[0]]

    def _root_of(self, place: Place) -> Place:
        """The outermost frame of the process that a frame lives in."""
        while place.owner:
            parent = self._places[place.owner.partition(":")[0]]
            if parent.live.session != place.live.session:
                break
            place = parent
        return place

    def _at(self, session: str, x: int, y: int) -> tuple[str, int]:
        key = (session, x, y)
        if key not in self._found:
            self._found[key] = ("", 0)
            if key in self._asked:
                try:
                    answer = self._frames.wire.wait(self._asked[key], "DOM.getNodeForLocation")
                    self._found[key] = (answer.get("frameId", ""), answer["backendNodeId"])
                except CallFailed:
                    pass
        return self._found[key]

    def _slotted(self, frame: str, backend: int, x: float, y: float) -> int:
        """The words in a slot that are hit where the browser tells of the host they come from; 0 if none."""
        place = next((place for place in self._places.values() if place.live.cdp == frame), None)
        host = place.document.by_backend.get(backend) if place else None
        if place is None or host is None:
            return 0
        if frame not in self._texts:
            self._texts[frame] = [node for node in place.document.nodes if _in_slot(node)]
        point = (x - place.offset[0], y - place.offset[1])
        return next((text.backend for text in self._texts[frame] if _handed(text, host, point)), 0)

    def _lies_in(self, frame: str, backend: int, wanted_frame: str, wanted: int) -> bool:
        """Whether a node is another one or lies in it, out through the frames of one process."""
        place = next((place for place in self._places.values() if place.live.cdp == frame), None)
        while place is not None:
            node = place.document.by_backend.get(backend)
            while node is not None:
                if node.backend == wanted and place.live.cdp == wanted_frame:
                    return True
                node = node.parent
            if not place.owner:
                return False
            parent, _, owner = place.owner.partition(":")
            place, backend = self._places.get(parent), int(owner)
        return False


def _in_slot(node: Drawn) -> bool:
    return node.tag == "#text" and node.parent is not None and node.parent.tag == "slot"


def _handed(text: Drawn, host: Drawn, point: tuple[float, float]) -> bool:
    """A text in a slot is drawn at a point, and comes from this shadow host."""
    left, top, right, bottom = text.box or (0, 0, 0, 0)
    if not (left <= point[0] <= right and top <= point[1] <= bottom):
        return False
    below = text.parent
    while below is not None and below.parent is not host:
        below = below.parent
    return below is not None and (below.shadow != host.shadow or "-" in host.tag)
