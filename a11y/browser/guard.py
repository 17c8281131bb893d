"""A small process that outlives us by a moment: ends the browser and deletes its folder, however we ended.

Started with the folder; reads process ids, one a line, until its input ends (which also a killed process's
does). Then it ends those processes and all that were started with the folder as theirs, and deletes it.
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path

PATIENCE = 5.0
"""Seconds in which everything must be gone."""
PROCESSES = Path("/proc/self")
"""Where this is, what was started with the folder can be found."""


def main(folder: str) -> None:
    """Wait for the end of the input, then clean up."""
    named = {int(line) for line in sys.stdin if line.strip().isdigit()}
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        left = users(folder) if PROCESSES.exists() else named
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        named = set()
        shutil.rmtree(folder, ignore_errors=True)
        if not left and not Path(folder).exists():
            return
        time.sleep(0.02)


def users(folder: str) -> set[int]:
    """Processes that were started with the folder as their profile or for their temporary files (Linux)."""
    marks = (f"--user-data-dir={folder}\0".encode(), f"TMPDIR={folder}\0".encode())
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            said = (
                entry.joinpath("cmdline").read_bytes()
                + b"\0"
                + entry.joinpath("environ").read_bytes()
                + b"\0"
            )
            if any(mark in said for mark in marks) and int(entry.name) != os.getpid():
                found.add(int(entry.name))
    return found


if __name__ == "__main__":
    main(sys.argv[1])
