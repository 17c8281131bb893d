"""The thread that has the browser: obeys key after key, and looks at the page while nobody types."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import Empty, SimpleQueue
from typing import Literal

from ..browser import BrowserError
from .session import Session, View

IDLE_S = 0.3
"""How often the page is looked at while nobody types; less often where a look takes long."""
Job = Callable[[Session], object]
Trouble = Literal["browser", "fault"]


class Hand(threading.Thread):
    """Owns a session from its start to its end; `show` and `ended` are called from this thread."""

    def __init__(
        self,
        start: Callable[[], AbstractContextManager[Session]],
        show: Callable[[View], object],
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(name="listen", daemon=True)
        self._start_session, self._show, self._ended = start, show, ended
        self._jobs: SimpleQueue[Job | str | None] = SimpleQueue()
        self._stopping = threading.Event()
        self._idle = IDLE_S
        self.session: Session | None = None
        self.error: Exception | None = None
        """Why it ended before it was told to."""

    def press(self, key: str) -> None:
        """Press a key when those before it have been obeyed."""
        self._jobs.put(key)

    def do(self, job: Job) -> None:
        """Do something else with the session, in its turn."""
        self._jobs.put(job)

    def finish(self) -> None:
        """End after all that was asked for."""
        self._jobs.put(None)

    def stop(self) -> None:
        """End after what is being done now."""
        self._stopping.set()
        self._jobs.put(None)

    def run(self) -> None:
        """Start the browser, open the page, and go on until told to stop."""
        try:
            with self._start_session() as session:
                self.session = session
                session.open()
                self._show(session.view)
                self._obey(session)
        except BrowserError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - whoever waits for this thread must be told of any end
            self.error = error
        finally:
            self._ended()

    def _obey(self, session: Session) -> None:
        left: Job | str | None = ""
        while not self._stopping.is_set():
            job, left = left or self._next(), ""
            if job is None:
                return
            if job == "":
                if not self._watched(session):
                    continue
            elif isinstance(job, str):
                left = self._key(session, job)
            else:
                job(session)
            self._show(session.view)
            if left is None:
                return

    def _next(self) -> Job | str | None:
        """The next thing to do; "" when there was none for a while."""
        try:
            return self._jobs.get(timeout=self._idle)
        except Empty:
            return ""

    def _watched(self, session: Session) -> bool:
        began = time.monotonic()
        try:
            return session.watch()
        finally:
            self._idle = max(IDLE_S, 2 * (time.monotonic() - began))

    def _key(self, session: Session, key: str) -> Job | str | None:
        """Press a key; letters for the page that wait already are typed in one go. Gives what comes after."""
        letters, after = "", key
        while session.cursor.mode == "focus" and isinstance(after, str) and (letter := letter_of(after)):
            letters += letter
            try:
                after = self._jobs.get_nowait()  # type: ignore[assignment]
            except Empty:
                after = ""
                break
        if not letters:
            session.press(key)
            return ""
        session.type(letters)
        return after


def letter_of(key: str) -> str:
    """The letter that a key types; "" for others."""
    if key == "Space":
        return " "
    bare = key.removeprefix("Shift+")
    if len(bare) != 1:
        return ""
    return bare.upper() if bare != key else bare
