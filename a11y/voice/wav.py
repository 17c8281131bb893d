"""Speech into one WAV file, checked: the engine says "done" for one that is empty, cut off or not there."""

import contextlib
import math
import secrets
import time
import wave
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from .process import WorkerProcess
from .protocol import Speak
from .said import VoiceError
from .speaker import check_rate
from .text import phrases

MAX_SECONDS = 7200
"""The longest file; two hours are about 320 MB."""
GAP_SECONDS = 0.35
"""Silence between two utterances."""
_SHORTEST_WORD = 0.15  # of the time an average word takes at the rate asked for


class Utterance(msgspec.Struct, frozen=True):
    """Something to be spoken."""

    text: str
    language: str = "en"
    at: float | None = None
    """Seconds from the start of the file; None, or too early: after the one before it."""


class Rendered(msgspec.Struct, frozen=True):
    """What a file holds."""

    path: Path
    seconds: float
    starts: tuple[float | None, ...]
    """Where each utterance begins, in seconds; None: it had nothing to say."""


def render(
    utterances: Iterable[Utterance], path: str | Path, *, timeout: float = 60.0, rate: int = 200
) -> Rendered:
    """Write the utterances to one WAV file within `timeout` seconds, or raise VoiceError and leave nothing.

    Blocks (from asyncio: `asyncio.to_thread`). A file that was there is replaced, and only by a complete one.
    """
    check_rate(rate)
    wanted = list(utterances)
    split = [phrases(utterance.text) for utterance in wanted]
    if not any(split):
        raise VoiceError("nothing")
    for utterance in wanted:
        if utterance.at is not None and not (
            math.isfinite(utterance.at) and 0 <= utterance.at <= MAX_SECONDS
        ):
            raise VoiceError("bad_time", str(utterance.at), MAX_SECONDS)
    with _replacing(Path(path)) as unfinished, contextlib.closing(_Press(rate, timeout)) as press:
        seconds, starts = _join(wanted, split, press, unfinished)
    return Rendered(Path(path), seconds, starts)


class _Press:
    """A worker that writes phrases to files of its own folder, within one time limit."""

    def __init__(self, rate: int, timeout: float) -> None:
        self._rate, self._timeout, self._end = rate, timeout, time.monotonic() + timeout
        self._count = 0
        try:
            self._worker = WorkerProcess()
        except OSError as error:
            raise VoiceError("not_rendered", str(error)) from error
        answer = self._worker.ready(timeout)
        if answer.outcome != "ready":
            self._worker.close()
            raise self._failure(answer.outcome, answer.detail)

    def frames(self, text: str, language: str) -> tuple[wave._wave_params, bytes]:
        """The checked sound of one phrase."""
        self._count += 1
        path = Path(self._worker.folder.name, f"{self._count}.wav")
        left = max(0.0, self._end - time.monotonic())
        answer = self._worker.ask(Speak(self._count, text, language, self._rate, str(path)), left)
        if answer.outcome != "done":
            raise self._failure(answer.outcome, answer.detail)
        try:
            with wave.open(str(path)) as sound:
                params, frames = sound.getparams(), sound.readframes(sound.getnframes())
            path.unlink()
        except (OSError, EOFError, wave.Error) as error:
            raise VoiceError("not_rendered", f"{error}: {text[:60]}") from error
        self._check(text, params, frames)
        return params, frames

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _check(self, text: str, params: wave._wave_params, frames: bytes) -> None:
        seconds = len(frames) / (params.framerate * params.sampwidth * params.nchannels)
        words = sum(any(character.isalnum() for character in word) for word in text.split())
        least = words * _SHORTEST_WORD * 60 / self._rate
        if params.nframes * params.sampwidth * params.nchannels != len(frames) or seconds < least:
            raise VoiceError("cut_short", f"{seconds:.2f} s < {least:.2f} s: {text[:60]}")

    def _failure(self, outcome: str, detail: str) -> VoiceError:
        if outcome == "stuck":
            return VoiceError("too_slow", f"{self._count}", math.ceil(self._timeout))
        return VoiceError("not_rendered", detail)


class _Track:
    """One WAV file that grows, with silence where nothing is said."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sound: wave.Wave_write | None = None
        self._params: wave._wave_params | None = None
        self._frames = 0

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return self._frames / self._params.framerate if self._params else 0.0

    def add(self, params: wave._wave_params, sound: bytes, start: float) -> None:
        """Add sound at `start` seconds, or at the end where that is later."""
        if self._sound is None or self._params is None:
            self._params, self._sound = params, wave.open(str(self._path), "wb")  # noqa: SIM115
            self._sound.setparams(params)
        if params[:3] != self._params[:3]:
            raise VoiceError("not_rendered", f"{params[:3]} != {self._params[:3]}")
        silence = max(0, round(start * params.framerate) - self._frames)
        size = params.nchannels * params.sampwidth
        self._frames += silence + len(sound) // size
        if self.seconds > MAX_SECONDS:
            raise VoiceError("too_long", count=MAX_SECONDS)
        self._sound.writeframes(bytes(silence * size))
        self._sound.writeframes(sound)

    def finish(self) -> None:
        """Complete the file, and read it back."""
        if not self._sound or not self._frames:
            raise VoiceError("nothing")
        self._sound.close()
        with wave.open(str(self._path)) as written:
            if written.getnframes() != self._frames:
                raise VoiceError("cut_short", f"{written.getnframes()} < {self._frames}")

    def close(self) -> None:
        """Let go of the file, whatever is in it."""
        if self._sound:
            self._sound.close()


def _join(
    wanted: Sequence[Utterance], split: Sequence[Sequence[str]], press: _Press, path: Path
) -> tuple[float, tuple[float | None, ...]]:
    """Write phrase after phrase to one file; its length and where each utterance begins, in seconds."""
    starts: list[float | None] = []
    with contextlib.closing(_Track(path)) as track:
        for utterance, pieces in zip(wanted, split, strict=True):
            gap = GAP_SECONDS if track.seconds else 0.0
            start = max(utterance.at, track.seconds) if utterance.at is not None else track.seconds + gap
            starts.append(start if pieces else None)
            for piece in pieces:
                track.add(*press.frames(piece, utterance.language), start)
        track.finish()
        return track.seconds, tuple(starts)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A new file beside `path` that takes its place when all went well, and is gone when not."""
    unfinished: Path | None = None
    try:
        goal = path.resolve()
        if goal.exists() and not goal.is_file():
            raise VoiceError("bad_path", f"{path}")
        unfinished = goal.with_name(f".{secrets.token_hex(8)}.part")
        unfinished.touch(exist_ok=False)
        yield unfinished
        unfinished.replace(goal)
    except (OSError, ValueError) as error:
        raise VoiceError("bad_path", f"{getattr(error, 'strerror', None) or error}: {path}") from error
    finally:
        if unfinished:
            with contextlib.suppress(OSError):
                unfinished.unlink()
