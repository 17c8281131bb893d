"""Speech, aloud or into a WAV file; the one place for it.

`open_voice` gives a voice that never blocks and never raises; `render` writes one checked file.
"""

from .aloud import SpokenVoice, Voice, open_voice
from .said import Notice, VoiceError
from .speaker import FASTEST, SLOWEST, Status
from .wav import Rendered, Utterance, render

__all__ = [
    "FASTEST",
    "SLOWEST",
    "Notice",
    "Rendered",
    "SpokenVoice",
    "Status",
    "Utterance",
    "Voice",
    "VoiceError",
    "open_voice",
    "render",
]
