"""An example company as an operator starts it: hub and bot are processes of the command line."""

import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.config import Settings, load
from console.manage import add_agent, make_token

ROOT = Path(__file__).parents[2]
PATIENCE_S = 40
SETTINGS = """
[hub]
state = "{state}"
port = {port}
[policy]
company = "Example shop"
bot_name = "Robin"
capacity = 50
ways = {{ call_back = "", phone = "010 000 00 00" }}
[limits]
customer_rate = 1e5
agent_rate = 1e5
handshakes = 1e4
settle_s = 0.3
"""


def until(met: Callable[[], Any], what: Callable[[], str], patience_s: float = PATIENCE_S) -> Any:
    """Wait for a fact in another process."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if found := met():
            return found
        time.sleep(0.02)
    raise AssertionError(what())


class Company:
    """A folder with settings, store and keys; a hub, and what else runs there. Everything carries a mark."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mark = f"HANDRAIL_PATH_TEST={uuid.uuid4().hex}"
        self.environ = os.environ | {"PYTHONPATH": str(ROOT), "HANDRAIL_LANGUAGE": "en"}
        self.environ |= dict([self.mark.split("=")])
        self.python = sys.executable
        self.url = ""
        self.hub: subprocess.Popen[bytes] | None = None
        self._others: list[subprocess.Popen[bytes]] = []
        self._configure(0)

    @property
    def settings(self) -> Settings:
        return load(str(self.folder / "handrail.toml"), {})

    @property
    def page(self) -> str:
        """The hub's example page."""
        return self.url.replace("ws://", "http://").removesuffix("ws")

    def _configure(self, port: int) -> None:
        text = SETTINGS.format(state=self.folder, port=port)
        (self.folder / "handrail.toml").write_text(text, "utf-8")

    def hire(self, name: str, shown: str) -> str:
        """Add an agent; give a token."""
        add_agent(self.settings, name, shown, (), False, "a long example password")
        return make_token(self.settings, name, "human", 1)

    def program(self, *words: str, **options: Any) -> "subprocess.Popen[bytes]":
        """Start a command of `handrail` with these settings; it is ended with the company."""
        command = [self.python, "-m", "console", *words]
        options = {"stdin": subprocess.DEVNULL, "env": self.environ, "cwd": self.folder} | options
        process = subprocess.Popen(command, **options)
        self._others.append(process)
        return process

    def open(self) -> None:
        """Start the hub, and wait until it listens; the port stays the same when it starts again."""
        log = self.folder / "hub.log"
        with log.open("wb") as stderr:
            self.hub = self.program("hub", stderr=stderr)
        hub = self.hub

        def listening() -> Any:
            assert hub.poll() is None, log.read_text()
            return re.search(r"ws://127.0.0.1:(\d+)/ws", log.read_text())

        found = until(listening, lambda: f"expected the hub to listen: {log.read_text()}")
        if not self.url:
            self.url = found[0]
            self._configure(int(found[1]))

    def kill(self) -> None:
        """End the hub as a power cut ends it."""
        assert self.hub
        self.hub.kill()
        assert self.hub.wait() == -signal.SIGKILL

    def stop(self) -> int:
        """Stop the hub in order; give its exit code."""
        assert self.hub
        self.hub.terminate()
        return self.hub.wait(PATIENCE_S)

    def bot(self) -> None:
        """Start the bot of the knowledge files."""
        key = make_token(self.settings, "bot", "bot", 1)
        self.program("bot", "faq", "--url", self.url, env=self.environ | {"HANDRAIL_TOKEN": key})

    def close(self) -> None:
        """End everything, and see that nothing is left."""
        for process in reversed(self._others):
            process.terminate()
            process.wait(PATIENCE_S)
        until(lambda: not self.left(), lambda: f"left behind: {self.left()}")

    def left(self) -> list[str]:
        """Give the processes that carry the mark in their environment or name the folder."""
        whole, plain = _processes("axeww"), _processes("axww")
        signs = (self.mark, str(self.folder))
        return [plain.get(pid, "") for pid, shown in whole.items() if any(sign in shown for sign in signs)]


def _processes(options: str) -> dict[str, str]:
    """Give what `ps` shows of every process, by its id; with `e` among the options the environment too."""
    shown = subprocess.run(["ps", options, "-o", "pid=,args="], capture_output=True, text=True, check=True)
    return dict(line.split(maxsplit=1) for line in shown.stdout.splitlines() if " " in line.strip())
