"""Listening, from the command line's side: browser, voice, screen or lines, and what is kept at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from ..browser import BrowserError, BrowserOptions, View, open_browser
from ..model import Utterance
from ..reader import Cursor, dialect_named
from ..voice import FASTEST, SLOWEST, Notice, VoiceError, open_voice
from .hand import Hand
from .lines import Lines
from .save import BadPlace, check_place, save_recording, save_sound, spoken
from .session import Session
from .words import word

DONE, USAGE, COULD_NOT_TEST = 0, 2, 3
GRACE_S = 60
"""How long the browser gets to end, also where it is just starting."""
PATIENCE_S = 1.5
"""How long at most a key waits for a page that never comes to rest."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How to listen."""

    url: str
    dialect: str = "nvda"
    language: Literal["nl", "en"] = "en"
    speak: bool = False
    rate: int = 200
    """Words a minute, aloud and in the sound file."""
    wav: Path | None = None
    record: Path | None = None
    timeout: float = 120
    """Seconds that writing the sound file may take."""
    lines: bool = False
    """No screen, on a terminal either."""
    options: BrowserOptions = BrowserOptions()
    shown: View = View()


def run_listen(settings: Settings) -> int:
    """Drive a simulated screen reader over a page by hand; the exit code: 0, 2 usage, 3 could not test.

    On a terminal there is a screen; else, and with `lines`, a key a line in and an utterance a line out.
    """
    wrong = wrong_with(settings)
    if wrong:
        _tell(wrong)
        return USAGE
    listening = Listening(settings)
    plain = settings.lines or not (sys.stdin.isatty() and sys.stdout.isatty())
    return listening.by_lines(sys.stdin) if plain else listening.on_screen()


def wrong_with(settings: Settings) -> str:
    """What is wrong with the settings, in a sentence; "" when nothing is."""
    try:
        dialect_named(settings.dialect)
        for path in filter(None, (settings.wav, settings.record)):
            check_place(path)
    except LookupError as error:
        return str(error.args[0])
    except BadPlace as error:
        return word("bad_place", settings.language, path=error.path, why=error.why)
    if not SLOWEST <= settings.rate <= FASTEST:
        return VoiceError("bad_rate", count=settings.rate).sentence(settings.language)
    if not 0 < settings.timeout < float("inf"):
        return word("bad_number", settings.language, what="--timeout", value=settings.timeout)
    return ""


class Listening:
    """One hearing of one page."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._language = settings, settings.language
        self._voice_tells: Callable[[str], object] = _tell

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A browser with a fresh page, and a voice, for as long as the block lasts. Raises BrowserError."""
        asked = self._settings
        options = msgspec.structs.replace(asked.options, patience=PATIENCE_S)
        with (
            open_voice(asked.speak, asked.rate, self._notice) as voice,
            open_browser(options) as browser,
            browser.page(asked.shown) as eye,
        ):
            reader = Cursor(asked.dialect, asked.language)
            yield Session(eye, asked.url, reader, voice=voice, keep=asked.record is not None)

    def on_screen(self) -> int:
        """Show the screen until it is left."""
        from .screen import ListenApp

        app = ListenApp(self._settings.url, self._settings.dialect, self._language)
        self._voice_tells = app.voice_tells
        hand = app.hand = Hand(self.session, app.seen, app.ended)
        app.run()
        hand.stop()
        hand.join(1)
        if hand.is_alive():
            _tell(word("closing", self._language))
        return self._end(hand, GRACE_S)

    def by_lines(self, keys: Iterable[str]) -> int:
        """Obey one line after the other, until `quit` or the end of the lines."""
        printed = Lines(self._language, sys.stdout)
        hand = Hand(self.session, printed.show)
        printed.greet()
        hand.start()
        try:
            printed.obey(keys, hand)
            hand.finish()
            hand.join()
        except KeyboardInterrupt:
            hand.stop()
        return self._end(hand, GRACE_S)

    def _notice(self, notice: Notice) -> None:
        self._voice_tells(notice.sentence(self._language))

    def _end(self, hand: Hand, seconds: float) -> int:
        """Wait for the browser to end, keep what is to be kept, and say how it went."""
        hand.join(seconds)
        if hand.error is not None:
            _tell(self._why(hand.error))
        if hand.session is not None and not hand.is_alive():
            try:
                self._save(hand.session)
            except BadPlace as error:
                _tell(word("bad_place", self._language, path=error.path, why=error.why))
                return COULD_NOT_TEST
            except VoiceError as error:
                _tell(error.sentence(self._language))
                return COULD_NOT_TEST
        return COULD_NOT_TEST if hand.error is not None or hand.is_alive() else DONE

    def _why(self, error: Exception) -> str:
        if isinstance(error, BrowserError):
            return error.say(self._language)
        return word("crashed", self._language, why=f"{type(error).__name__}: {error}")

    def _save(self, session: Session) -> None:
        record, wav = self._settings.record, self._settings.wav
        if record is not None:
            save_recording(session.sight.recording(session.url), record)
            _tell(word("saved_record", self._language, path=record))
        if wav is not None:
            self._save_sound(session.spoken.heard(), wav)

    def _save_sound(self, heard: tuple[Utterance, ...], path: Path) -> None:
        said = spoken(heard, self._language)
        if not said:
            _tell(word("no_wav", self._language))
            return
        _tell(word("rendering", self._language))
        made = save_sound(said, path, seconds=self._settings.timeout, rate=self._settings.rate)
        _tell(word("saved_wav", self._language, path=made.path, seconds=made.seconds))


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
