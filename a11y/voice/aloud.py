"""Speech aloud. Whoever asks for it never waits for it, and never gets an exception from it."""

import threading
from typing import Self

from .said import Notice
from .speaker import OnNotice, Speaker, Status
from .waiting import Waiting

_CLOSE_SECONDS = 5.0


class Voice:
    """What every voice can do; this one does it in silence, for those who did not ask for speech."""

    @property
    def status(self) -> Status:
        """How it is now."""
        return Status("silent", Notice("off"))

    @property
    def dropped(self) -> int:
        """How many texts were not said because too many waited."""
        return 0

    @property
    def pid(self) -> int | None:
        """The process that speaks now, if there is one."""
        return None

    def say(self, text: str, language: str = "en", *, interrupt: bool = False, urgent: bool = False) -> None:
        """Say it, in its turn; returns at once. An empty text is none.

        `urgent` goes before what is not, after the phrase that is being said; `interrupt` ends that phrase
        and forgets what waits. Of too many texts the oldest that is not urgent is dropped, counted and told.
        """

    def stop(self) -> None:
        """Be silent now and forget what waits; returns at once."""

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is being said or waits, at most `timeout` seconds; False: something still is."""
        return True

    def close(self) -> None:
        """Be silent for good and leave no process behind; takes milliseconds."""

    def __enter__(self) -> Self:
        """Return the voice itself; it is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


class SpokenVoice(Voice):
    """A voice with a thread that has one phrase after another spoken."""

    def __init__(self, rate: int, on_notice: OnNotice, *, grace: float | None = None) -> None:
        self._speaker = Speaker(rate, on_notice, grace)
        self._changed = threading.Condition()  # guards the four below
        self._waiting = Waiting()
        self._asked = 0
        self._closing, self._busy = False, True
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def status(self) -> Status:
        """As `Voice.status`."""
        return self._speaker.status

    @property
    def dropped(self) -> int:
        """As `Voice.dropped`."""
        return self._waiting.dropped

    @property
    def pid(self) -> int | None:
        """As `Voice.pid`."""
        return self._speaker.pid

    def say(self, text: str, language: str = "en", *, interrupt: bool = False, urgent: bool = False) -> None:
        """As `Voice.say`."""
        if interrupt:
            self.stop()
        with self._changed:
            if not self._closing and self.status.state != "failed":
                self._waiting.put(text, language, urgent=urgent)
                self._changed.notify_all()

    def stop(self) -> None:
        """As `Voice.stop`."""
        with self._changed:
            self._waiting.clear()
            asked = self._asked
        self._speaker.hush(asked)

    def wait(self, timeout: float) -> bool:
        """As `Voice.wait`."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy and not self._waiting, timeout)

    def close(self) -> None:
        """As `Voice.close`."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify_all()
        self._speaker.close()
        if threading.current_thread() is not self._thread:
            self._thread.join(_CLOSE_SECONDS)

    def _run(self) -> None:
        """Speak until closed or failed. An empty phrase comes first: it tells whether there is sound."""
        phrase: tuple[str, str] | None = ("", "en")
        try:
            while phrase and self._speaker.say(self._asked, *phrase):
                if count := self._waiting.untold():
                    self._speaker.tell(Notice("dropped", count=count))
                phrase = self._next()
        finally:
            self._speaker.close()
            with self._changed:
                self._waiting.clear()
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> tuple[str, str] | None:
        """Wait for the next phrase; None: the voice is closed."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closing or self._waiting)
            self._busy = True
            self._asked += 1
            return self._waiting.next()


def open_voice(enabled: bool, rate: int = 200, on_notice: OnNotice = lambda _: None) -> Voice:
    """A voice that speaks `rate` words a minute (80 to 600, or VoiceError), or a silent one; close it.

    `on_notice` is called from the voice's own thread: hand over to your loop there
    (`loop.call_soon_threadsafe`, Textual's `post_message`).
    """
    return SpokenVoice(rate, on_notice) if enabled else Voice()
