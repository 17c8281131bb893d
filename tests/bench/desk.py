"""The desk in a real pseudo-terminal, beside plain Textual apps in the same run. Ratios first.

python tests/bench/desk.py                 all of it, about two minutes
python tests/bench/desk.py --seconds 5     shorter
"""

import argparse
import asyncio
import fcntl
import os
import pty
import re
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
DESK_TESTS = ROOT / "tests" / "console" / "desk"
sys.path[:0] = [str(ROOT), str(DESK_TESTS)]

ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b\].*?\x1b\\|\x1b[()=>].?")
STAMP = re.compile(rb"at([a-j]{12,20})z")
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_DIGITS = bytes.maketrans(b"abcdefghij", b"0123456789")
CONVERSATIONS, HISTORY, RATE = 500, 10_000, 200

PLAIN = """
from textual.app import App
from textual.widgets import Input, Static
class Plain(App):
    def compose(self):
        yield Static("Waiting 1")
        yield Input()
Plain().run()
"""
LOG = f"""
import time
from textual.app import App
from textual.widgets import Input, RichLog
class Log(App):
    def compose(self):
        yield RichLog(wrap=True)
        yield Input()
    def on_mount(self):
        letters = str.maketrans("0123456789", "abcdefghij")
        log = self.query_one(RichLog)
        self.query_one(Input).focus()
        for n in range({HISTORY}):
            log.write(f"Waiting {{n}}")
        stamp = lambda: str(time.monotonic_ns()).translate(letters)
        self.set_interval(1 / {RATE}, lambda: log.write(f"at{{stamp()}}z"))
Log().run()
"""


class Terminal:
    """A program on a pseudo-terminal; its output without escapes, and how late each stamp was painted."""

    def __init__(self, command: list[str]) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environ = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True
        )
        os.close(slave)
        self.master = master
        self.tail = b""
        self.delays: list[float] = []
        self.came = asyncio.Event()
        asyncio.get_running_loop().add_reader(master, self._read)

    def _read(self) -> None:
        try:
            data = os.read(self.master, 1 << 20)
        except OSError:
            data = b""
        if not data:
            asyncio.get_running_loop().remove_reader(self.master)
        now = time.monotonic_ns()
        clean = ESCAPES.sub(b"", data)
        self.delays += [(now - int(at.translate(_DIGITS))) / 1e6 for at in STAMP.findall(clean)]
        self.tail = (self.tail + clean)[-200_000:]
        self.came.set()

    async def until(self, text: str, limit: float = 60) -> float:
        """Wait for a text; the seconds since the start."""
        async with asyncio.timeout(limit):
            while text.encode() not in self.tail:
                self.came.clear()
                await self.came.wait()
        return time.monotonic() - self.started

    async def keys(self, count: int) -> list[float]:
        """Type letters; ms from each to the first output that has it."""
        out = []
        for n in range(count):
            letter = "qxjzkv"[n % 6]
            self.tail = b""
            begin = time.monotonic()
            os.write(self.master, letter.encode())
            await self.until(letter, 10)
            out.append((time.monotonic() - begin) * 1000)
            await asyncio.sleep(0.05)
        return out

    def memory(self) -> float:
        """Resident MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self.master)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


@asynccontextmanager
async def running(*command: str) -> AsyncIterator[Terminal]:
    """Run a Python program on a terminal."""
    terminal = Terminal([sys.executable, *command])
    try:
        yield terminal
    finally:
        terminal.close()


def spread(values: list[float]) -> str:
    """p50 and p99."""
    ordered = sorted(values)
    return f"p50 {statistics.median(ordered):.0f}, p99 {ordered[int(len(ordered) * 0.99) - 1]:.0f}"


async def first_paint(command: tuple[str, ...], rounds: int) -> float:
    """The median seconds from start to the first text on the screen."""
    times = []
    for _ in range(rounds):
        async with running(*command) as terminal:
            times.append(await terminal.until("Waiting"))
    return statistics.median(times)


async def main(seconds: float) -> None:
    """Measure, and print ratios first."""
    from desk_hub import PASSWORD, desk_hub

    from console.client import Credentials
    from console.core import command as cmd

    with tempfile.TemporaryDirectory() as folder:
        async with desk_hub(Path(folder)) as hub:
            desk = (str(DESK_TESTS / "desk_process.py"), hub.url, "anna", PASSWORD)
            own, plain = await first_paint(desk, 5), await first_paint(("-c", PLAIN), 5)
            print(f"first paint: {own / plain:.2f} x a plain Textual app ({own:.2f} s, {plain:.2f} s)")
            customer = await hub.client(Credentials("customer"))
            for n in range(CONVERSATIONS):
                await customer.do(f"conversation-{n:05}", cmd.Start(name=f"Example customer {n}"))
                customer.post(f"conversation-{n:05}", cmd.AskHuman())
            first = "conversation-00000"
            for n in range(HISTORY):
                last = customer.post(first, cmd.Say(f"line {n}"))
            await last
            async with running(*desk) as terminal:
                await terminal.until(f"Waiting {CONVERSATIONS}")
                os.write(terminal.master, b"\r")
                await terminal.until("You talk with")
                quiet = await terminal.keys(20)
                load = asyncio.create_task(arrivals(customer, first, seconds))
                busy = await terminal.keys(20)
                await load
                await asyncio.sleep(1)
                own_delays, memory = terminal.delays, terminal.memory()
    async with running("-c", LOG) as terminal:
        await terminal.until("at")
        log_keys = await terminal.keys(20)
        await asyncio.sleep(max(1.0, seconds - 5))
        log_delays = terminal.delays
    ratio = statistics.median(own_delays) / statistics.median(log_delays)
    print(f"arrival painted: {ratio:.2f} x a RichLog fed in its own process, no hub between ({RATE}/s)")
    print(f"key to screen under load: {statistics.median(busy) / statistics.median(log_keys):.2f} x the same")
    print(f"desk, {CONVERSATIONS} conversations, {HISTORY} messages in view, {RATE} messages/s arriving:")
    print(f"  key to screen ms: quiet {spread(quiet)}; under load {spread(busy)}")
    print(f"  painted ms: {spread(own_delays)} ({len(own_delays)} seen), resident {memory:.0f} MiB")
    print(f"RichLog: key ms {spread(log_keys)}; painted ms {spread(log_delays)} ({len(log_delays)} seen)")


async def arrivals(customer, conversation: str, seconds: float) -> None:  # type: ignore[no-untyped-def]
    """Send messages at a steady rate, half of them elsewhere. When is in letters: numbers are redacted."""
    from console.core import command as cmd

    begin = time.monotonic()
    for n in range(int(seconds * RATE)):
        await asyncio.sleep(max(0.0, begin + n / RATE - time.monotonic()))
        to = conversation if n % 2 else f"conversation-{n % CONVERSATIONS:05}"
        customer.post(to, cmd.Say(f"at{str(time.monotonic_ns()).translate(_LETTERS)}z"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=15)
    asyncio.run(main(parser.parse_args().seconds))
