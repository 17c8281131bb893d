"""Somebody who uses line mode: through a pipe in this process, or at a real terminal with its own process."""

import asyncio
import io
import os
import pty
import re
import signal
import sys
import termios
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desk_hub import PASSWORD, PATIENCE_S, DeskHub, as_agent

from console.desk.line import run_line

ROOT = Path(__file__).parents[3]


class Output(io.StringIO):
    """What line mode wrote, and a way to wait for more."""

    def __init__(self) -> None:
        super().__init__()
        self.more = asyncio.Event()

    def write(self, text: str) -> int:
        self.more.set()
        return super().write(text)


class User:
    """Types and reads. What was read once is behind them."""

    def __init__(self) -> None:
        self.output = Output()
        self._read = 0

    def heard(self) -> str:
        """Everything so far."""
        return self.output.getvalue()

    async def reads(self, *texts: str) -> str:
        """Wait until the texts came, in this order, after what was read before; give what is behind now."""
        start = self._read
        for text in texts:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    while (at := self.heard().find(text, self._read)) < 0:
                        self.output.more.clear()
                        await self.output.more.wait()
            except TimeoutError:
                raise AssertionError(f"{text!r} did not come after:\n{self.heard()[self._read :]}") from None
            self._read = at + len(text)
        return self.heard()[start : self._read]

    async def until(self, text: str) -> None:
        """Wait until a text came, before or after what was read."""
        async with asyncio.timeout(PATIENCE_S):
            while text not in self.heard():
                self.output.more.clear()
                await self.output.more.wait()


class PipeUser(User):
    """Writes into a pipe."""

    def __init__(self) -> None:
        super().__init__()
        source, self._target = os.pipe()
        self.source = os.fdopen(source, "r", encoding="utf-8", errors="replace")
        self.code: int | None = None

    def types(self, *lines: str) -> None:
        for line in lines:
            os.write(self._target, (line + "\n").encode("utf-8", "surrogateescape"))

    def ends(self) -> None:
        os.close(self._target)
        self._target = -1


@asynccontextmanager
async def piped(desk: DeskHub, agent: str = "anna", language: str = "en") -> AsyncIterator[PipeUser]:
    """Use line mode through a pipe; the input ends at the end of the block, and `code` is known after it."""
    user = PipeUser()
    line = asyncio.create_task(
        run_line(
            desk.url,
            as_agent(agent, language),
            language=language,
            input=user.source,
            output=user.output,
        )
    )
    try:
        yield user
        user.ends()
        user.code = await asyncio.wait_for(line, PATIENCE_S)
    finally:
        line.cancel()
        await asyncio.gather(line, return_exceptions=True)
        if user._target >= 0:
            user.ends()
        user.source.close()


_RUN = """
import asyncio, sys
from console.client import Credentials
from console.desk.line import run_line
url, user, password, language = sys.argv[1:5]
credentials = Credentials("human", user=user, password=password, language=language)
speak = "speak" in sys.argv
sys.exit(asyncio.run(run_line(url, credentials, language=language, speak=speak)))
"""


class TerminalUser(User):
    """Sits at a real terminal."""

    def __init__(self, process: asyncio.subprocess.Process, master: int, slave: int) -> None:
        super().__init__()
        self.process = process
        self.slave = slave
        self._master = master
        asyncio.get_running_loop().add_reader(master, self._readable)

    def _readable(self) -> None:
        try:
            self.output.write(os.read(self._master, 4096).decode("utf-8", "replace"))
        except OSError:
            asyncio.get_running_loop().remove_reader(self._master)

    def presses(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def interrupts(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def echoes(self) -> bool:
        """Whether the terminal is as a shell wants it."""
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def lines(self) -> list[str]:
        """What stands on the terminal, line by line, as a terminal shows it."""
        return [
            re.sub(r".*\r(?=.)", "", line.rstrip("\r")) for line in self.heard().replace("\a", "").split("\n")
        ]


@asynccontextmanager
async def at_terminal(
    desk: DeskHub, agent: str = "anna", language: str = "en", speak: bool = False
) -> AsyncIterator[TerminalUser]:
    """Use line mode at a terminal of 80 by 24; when it shall `speak`, where nothing can play sound."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    more = ["speak"] if speak else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _RUN, desk.url, agent, PASSWORD, language, *more,
        stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, start_new_session=True,
        env=os.environ | ({"PATH": "/nowhere"} if speak else {}),
    )  # fmt: skip
    user = TerminalUser(process, master, slave)
    try:
        yield user
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        asyncio.get_running_loop().remove_reader(master)
        os.close(master)
        os.close(slave)
