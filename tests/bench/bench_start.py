"""Start-up: from exec to help, and from exec to the first screen of the desk on a pseudo-terminal."""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
HANDRAIL = (sys.executable, "-m", "console")
PATIENCE_S = 60
PLAIN = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Plain(App):\n    def compose(self):\n        yield Static('Waiting 0')\nPlain().run()"
)


def _timed(words: tuple[str, ...], runs: int) -> float:
    """Median seconds of a command from start to end."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _painted(words: tuple[str, ...], text: str, environ: dict[str, str], runs: int) -> float:
    """Median seconds of a program from start to the first screen that shows the text."""
    return statistics.median(_paint(words, text, environ) for _ in range(runs))


def _paint(words: tuple[str, ...], text: str, environ: dict[str, str]) -> float:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    screen = pyte.Screen(120, 40)
    stream = pyte.ByteStream(screen)
    begin = time.perf_counter()
    process = subprocess.Popen(
        words, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environ, start_new_session=True
    )
    try:
        while not any(text in row for row in screen.display):
            if not select.select([master], [], [], PATIENCE_S)[0]:
                raise TimeoutError(
                    f"expected {text!r} on the screen, got: {[*filter(str.strip, screen.display)]}"
                )
            stream.feed(os.read(master, 65_536))
        return time.perf_counter() - begin
    finally:
        process.kill()
        process.wait()
        os.close(slave)
        os.close(master)


def start_up(runs: int) -> None:
    """Measure both, each beside what it cannot be faster than."""
    from bench_servers import running

    python, ours = _timed((sys.executable, "-c", "pass"), runs), _timed((*HANDRAIL, "--help"), runs)
    print(f"\nStart-up: handrail --help {ours / python:.1f} x an empty python ({ours:.3f} s, {python:.3f} s)")
    with running("hub") as server, tempfile.TemporaryDirectory(prefix="handrail-bench-") as home:
        environ = os.environ | {"TERM": "xterm-256color", "HOME": home, "HANDRAIL_TOKEN": server.tokens[0]}
        desk = (*HANDRAIL, "desk", "--url", f"{server.url}/ws", "--language", "en")
        painted = _painted(desk, "Waiting 0", environ, runs)
    plain = _painted((sys.executable, "-c", PLAIN), "Waiting 0", environ, runs)
    imported = _timed((sys.executable, "-c", "import textual.app"), runs)
    print(
        f"  handrail desk to the painted queue {painted / plain:.2f} x a plain Textual app to its first paint"
    )
    seconds = f"{painted:.2f}, {plain:.2f}, {imported:.2f} s"
    print(f"  and {painted / imported:.2f} x importing textual.app ({seconds})")
