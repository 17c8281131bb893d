"""The checker's commands as processes, and in this one."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from a11y.cli import app

WIDGETS = Path(__file__).parents[2] / "fixtures" / "widgets"
PATIENCE = 90
"""Seconds; a deadline, not a measure."""


def environment(**changes: str) -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("HANDRAIL_", "GITHUB_"))}
    return plain | {"HANDRAIL_LANGUAGE": "en", "PYTHONPATH": str(WIDGETS.parents[1])} | changes


def start(*arguments: str, cwd: Path, **changes: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "a11y", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=cwd, env=environment(**changes), text=True, **pipes)


def run(*arguments: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    process = start(*arguments, cwd=cwd, **changes)
    out, err = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def invoke(*arguments: str):
    return CliRunner().invoke(app, arguments)
