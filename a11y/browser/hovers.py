"""Controls that come into sight under the pointer only, as the page's style sheets tell."""

from functools import cache
from importlib.resources import files

import msgspec

from .devtools import CallFailed
from .errors import NoAnswer
from .frames import Frames


@cache
def _script() -> str:
    return files(__package__).joinpath("hover.js").read_text("utf-8")


def under_pointer(frames: Frames) -> tuple[str, ...]:
    """The words of each, over all frames; none of a frame whose style sheets cannot be read."""
    found: list[str] = []
    for frame in frames.now():
        try:
            told = frames.evaluate(frame, _script()) if frame.context else "[]"
            found += msgspec.json.decode(told, type=list[str])
        except (CallFailed, NoAnswer, msgspec.DecodeError):
            continue
    return tuple(dict.fromkeys(found))
