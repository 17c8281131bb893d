"""Calls an agent who looks elsewhere: the bell, and a desktop notification where the terminal has one."""

import asyncio
import os
import shutil
import time
from collections.abc import Callable, Mapping
from typing import Literal

from ..core.safe import visible

How = Literal["osc9", "osc777", "notify-send", ""]
EVERY_S = 3.0
"""At most one notification in so many seconds; the bell keeps the same measure."""
MOST = 120
_OSC9 = frozenset({"iterm.app", "wezterm", "ghostty", "warpterminal"})
_NOWHERE = asyncio.subprocess.DEVNULL
_OSC777 = ("rxvt-unicode", "foot")


def how(environ: Mapping[str, str], *, has_notify_send: bool) -> How:
    """Choose the way a notification can be shown here; "" when there is none.

    Inside tmux or screen the sequences do not come through, and over ssh notify-send is on the wrong machine.
    """
    term = environ.get("TERM", "")
    if not environ.get("TMUX") and not term.startswith(("screen", "tmux")):
        if environ.get("TERM_PROGRAM", "").casefold() in _OSC9 or environ.get("KITTY_WINDOW_ID"):
            return "osc9"
        if term.startswith(_OSC777):
            return "osc777"
    here = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return "notify-send" if here and has_notify_send and not environ.get("SSH_CONNECTION") else ""


class Notifier:
    """Rings and notifies, when wanted, and not too often."""

    def __init__(
        self,
        write: Callable[[str], None],
        *,
        wanted: bool = True,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write
        self.on = wanted
        """Whether the agent wants to be called."""
        found = shutil.which("notify-send")
        self._how = how(os.environ if environ is None else environ, has_notify_send=bool(found))
        self._clock = clock
        self._last = -EVERY_S
        self._running: set[asyncio.Task[None]] = set()

    def call(self, text: str) -> bool:
        """Ring, and show `text`; False when it is off or was used a moment ago."""
        now = self._clock()
        if not self.on or now - self._last < EVERY_S:
            return False
        self._last = now
        self._write("\a" + self._sequence(visible(text)[:MOST]))
        if self._how == "notify-send":
            task = asyncio.get_running_loop().create_task(_notify_send(visible(text)[:MOST]))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return True

    def _sequence(self, text: str) -> str:
        if self._how == "osc9":
            return f"\x1b]9;{text}\x1b\\"
        if self._how == "osc777":
            return f"\x1b]777;notify;Handrail;{text.replace(';', ',')}\x1b\\"
        return ""


async def _notify_send(text: str) -> None:
    try:
        process = await asyncio.create_subprocess_exec(
            "notify-send",
            "--app-name=Handrail",
            "--",
            "Handrail",
            text,
            stdin=_NOWHERE,
            stdout=_NOWHERE,
            stderr=_NOWHERE,
        )
        await asyncio.wait_for(process.wait(), 5)
    except (OSError, TimeoutError):
        return
