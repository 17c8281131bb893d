"""The process that owns the speech engine: `python -m a11y.voice.worker FOLDER`, requests in, answers out.

pyttsx3 2.99 with espeak-ng shapes it. `runAndWait()` comes back before the sound exists, so the end is
awaited by event. It prints on stdout and plays through `aplay` without looking at the result, so both
standard outputs go to a file, whatever is in it makes us try the sound device, and the answers have a
descriptor of their own. A phrase that begins before espeak-ng has put down what it did before is
cancelled, and comes out empty (1 in 100), so that is awaited too. It ignores unknown voices, so the
voice is chosen from its list. Two threads in it lose sound, so there is one phrase at a time.
"""

import contextlib
import importlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from .protocol import FOLDER_PREFIX, Answer, Hush, Outcome, Request, Speak

_PREFERRED = {"nl": ["gmw/nl"], "en": ["gmw/en", "gmw/en-us"]}
_PROBE = ["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "22050", "/dev/null"]
_PROBE_SECONDS = 3.0


def choose_voice(voices: list[tuple[str, list[str]]], language: str) -> str | None:
    """The id of the best of (id, its languages) for a language (`nl`, `en-GB`); None: there is none."""
    wanted = language.lower().replace("_", "-")
    ids = [voice for voice, _ in voices]
    for preferred in _PREFERRED.get(wanted, []):
        if preferred in ids:
            return preferred
    spoken = [(voice, tag.lower().replace("_", "-")) for voice, tags in voices for tag in tags]
    exact = [voice for voice, tag in spoken if tag == wanted]
    near = [voice for voice, tag in spoken if tag.split("-")[0] == wanted.split("-")[0]]
    return next(iter(exact + near), None)


class Engine:
    """pyttsx3, one phrase at a time, with an honest outcome."""

    def __init__(self) -> None:
        pyttsx3: Any = importlib.import_module("pyttsx3")  # fails where there is no engine
        self._engine = pyttsx3.init()
        voices = self._engine.getProperty("voices")
        self._voices = [(str(v.id), [str(tag) for tag in v.languages or []]) for v in voices]
        self._espeak: Any = None  # other engines block in runAndWait()
        if self._engine.driver_name == "espeak":
            self._espeak = importlib.import_module("pyttsx3.drivers._espeak")
            self._engine.proxy.setBusy(False)  # so that properties are set at once, not amid the first phrase
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", lambda **_: self._finished.set())

    def run(self, speak: Speak) -> bool:
        """Say or write one phrase and wait until it is over; False: in another voice than was asked for."""
        self._finished.clear()
        voice = choose_voice(self._voices, speak.language)
        if voice is not None:
            self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", speak.rate)
        self._settle()
        if speak.path:
            self._engine.save_to_file(speak.text, speak.path)
        else:
            self._engine.say(speak.text)
        self._engine.runAndWait()
        if self._espeak:
            self._finished.wait()
            self._settle()
        return voice is not None

    def _settle(self) -> None:
        """Wait until espeak-ng has nothing in hand, be it a rate, for pyttsx3 would cancel it."""
        while self._espeak and self._espeak.IsPlaying():
            time.sleep(0.001)


class Player:
    """Whether what is said can be heard. Only on Linux is there a player to ask."""

    def __init__(self) -> None:
        self.trouble: tuple[Outcome, str] | None = None
        self.probe()

    def probe(self) -> None:
        """Open the sound device without playing anything: the one truthful test there is."""
        self.trouble = None
        if not sys.platform.startswith("linux"):
            return
        try:
            done = subprocess.run(_PROBE, capture_output=True, timeout=_PROBE_SECONDS, check=False)  # noqa: S603
        except FileNotFoundError:
            self.trouble = "no_player", _PROBE[0]
        except subprocess.TimeoutExpired:
            self.trouble = "no_device", f"it did not answer in {_PROBE_SECONDS:g} s"
        else:
            if done.returncode:
                lines = done.stderr.decode(errors="replace").strip().splitlines()
                self.trouble = "no_device", lines[-1] if lines else f"exit code {done.returncode}"


class Worker:
    """Reads requests in a thread, so that it hears Hush and the end of its parent while it speaks."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO, folder: Path) -> None:
        self._requests, self._answers, self._folder = requests, answers, folder
        self._waiting: queue.SimpleQueue[Speak] = queue.SimpleQueue()
        self._current = self._hushed = 0
        self._idle = threading.Event()
        self._idle.set()

    def serve(self) -> None:
        """Answer until the parent is gone."""
        threading.Thread(target=self._read, daemon=True).start()
        engine = Engine()
        self._answer(Answer(0, "ready"))
        player: Player | None = None
        while True:
            speak = self._waiting.get()
            if not speak.path and (player is None or player.trouble):
                player = Player()
            self._answer(self._perform(engine, player, speak))

    def _perform(self, engine: Engine, player: Player | None, speak: Speak) -> Answer:
        if player and player.trouble:
            return Answer(speak.id, *player.trouble)
        if not speak.text:
            return Answer(speak.id, "done")
        self._current = speak.id
        self._idle.clear()
        if self._hushed >= speak.id:
            self._idle.set()
            return Answer(speak.id, "hushed")
        known = engine.run(speak)
        self._idle.set()
        if self._hushed >= speak.id:
            return Answer(speak.id, "hushed")
        if player and _noise():
            player.probe()
            if player.trouble:
                return Answer(speak.id, *player.trouble)
        return Answer(speak.id, "done", strange_voice=not known)

    def _read(self) -> None:
        for line in self._requests:
            request = msgspec.json.decode(line, type=Request)
            if isinstance(request, Speak):
                self._waiting.put(request)
            else:
                self._hush(request)
        _end(self._folder)

    def _hush(self, hush: Hush) -> None:
        """End the player, again and again until the phrase is over: it may only be about to start."""
        self._hushed = hush.id
        while self._current <= hush.id and not self._idle.wait(0.01):
            _signal_group(signal.SIGTERM)

    def _answer(self, answer: Answer) -> None:
        self._answers.write(msgspec.json.encode(answer) + b"\n")
        self._answers.flush()


def _noise() -> bool:
    """Whether the engine or its player complained since the last time; forgets it."""
    size = os.fstat(2).st_size
    os.ftruncate(2, 0)
    return size > 0


def _end(folder: Path) -> None:
    """Take the player along, and leave nothing of what was said behind."""
    if folder.name.startswith(FOLDER_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)
    _signal_group(signal.SIGKILL)


def _signal_group(number: signal.Signals) -> None:
    """Signal this process and its player; where there are no groups, just go, and be started again."""
    if not hasattr(os, "killpg"):
        os._exit(1)
    os.killpg(0, number)


def _die(*error: Any) -> None:
    """Say why and go: an ordinary exit trips over the engine's threads, and over ours that reads."""
    traceback.print_exception(*error)
    sys.stderr.flush()
    os._exit(1)


def main(folder: Path) -> None:
    """Serve on the standard streams; the parent has pointed stderr at a file of its own."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    tempfile.tempdir = str(folder)
    # A handler, not SIG_IGN, which the player would inherit: SIGTERM to the group ends only the player.
    signal.signal(signal.SIGTERM, lambda *_: None)
    sys.excepthook = _die
    with contextlib.suppress(BrokenPipeError):
        Worker(sys.stdin.buffer, answers, folder).serve()
    _end(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
