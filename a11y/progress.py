"""What is going on, on standard error: one line that renews itself on a terminal, else a line a stage."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from .cli_words import say
from .language import Language
from .model import Recording
from .reports.safe import safe
from .reports.words import word
from .story import outcome_of

if TYPE_CHECKING:
    from .walk import Progress


class Teller:
    """Tells who is where; from any thread."""

    def __init__(self, language: Language, *, quiet: bool = False, out: TextIO | None = None) -> None:
        self._language: Language = language
        self._quiet, self._out = quiet, out or sys.stderr
        self._renews = not quiet and self._out.isatty()
        self._lock = threading.Lock()
        self._goals: dict[tuple[str, str], str] = {}
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._renew("")

    def step(self, progress: "Progress") -> None:
        """A walk did a step."""
        with self._lock:
            who = (progress.profile, progress.journey)
            new = self._goals.get(who) != progress.goal
            self._goals[who] = progress.goal
            if self._renews:
                self._renew(f"{progress.done}/{progress.of} {self._all()}")
            elif new:
                self._line(self._one(*who))

    def arrived(self, recording: Recording, done: int, of: int) -> None:
        """A walk is over."""
        outcome = word(outcome_of(recording)[0], self._language)
        facts = {"profile": recording.profile, "journey": recording.journey, "outcome": outcome}
        with self._lock:
            self._goals.pop((recording.profile, recording.journey), None)
            self._line(say("arrived", self._language, done=done, of=of, **facts))

    def say(self, key: str, **facts: object) -> None:
        """One line of the command's own."""
        with self._lock:
            self._line(say(key, self._language, **facts))

    def _one(self, profile: str, journey: str) -> str:
        goal = safe(self._goals[profile, journey])
        return say("walking", self._language, profile=profile, journey=journey, goal=goal)

    def _all(self) -> str:
        return "; ".join(self._one(*who) for who in self._goals)

    def _line(self, text: str) -> None:
        if not self._quiet:
            self._renew("")
            self._out.write(f"{text}\n")
            self._out.flush()

    def _renew(self, text: str) -> None:
        if self._renews:
            shown = text[:100]
            self._out.write("\r" + shown.ljust(self._width) + ("" if text else "\r"))
            self._out.flush()
            self._width = len(shown)
