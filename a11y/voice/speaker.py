"""Keeps one worker process speaking: starts it again when it dies or sticks, and tells what was missed."""

import contextlib
from collections.abc import Callable
from typing import Literal

import msgspec

from .process import WorkerProcess
from .protocol import Answer, Speak
from .said import Kind, Notice, VoiceError

SLOWEST, FASTEST = 80, 600
"""The speech rates espeak-ng has, in words a minute; pyttsx3 clips others without a word."""
_START_SECONDS = 10.0
_GRACE_SECONDS = 10.0
_FAILURES = 3

OnNotice = Callable[[Notice], None]


class Status(msgspec.Struct, frozen=True):
    """How a voice is: `silent` may end by itself (a device is connected), `failed` does not."""

    state: Literal["starting", "ready", "silent", "failed"]
    reason: Notice | None = None


class Speaker:
    """Used by one thread, but any thread may hush and close it.

    A phrase may take `grace` seconds more than its letters need; then the worker counts as stuck.
    """

    def __init__(self, rate: int, on_notice: OnNotice, grace: float | None = None) -> None:
        check_rate(rate)
        self.status = Status("starting")
        self._rate, self._on_notice = rate, on_notice
        self._grace = _GRACE_SECONDS if grace is None else grace
        self._worker: WorkerProcess | None = None
        self._hushed = 0
        self._failures = 0
        self._spoke = self._closing = False
        self._told: set[tuple[Kind, str]] = set()

    @property
    def pid(self) -> int | None:
        """The worker process, if there is one."""
        worker = self._worker
        return worker.pid if worker else None

    def say(self, number: int, text: str, language: str) -> bool:
        """Say one phrase, and never mind how that ends; False: there will be no more speech.

        Numbers go up from 1; 0 is for an empty phrase, which only finds out whether there is sound.
        """
        worker = self._working()
        if worker is None:
            return False
        if self._unwanted(number):
            return True
        answer = worker.ask(Speak(number, text, language, self._rate), self._limit(text))
        if answer.outcome in ("gone", "stuck"):
            worker.close()
            return self._unwanted(number) or self._failed(answer.detail, lost=bool(text))
        self._failures = 0
        self._tell_outcome(answer, language)
        return True

    def hush(self, up_to: int) -> None:
        """Have the phrase with this number, or an earlier one, ended now."""
        if up_to > self._hushed:
            self._hushed = up_to
            if worker := self._worker:
                worker.hush(up_to)

    def close(self) -> None:
        """End the worker; no other will be started."""
        self._closing = True
        if worker := self._worker:
            worker.close()

    def tell(self, notice: Notice) -> None:
        """Give the user a notice."""
        with contextlib.suppress(RuntimeError):  # a listener whose own loop has ended misses nothing
            self._on_notice(notice)

    def _working(self) -> WorkerProcess | None:
        """The worker, started where none lives; None: that is not possible any more."""
        while not self._closing:
            if self._worker and self._worker.alive:
                return self._worker
            if not self._start():
                return None
        return None

    def _start(self) -> bool:
        if self._worker:
            self._worker.close()
        try:
            self._worker = worker = WorkerProcess()
        except OSError as error:
            return self._failed(str(error))
        if self._closing:  # close() may not have seen this one
            worker.close()
        answer = worker.ready(_START_SECONDS)
        if answer.outcome == "ready":
            return True
        worker.close()
        return self._failed(answer.detail)

    def _unwanted(self, number: int) -> bool:
        return self._hushed >= number > 0

    def _failed(self, detail: str, *, lost: bool = False) -> bool:
        """Count a failure of the engine; False: it was one too many."""
        if self._closing:
            return False
        self._failures += 1
        if self._failures < _FAILURES:
            if lost:
                self.tell(Notice("lost", detail))
            return True
        kind: Kind = "gave_up" if self._spoke else "no_engine"
        notice = Notice(kind, detail, self._failures)
        self.status = Status("failed", notice)
        self.tell(notice)
        return False

    def _tell_outcome(self, answer: Answer, language: str) -> None:
        if answer.outcome == "no_player" or answer.outcome == "no_device":
            notice = Notice(answer.outcome, answer.detail)
            self.status = Status("silent", notice)
            self._tell_once(notice, "")
        elif answer.outcome == "done":
            self.status, self._spoke = Status("ready"), True
            self._told -= {("no_player", ""), ("no_device", "")}
            if answer.strange_voice:
                self._tell_once(Notice("no_voice", language), language)

    def _tell_once(self, notice: Notice, about: str) -> None:
        if (notice.kind, about) not in self._told:
            self._told.add((notice.kind, about))
            self.tell(notice)

    def _limit(self, text: str) -> float:
        """Seconds for a phrase: a letter, when it is spelled, takes less than a slow word."""
        return self._grace + len(text) * 60 / self._rate


def check_rate(rate: int) -> None:
    """Raise VoiceError for a rate that espeak-ng does not have."""
    if not SLOWEST <= rate <= FASTEST:
        raise VoiceError("bad_rate", count=rate)
