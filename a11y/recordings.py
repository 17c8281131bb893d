"""Recordings in files: what `--record` keeps and `judge` reads."""

import base64
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from .model import VERSION, Moment, Recording


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    recordings: tuple[Recording, ...]
    version: int = VERSION


def write_recordings(file: Path, recordings: Sequence[Recording]) -> None:
    """Keep recordings. Raises OSError."""
    write(file, msgspec.json.encode(_Kept(tuple(recordings))))


def read_recordings(file: Path) -> tuple[Recording, ...]:
    """The recordings in a file, of one walk or of many, with their pictures. Raises ValueError, OSError."""
    data = file.read_bytes()
    try:
        kept = msgspec.json.decode(data, type=_Kept)
    except msgspec.ValidationError:
        kept = _Kept((msgspec.json.decode(data, type=Recording),))
    return tuple(_with_pictures(recording, file.parent) for recording in kept.recordings)


def write(file: Path, data: bytes) -> None:
    """Write a whole file or none of it. Raises OSError."""
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(number, "wb") as part:
            part.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _with_pictures(recording: Recording, folder: Path) -> Recording:
    moments = tuple(_with_picture(moment, folder) for moment in recording.moments)
    return msgspec.structs.replace(recording, moments=moments)


def _with_picture(moment: Moment, folder: Path) -> Moment:
    """The picture beside the recording as a data: address. A name that leads elsewhere is not followed."""
    name = moment.screenshot
    if not name or name.startswith("data:"):
        return moment
    file = folder / name
    inside = Path(name).name == name and file.suffix == ".png" and file.is_file() and not file.is_symlink()
    shown = f"data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()}" if inside else ""
    return msgspec.structs.replace(moment, screenshot=shown)
