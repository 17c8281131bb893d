"""Lines in and lines out: from a pipe, or from a terminal in which somebody types.

On a terminal, what arrives while the agent types is kept until Enter: a screen reader or braille display
follows the line being written, and anything put in between would be heard or felt as part of it. A bell tells
once that something waits. Nothing is ever drawn again or moved: every line is written once, at the end.
"""

import asyncio
import codecs
import contextlib
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TextIO

from .line_edit import Edited, LineEdit, width

MAX_HELD = 1000
AHEAD = 64
"""Lines read from a pipe before they are needed."""


class Lines(Protocol):
    """Where line mode reads and writes."""

    interactive: bool
    prompt: str
    """What stands before the line that is typed."""

    async def read(self) -> str | None:
        """Give the next line; None at the end."""

    def write(self, line: str) -> None:
        """Write a line, now or when the agent has finished theirs."""

    def close(self) -> None:
        """Give the terminal back as it was."""


class PipeLines:
    """A pipe or a file: a thread reads, so that nothing else waits for it."""

    interactive = False

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self.prompt = ""
        self._source, self._target = source, target
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._room = threading.Semaphore(AHEAD)
        threading.Thread(target=self._pump, name="line input", daemon=True).start()

    async def read(self) -> str | None:
        """Give the next line; None at the end."""
        line = await self._queue.get()
        self._room.release()
        return line

    def write(self, line: str) -> None:
        """Write a line; a reader that has gone away ends the program as pipes do."""
        self._target.write(line + "\n")
        self._target.flush()

    def close(self) -> None:
        """Nothing to give back."""

    def _pump(self) -> None:
        with contextlib.suppress(RuntimeError, ValueError, OSError):
            for line in self._source:
                self._room.acquire()
                self._loop.call_soon_threadsafe(self._queue.put_nowait, line.rstrip("\r\n"))
            self._loop.call_soon_threadsafe(self._queue.put_nowait, None)


class TerminalLines:
    """A terminal: keys come one by one, and the line is edited here."""

    interactive = True

    def __init__(self, source: TextIO, target: TextIO, on_draft: Callable[[str], None]) -> None:
        import termios
        import tty

        self._in, self._target, self._on_draft = source.fileno(), target, on_draft
        self._loop = asyncio.get_running_loop()
        self._entered: asyncio.Queue[str | None] = asyncio.Queue()
        self._held: deque[str] = deque(maxlen=MAX_HELD)
        self._edit = LineEdit()
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._prompting: asyncio.TimerHandle | None = None
        self._prompted = False
        self.prompt = ""
        before = termios.tcgetattr(self._in)
        self._restore: Callable[[], Any] = partial(termios.tcsetattr, self._in, termios.TCSADRAIN, before)
        self._raw: Callable[[], Any] = partial(tty.setcbreak, self._in)
        self._raw()
        self._loop.add_reader(self._in, self._readable)
        self._on_signal("SIGINT", lambda: self._did(self._edit.interrupt()))
        self._on_signal("SIGCONT", self._continued)

    async def read(self) -> str | None:
        """Give the next line; None when the agent leaves."""
        self._show_prompt_soon()
        return await self._entered.get()

    def write(self, line: str) -> None:
        """Write a line, or keep it until Enter when something is half typed."""
        if self._edit.text:
            if not self._held:
                self._put("\a")
            self._held.append(line)
            return
        self._put(("\r" if self._prompted else "") + line + "\n")
        self._prompted = False
        self._show_prompt_soon()

    def close(self) -> None:
        """Give the terminal back as it was."""
        if self._prompting:
            self._prompting.cancel()
        self._loop.remove_reader(self._in)
        for name in ("SIGINT", "SIGCONT"):
            with contextlib.suppress(ValueError, RuntimeError):
                self._loop.remove_signal_handler(getattr(signal, name))
        self._restore()

    def _readable(self) -> None:
        try:
            data = os.read(self._in, 4096)
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._in)
            self._entered.put_nowait(None)
            return
        for char in self._decode(data):
            before = width(self.prompt + self._edit.text)
            edited = self._edit.key(char)
            self._did(self._unwrapped(edited, before))
        self._on_draft(self._edit.text)

    def _unwrapped(self, edited: Edited, before: int) -> Edited:
        """Nothing can go back over the end of a row: what is left is written again on a row of its own."""
        columns = os.get_terminal_size(self._target.fileno()).columns or 80
        after = width(self.prompt + self._edit.text)
        if edited.echo.startswith("\b") and (before % columns == 0 or before // columns != after // columns):
            return Edited("\r\n" + self.prompt + self._edit.text)
        return edited

    def _did(self, edited: Edited) -> None:
        if edited.echo:
            self._put(edited.echo)
        if edited.echo == "\n":
            self._prompted = False
            self._release()
        if edited.done == "entered":
            self._entered.put_nowait(edited.line)
        elif edited.done:
            self._entered.put_nowait(None)

    def _release(self) -> None:
        held, self._held = self._held, deque(maxlen=MAX_HELD)
        for line in held:
            self.write(line)

    def _continued(self) -> None:
        """After Ctrl+Z and back: show again what was half typed."""
        self._raw()
        self._put("\n" + self.prompt + self._edit.text)
        self._prompted = bool(self.prompt)

    def _show_prompt_soon(self) -> None:
        """Show the prompt when a burst of lines is over, so that it is not read between them."""
        if self.prompt and not self._prompted:
            if self._prompting:
                self._prompting.cancel()
            self._prompting = self._loop.call_later(0.05, self._show_prompt)

    def _show_prompt(self) -> None:
        if not self._prompted and not self._edit.text:
            self._put(self.prompt)
            self._prompted = True

    def _put(self, text: str) -> None:
        self._target.write(text)
        self._target.flush()

    def _on_signal(self, name: str, do: Callable[[], Any]) -> None:
        with contextlib.suppress(ValueError, RuntimeError, NotImplementedError):
            self._loop.add_signal_handler(getattr(signal, name), do)


def open_lines(source: TextIO, target: TextIO, on_draft: Callable[[str], None]) -> Lines:
    """Read and write as the agent's side can: key by key on a terminal, line by line elsewhere."""
    if sys.platform != "win32" and source.isatty() and target.isatty():
        return TerminalLines(source, target, on_draft)
    return PipeLines(source, target)
