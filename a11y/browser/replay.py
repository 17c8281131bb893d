"""Plays a recording back: the same surface as a page, without a browser.

For walks in tests, for `judge`, and for anybody who wants to follow a walk step by step.
"""

import contextlib
from collections.abc import Iterator

import msgspec

from ..model import Action, Moment, Recording, Tool


class OffScript(Exception):
    """The walk did something else than what was recorded: `expected` and `came` are actions."""

    def __init__(self, expected: Action | None, came: Action) -> None:
        super().__init__(expected, came)
        self.expected, self.came = expected, came

    def __str__(self) -> str:
        expected = "nothing more" if self.expected is None else describe(self.expected)
        return f"expected {expected}, as recorded, and came {describe(self.came)}"


class Replay:
    """An Eye that sees what a recording holds, as long as the same things are done in the same order."""

    def __init__(self, recording: Recording) -> None:
        """Start before the recording's first step, at its first look."""
        self._recording = recording
        self._steps = iter(recording.steps)
        self._at = 0
        self._looked = -1
        self.did = 0.0
        """When the latest step was done."""
        self.tools: tuple[Tool, ...] = recording.tools

    @property
    def now(self) -> float:
        """Milliseconds since the recording began, at the latest look."""
        return self._recording.moments[self._at].at

    def look(self, *, axe: bool = False, picture: bool = True) -> Moment:
        """The look that was had at this point; what happened before it is told once."""
        moment = self._recording.moments[self._at]
        again = self._looked == self._at
        self._looked = self._at
        return _without_news(moment) if again else moment

    def act(self, action: Action) -> None:
        """Go to the look after the next step. Raises OffScript where that was another action."""
        step = next(self._steps, None)
        if step is None or not _same(step.action, action):
            raise OffScript(step.action if step else None, action)
        self._at, self.did = step.moment, step.done

    def server(self, text: str) -> None:
        """The same as an action of the backend."""
        self.act(Action("server", text=text))

    def close(self) -> None:
        """Nothing is open."""


@contextlib.contextmanager
def replay(recording: Recording) -> Iterator[Replay]:
    """A recording as a page, for as long as the block lasts."""
    yield Replay(recording)


def describe(action: Action) -> str:
    """An action in a few words."""
    return " ".join(filter(None, (action.kind, action.key, action.text, action.label or action.node)))


def _same(one: Action, other: Action) -> bool:
    return (one.kind, one.node, one.key, one.text) == (other.kind, other.node, other.key, other.text)


def _without_news(moment: Moment) -> Moment:
    return msgspec.structs.replace(moment, changes=(), focus=(), media=())
