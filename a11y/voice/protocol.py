"""What the voice and its worker process tell each other: one JSON object a line, each with its own tag."""

from typing import Literal

import msgspec

FOLDER_PREFIX = "handrail-voice-"
"""How the name of the folder begins that a worker may use for its sound files and may remove at its end."""


class Speak(msgspec.Struct, frozen=True, tag=True):
    """One phrase: aloud, or into a WAV file. A worker does only the one or only the other."""

    id: int
    text: str
    """What to say; empty: only find out whether it could be heard."""
    language: str = "en"
    rate: int = 200
    """Words a minute."""
    path: str = ""
    """The WAV file to write; empty: aloud."""


class Hush(msgspec.Struct, frozen=True, tag=True):
    """Be silent now: every phrase up to this id has been said enough."""

    id: int


Request = Speak | Hush
Outcome = Literal["ready", "done", "hushed", "no_player", "no_device", "gone", "stuck"]


class Answer(msgspec.Struct, frozen=True):
    """How a phrase, or the start (id 0), ended. `gone` and `stuck` the voice itself finds out."""

    id: int
    outcome: Outcome
    detail: str = ""
    strange_voice: bool = False
    """There is no voice for the language asked for, so another one spoke."""
