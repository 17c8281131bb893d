"""The parent's handle on one worker process: start it, ask it, hush it, and leave nothing of it behind."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import msgspec

from .protocol import FOLDER_PREFIX, Answer, Hush, Request, Speak

_PACKAGE, _ROOT = __package__, Path(__file__).resolve().parents[len(__package__.split("."))]
_CLOSE_SECONDS = 1.0
_HUSH_SECONDS = 0.5


class WorkerProcess:
    """A speech engine in a process of its own. Any thread may hush and close it; one thread asks."""

    def __init__(self) -> None:
        """Start it, in a moment; `ask` answers when it is up. Raises OSError where it cannot be started."""
        self.folder = tempfile.TemporaryDirectory(prefix=FOLDER_PREFIX, ignore_cleanup_errors=True)
        self._noise = Path(self.folder.name, "noise").open("a+b")  # noqa: SIM115  closed by close()
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            [sys.executable, "-P", "-m", f"{_PACKAGE}.worker", self.folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._noise,
            env=os.environ | {"PYTHONPATH": _python_path()},
            start_new_session=True,
        )
        self._answers: queue.SimpleQueue[Answer | Hush] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._reader = threading.Thread(target=self._read, name="voice-answers", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Process id, also that of its process group."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still be asked something."""
        return self._reader.is_alive()

    def ready(self, limit: float) -> Answer:
        """Wait until the engine is up, at most `limit` seconds."""
        return self._answer_to(0, limit)

    def ask(self, speak: Speak, limit: float) -> Answer:
        """One phrase, and how it ended; `stuck` after `limit` seconds, or soon after an unheeded Hush."""
        self._send(speak)
        return self._answer_to(speak.id, limit)

    def hush(self, up_to: int) -> None:
        """End the phrase with this id or an earlier one, now; returns at once."""
        self._send(Hush(up_to))
        self._answers.put(Hush(up_to))  # so that whoever waits does not wait long

    def close(self) -> None:
        """End it and its player, and remove its files. Harmless when it is closed already."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            if stdin := self._process.stdin:
                with contextlib.suppress(OSError):
                    stdin.close()
        self._reader.join(_CLOSE_SECONDS)  # it ends itself; where it does not:
        _kill_group(self._process)
        self._process.wait()
        self._reader.join()
        self._noise.close()
        self.folder.cleanup()

    def _send(self, request: Request) -> None:
        line = msgspec.json.encode(request) + b"\n"
        with self._lock, contextlib.suppress(OSError):  # a dead worker is noticed by its reader
            if not self._closed and (stdin := self._process.stdin):
                stdin.write(line)
                stdin.flush()

    def _read(self) -> None:
        if stdout := self._process.stdout:
            with stdout, contextlib.suppress(msgspec.DecodeError):
                for line in stdout:
                    self._answers.put(msgspec.json.decode(line, type=Answer))
        self._answers.put(Answer(-1, "gone", self._last_words()))

    def _answer_to(self, number: int, limit: float) -> Answer:
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0:
            try:
                answer = self._answers.get(timeout=left)
            except queue.Empty:
                break
            if isinstance(answer, Hush):
                if 0 < number <= answer.id:
                    end = min(end, time.monotonic() + _HUSH_SECONDS)
            elif answer.id == number:
                return answer
            elif answer.outcome == "gone":
                self._answers.put(answer)  # stays gone for whoever asks next
                return answer
        return Answer(number, "stuck", f"{limit:.0f} s")

    def _last_words(self) -> str:
        """The last line it wrote on stderr: for a Python process the error itself."""
        with contextlib.suppress(OSError):
            tail = Path(self.folder.name, "noise").read_bytes()[-2000:]
            if lines := tail.decode(errors="replace").strip().splitlines():
                return lines[-1]
        return f"process {self.pid}"


def _python_path() -> str:
    """Where this package is found, whatever the working directory is: nothing is imported from there."""
    inherited = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(_ROOT), *([inherited] if inherited else [])])


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill it and its player. Its id is still ours, for it is reaped only after this."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
