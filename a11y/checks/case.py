"""The evidence as checks look at it: all walks of a page, each with its human controls, words and news."""

from collections.abc import Sequence

from ..journeys.find import Context, rank
from ..journeys.lexicon import plain
from ..journeys.seen import PRESSES as CONTROLS
from ..journeys.seen import Line
from ..model import Node, Recording, Utterance
from .placed import PRESSES, Placed

KEYS = frozenset({"keyboard", "screen-reader", "switch", "forced-colors"})
"""Profiles that move the focus by key."""
SETTLED = 150
"""Milliseconds after opening within which everything is part of it."""


class Case:
    """All walks of one page."""

    def __init__(self, recordings: Sequence[Recording], heard: Sequence[tuple[Utterance, ...]]) -> None:
        self.views = tuple(View(one, said) for one, said in zip(recordings, heard, strict=True))

    def by(self, *profiles: str, journey: str = "") -> tuple["View", ...]:
        """The walks of these profiles (none: of all), of one journey or of all."""
        return tuple(
            view
            for view in self.views
            if (not profiles or view.recording.profile in profiles)
            and journey in ("", view.recording.journey)
        )

    def keyed(self) -> tuple["View", ...]:
        """The walks of those who use keys."""
        return self.by(*KEYS)


class View(Placed):
    """One walk, with what is written in its chat."""

    def __init__(self, recording: Recording, heard: tuple[Utterance, ...]) -> None:
        super().__init__(recording, heard)
        self._humans: dict[int, tuple[Node, ...]] = {}

    def humans(self, at: int) -> tuple[Node, ...]:
        """Controls in sight that lead to a human, best first."""
        if at not in self._humans:
            context = Context(panel=self.panel(at), launcher=self.launcher.id if self.launcher else "")
            self._humans[at] = tuple(one.thing.node for one in rank("human", self.seen(at), context))
        return self._humans[at]

    def lines(self, at: int) -> tuple[Line, ...]:
        """The words in sight in the open chat that stand on no control, not even on one that is off."""
        panel, nodes = self.panel(at), self.page(at).nodes
        return tuple(
            line
            for line in self.seen(at).lines
            if panel
            and panel in line.within
            and not line.control
            and not any(nodes[one].role in CONTROLS for one in line.within)
        )

    def news(self, at: int) -> tuple[str, ...]:
        """Texts that came into sight in the open chat, and that the customer did not write."""
        if at and at == self.press:
            return self._greeting()
        if at == 0 or at in self.toggled or not self.panel(at - 1):
            return ()
        before = {(line.key, line.text) for one in self._known(at) for line in self.seen(one).lines}
        new = [line for line in self.lines(at) if (line.key, line.text) not in before and plain(line.text)]
        typed = [plain(step.action.text) for step in self.recording.steps if step.action.kind == "type"]
        own = [line for line in new if any(text and text in plain(line.text) for text in typed)]
        blocks = {self._message(at, line) for line in own}
        theirs = [line.text for line in new if not blocks & {line.key, *line.within}]
        chosen = {plain(step.action.label) for step in self.recording.steps if step.action.kind in PRESSES}
        return tuple(text for text in theirs if plain(text) not in chosen)

    def _known(self, at: int) -> range:
        """The last look, and where the focus only moved all before: that uncovers what was there."""
        step = self.step(at)
        return range(0 if step and step.action.key in ("Tab", "Shift+Tab") else at - 1, at)

    def _message(self, at: int, line: Line) -> str:
        """The outermost element that came with a line: its message, with time and what else stands by it."""
        old = self.page(at - 1).nodes
        new = [name for name in (line.key, *line.within) if name not in old]
        known = {other.text for other in self.lines(at - 1)}
        again = any(new[-1:] and new[-1] in other.within and other.text in known for other in self.lines(at))
        return line.key if again or not new else new[-1]

    def _greeting(self) -> tuple[str, ...]:
        """What came while the chat was already open, in the look after opening it."""
        changes = self.moments[self.press].changes
        shown = min((change.at for change in changes if change.kind == "shown"), default=float("inf"))
        late = {change.key for change in changes if change.kind == "added" and change.at > shown + SETTLED}
        lines = self.lines(self.press)
        return tuple(line.text for line in lines if late & set(line.within))
