"""What was done and seen while somebody listened, as a recording; bounded."""

from datetime import UTC, datetime

import msgspec

from ..model import Action, Moment, Recording, Step, Tool
from .words import word

MOST = 1000
"""The most looks that a recording keeps."""


class Kept:
    """The looks and deeds so far."""

    def __init__(self) -> None:
        self._moments: list[Moment] = []
        self._steps: list[Step] = []
        self._full = False
        self._started = datetime.now(UTC).isoformat(timespec="seconds")

    def add(self, action: Action, moment: Moment) -> None:
        """Keep what was done and the look after it; trees that are alike are kept once."""
        if len(self._moments) >= MOST:
            self._full = True
            return
        if self._moments and self._moments[-1].tree == moment.tree:
            moment = msgspec.structs.replace(moment, tree=self._moments[-1].tree)
        self._moments.append(moment)
        self._steps.append(Step(len(self._steps), "listen", action, len(self._steps), at=moment.at))

    def recording(self, url: str, language: str, tools: tuple[Tool, ...]) -> Recording:
        """All of it; what did not fit is told among what could not be looked at."""
        unseen = [text for moment in self._moments for text in moment.unseen]
        if self._full:
            unseen.append(word("full", language, count=MOST))
        return Recording(
            url=url,
            journey="listen",
            profile="screen-reader",
            language=language,
            started=self._started,
            moments=tuple(self._moments),
            steps=tuple(self._steps),
            tools=tools,
            unseen=tuple(dict.fromkeys(unseen)),
        )
