"""One look at all frames: asks every process at once, and makes one tree of the answers."""

import time
from collections.abc import Callable
from typing import Any

import msgspec

from ..model import Frame, Tree
from .frames import Frames
from .hits import Hits
from .join import Joiner
from .names import Names
from .places import Place, answer_of, find_places
from .scripts import Live
from .snapshot import STYLES, Document, documents


class Look(msgspec.Struct):
    """What one look at the page gave."""

    tree: Tree
    places: dict[str, Place]
    """By our name of the frame."""
    unseen: tuple[str, ...]

    @property
    def top(self) -> Document:
        """The top document."""
        return next(iter(self.places.values())).document


Stamp = tuple[int, int] | None
"""A document and the count of its changes; None where nobody counts them."""


MANY = 1000
"""Nodes from which on a frame is not asked again as long as nothing has happened in it."""
QUICK = 0.15
"""Seconds that a look may take which may prove to have been in vain."""


class Reader:
    """Looks at every frame at once, and asks again only of large frames in which something has happened."""

    def __init__(self, frames: Frames, names: Names, viewport: tuple[int, int]) -> None:
        self._frames, self._names, self._viewport = frames, names, viewport
        self._trees: dict[str, tuple[Stamp, list[dict[str, Any]]]] = {}
        self._drawn: dict[str, tuple[tuple[Stamp, ...], list[Document]]] = {}
        self._took = 0.0

    @property
    def quick(self) -> bool:
        """Whether the last look cost so little that one may be taken on trial."""
        return self._took <= QUICK

    def read(self, versions: dict[str, int], touchable: frozenset[str], focused: str) -> Look:
        """One look. `versions` counts the changes of each frame that counts them.

        `touchable` are nodes known to listen to pointer or touch, `focused` the one that has the focus; both
        by backend node id.
        """
        began, lives = time.monotonic(), self._frames.now()
        stamps = {live.id: _stamp(live, versions) for live in lives}
        drawn = self._snapshots(lives, stamps)
        trees = self._accessibility(lives, stamps)
        places = find_places(self._frames, lives, drawn(), self._viewport)
        joiner = Joiner(places, Hits(self._frames, places), self._names, touchable)
        errors: dict[str, str] = {}
        for live, answer in zip(lives, trees(), strict=True):
            place = places.get(live.id)
            if place is not None and answer:
                joiner.add(place, answer)
            elif place is None or not answer:
                errors[live.id] = "it gave no answer"
            if live.url.startswith("chrome-error:"):
                errors[live.id] = "it could not be loaded"
        nodes = joiner.nodes()
        said = tuple(
            _frame(live, places.get(live.id), errors.get(live.id, ""), self._names) for live in lives
        )
        unseen = tuple(
            f"The frame {frame.id} ({frame.url or 'no address'}) could not be looked at: {frame.error}."
            for frame in said
            if frame.error
        )
        self._took = time.monotonic() - began
        return Look(Tree(nodes, said, joiner.focus(focused)), places, unseen)

    def _snapshots(self, lives: list[Live], stamps: dict[str, Stamp]) -> Callable[[], dict[str, Document]]:
        """Ask for what is drawn; the function gives the documents by frame."""
        of: dict[str, tuple[Stamp, ...]] = {}
        for live in lives:
            of[live.session] = (*of.get(live.session, ()), stamps[live.id])
        asked = {
            session: self._frames.wire.post(
                "DOMSnapshot.captureSnapshot", session, computedStyles=list(STYLES), includeDOMRects=True
            )
            for session, stamp in of.items()
            if None in stamp or self._drawn.get(session, ((), []))[0] != stamp
        }

        def take() -> dict[str, Document]:
            for session, future in asked.items():
                answer = answer_of(self._frames, future)
                found = documents(answer) if answer else []
                many = sum(len(document.nodes) for document in found) >= MANY
                self._drawn[session] = (of[session] if many else (None,), found)
            self._drawn = {session: kept for session, kept in self._drawn.items() if session in of}
            return {document.cdp: document for _, kept in self._drawn.values() for document in kept}

        return take

    def _accessibility(
        self, lives: list[Live], stamps: dict[str, Stamp]
    ) -> Callable[[], list[list[dict[str, Any]]]]:
        """Ask for the accessibility trees; the function gives the nodes of each frame."""
        asked = {
            live.id: self._frames.wire.post("Accessibility.getFullAXTree", live.session, frameId=live.cdp)
            for live in lives
            if stamps[live.id] is None or self._trees.get(live.id, (None, []))[0] != stamps[live.id]
        }

        def take() -> list[list[dict[str, Any]]]:
            for name, future in asked.items():
                answer = answer_of(self._frames, future)
                nodes = answer["nodes"] if answer else []
                self._trees[name] = (stamps[name] if len(nodes) >= MANY else None, nodes)
            return [self._trees[live.id][1] for live in lives]

        return take


def _stamp(live: Live, versions: dict[str, int]) -> Stamp:
    return (live.context, versions[live.id]) if live.id in versions else None


def _frame(live: Live, place: Place | None, error: str, names: Names) -> Frame:
    document = place.document if place else None
    return Frame(
        id=live.id,
        url=live.url or (document.url if document else ""),
        title=document.title if document else "",
        lang=document.lang if document else "",
        owner=names.name(place.owner) if place else "",
        kind=place.kind if place else live.kind,
        error=error,
    )
