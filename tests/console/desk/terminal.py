"""A program on a real pseudo-terminal, read as a terminal draws it."""

import asyncio
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pyte

PATIENCE_S = 40
ASKS_ABOUT_FRAMES, HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronized output, https://github.com/contour-terminal/vt-extensions: half a frame is not seen."""
ROOT = Path(__file__).parents[3]


class Terminal:
    """What a person at the terminal sees: rows, and where the hardware cursor stands."""

    def __init__(self, master: int, columns: int, rows: int) -> None:
        self.master = master
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.came = asyncio.Event()

    def read(self) -> None:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        if not data:
            asyncio.get_running_loop().remove_reader(self.master)
            return
        if ASKS_ABOUT_FRAMES in (self.raw[-16:] + data) and ASKS_ABOUT_FRAMES not in self.raw:
            os.write(self.master, HAS_FRAMES)
        self.raw += data
        self.stream.feed(data)
        if self.whole:
            self.came.set()

    @property
    def whole(self) -> bool:
        """Whether the last frame has been drawn to its end."""
        return self.raw.rfind(FRAME_ENDS) >= self.raw.rfind(FRAME_BEGINS)

    @property
    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]

    @property
    def cursor_row(self) -> str:
        """The row where the hardware cursor stands."""
        return self.rows[self.screen.cursor.y]

    @property
    def cursor_shown(self) -> bool:
        return not self.screen.cursor.hidden

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    async def until(self, met: Callable[[], object]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not (self.whole and met()):
                    self.came.clear()
                    await self.came.wait()
        except TimeoutError:
            text = "\n".join(self.rows)
            where = self.screen.cursor
            raise AssertionError(f"it never came to be, cursor at {where.x},{where.y}:\n{text}") from None


@asynccontextmanager
async def at_terminal(*command: str, columns: int = 100, rows: int = 30) -> AsyncIterator[Terminal]:
    """Run a Python program on a terminal of this size."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environ = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "COLUMNS": "", "LINES": ""}
    process = subprocess.Popen(
        [sys.executable, *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environ,
        start_new_session=True,
    )
    os.close(slave)
    os.set_blocking(master, False)
    terminal = Terminal(master, columns, rows)
    asyncio.get_running_loop().add_reader(master, terminal.read)
    try:
        yield terminal
    finally:
        asyncio.get_running_loop().remove_reader(master)
        process.kill()
        process.wait()
        os.close(master)
