"""One log of focus from what each frame saw of it."""

from collections.abc import Callable, Iterable

import msgspec

from ..model import Focus, Node

BY_USER = 50.0
"""Milliseconds after an action of ours in which a move of focus is its doing."""
SKEW = 10.0
"""Milliseconds by which the clocks of two processes may differ."""
ACROSS = 60.0
"""Milliseconds that focus may be on its way from one process to another without having been lost."""


class Sight(msgspec.Struct, tag="focus"):
    """What a frame saw: whether the focus is in it, and on what (`key` 0: on nothing)."""

    at: float
    has: bool
    key: int
    inside: bool
    """It is on a frame element: what is in there tells more."""
    role: str
    name: str
    late: bool = False
    """It was seen only when the look began."""


class FocusLog:
    """Where the focus went, through all frames."""

    def __init__(self) -> None:
        self._frames: dict[str, Sight] = {}
        self._from = ""
        """The frame that had it last."""
        self.told = ""
        """The node last told of; "" where nobody had the focus."""

    def holder(self, sights: Iterable[tuple[str, Sight]] = ()) -> tuple[str, int]:
        """Frame and key of what has the focus after more has been seen; ("", 0) where nobody has."""
        frames = self._frames | dict(sights)
        frame = _holder(frames)
        return (frame, frames[frame].key) if frame else ("", 0)

    def tell(
        self,
        sights: Iterable[tuple[str, Sight]],
        node: Callable[[str, int], str],
        began: float,
        acted: tuple[float, ...],
    ) -> tuple[Focus, ...]:
        """The moves, with times counted from `began`; `node` names an element of a frame."""
        said: list[Focus] = []
        for frame, sight in sights:
            self._frames[frame] = sight
            holder = _holder(self._frames)
            last = self._frames.get(holder)
            name = node(holder, last.key) if last else ""
            if not name and (outer := self._came_to()):
                holder, last = outer, self._frames[outer]
                name = node(holder, last.key)
            if name == self.told:
                continue
            self.told = name
            self._from = name.partition(":")[0] or self._from
            said.append(
                Focus(
                    at=_arrived(said, holder, round(sight.at - began, 1), late=sight.late),
                    node=name,
                    frame=holder or frame,
                    lost=not name,
                    role=last.role if last else "",
                    name=last.name if last else "",
                    by_user=any(-SKEW <= sight.at - time <= BY_USER for time in acted),
                )
            )
        return tuple(said)

    def _came_to(self) -> str:
        """The frame whose frame element has the focus, where it came from outside and is on nothing in it."""
        inner = next((name for name, one in self._frames.items() if one.has and not one.key), "")
        outer = next((name for name, one in self._frames.items() if one.has and one.key and one.inside), "")
        return outer if inner and outer and self._from not in ("", inner) else ""

    def settle(self, said: tuple[Focus, ...], node: Node, at: float) -> tuple[Focus, ...]:
        """The moves, when the tree in the end shows focus where no script could see it: `node` has it."""
        self.told = node.id
        self._from = node.id.partition(":")[0]
        kept = said[:-1] if said and said[-1].lost else said
        frame = node.id.partition(":")[0]
        return (*kept, Focus(at=at, node=node.id, frame=frame, role=node.role, name=node.name))

    def forget(self, there: Iterable[str]) -> None:
        """Frames that are gone hold no focus any more."""
        kept = set(there)
        self._frames = {name: sight for name, sight in self._frames.items() if name in kept}


def _arrived(said: list[Focus], holder: str, at: float, *, late: bool) -> float:
    """When focus came to a frame. A loss that was only its way there from another process is taken back."""
    if said and said[-1].lost and said[-1].frame != holder:
        if late:
            return said.pop().at
        if at - said[-1].at < ACROSS:
            said.pop()
    return at


def _holder(frames: dict[str, Sight]) -> str:
    return next((name for name, s in frames.items() if s.has and s.key and not s.inside), "")
