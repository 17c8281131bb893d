"""The demo's face: starts the stage in a process of its own and opens the desk here."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from ..cli_words import say
from ..client import Credentials
from ..errors import CannotStart
from .stage import Ready

PATIENCE_S = 10.0
"""How long the stage may take to end by itself."""


def show(state: str, port: int, language: str, theme: str, customers: int) -> int:
    """Run the demo until the desk is closed; leaves no process behind."""
    folder = _folder(state)
    _tell(say("starting", language))
    stage = _start(folder, port, language, customers)
    try:
        ready = _wait(stage, folder)
        _tell(f"{say('page', language)}\n\n    {ready.page}\n")
        return _desk(ready, language, theme)
    finally:
        _stop(stage)
        _tell(say("demo_end", language, state=folder))


def _folder(state: str) -> Path:
    from platformdirs import user_state_path

    folder = Path(state).expanduser() if state else user_state_path("handrail") / "demo"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder.resolve()


def _start(folder: Path, port: int, language: str, customers: int) -> "subprocess.Popen[bytes]":
    log = (folder / "demo.log").open("ab")
    words = [
        sys.executable,
        "-m",
        "console",
        "demo-stage",
        str(folder),
        str(port),
        language,
        str(customers),
    ]
    with log:
        return subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, start_new_session=True
        )


def _wait(stage: "subprocess.Popen[bytes]", folder: Path) -> Ready:
    line = stage.stdout.readline() if stage.stdout else b""
    if not line:
        end = (folder / "demo.log").read_text("utf-8", "replace").strip().splitlines()[-1:]
        raise CannotStart(f"demo: expected the hub to start; {' '.join(end) or 'it ended'}.")
    return msgspec.json.decode(line, type=Ready)


def _desk(ready: Ready, language: str, theme: str) -> int:
    from ..desk.app import run_desk

    mine = Credentials("human", token=ready.token, language=language)
    greeting = f"{say('page', language)} {ready.page}"
    return asyncio.run(run_desk(ready.url, mine, language=language, theme=theme, greeting=greeting))


def _stop(stage: "subprocess.Popen[bytes]") -> None:
    if stage.stdin:
        stage.stdin.close()
    try:
        stage.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        stage.kill()
        stage.wait()
    if stage.stdout:
        stage.stdout.close()


def _tell(text: str) -> None:
    sys.stdout.write(text + os.linesep)
    sys.stdout.flush()
