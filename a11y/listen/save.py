"""What stays of listening: the recording as JSON, and what was spoken as a sound file."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..model import Recording, Utterance
from ..voice import Rendered, render
from ..voice import Utterance as Spoken


class BadPlace(Exception):
    """A file cannot be written there: `path` and `why`."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path, self.why = path, why


def check_place(path: Path) -> None:
    """Find out before any work whether a file can be written. Raises BadPlace."""
    existed = path.exists()
    try:
        with path.open("ab"):
            pass
        if not existed:
            path.unlink()
    except (OSError, ValueError) as error:
        raise BadPlace(path, getattr(error, "strerror", None) or str(error)) from error


def save_recording(recording: Recording, path: Path) -> None:
    """Write a recording, whole or not at all. Raises BadPlace."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(msgspec.json.encode(recording))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadPlace(path, error.strerror or str(error)) from error


def spoken(heard: Iterable[Utterance], language: str) -> list[Spoken]:
    """What was begun to be spoken, one after the other, without the pauses in between."""
    return [Spoken(one.text, one.lang or language) for one in heard if not one.dropped]


def save_sound(said: list[Spoken], path: Path, *, seconds: float, rate: int) -> Rendered:
    """Write a checked WAV file within so many seconds. Raises VoiceError."""
    return render(said, path, timeout=seconds, rate=rate)
