"""Processes that use a store."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def start(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a program of this folder with the console and this folder on its path."""
    path = os.pathsep.join((str(ROOT), str(HERE)))
    command = [sys.executable, str(HERE / program), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path})
