"""A desktop for one run of Orca: a screen nobody sees, a window manager, the accessibility bus, Orca itself.

Needs the Debian packages orca at-spi2-core speech-dispatcher python3-pyatspi gir1.2-atspi-2.0 xvfb xdotool
openbox dbus-x11, and to be run within `dbus-run-session`. Only one Orca can run for one user of a machine.
"""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

XKEYS = {
    "Enter": "Return",
    "Space": "space",
    "ArrowDown": "Down",
    "ArrowUp": "Up",
    "ArrowLeft": "Left",
    "ArrowRight": "Right",
    "read all": "KP_Add",
    "Orca": "Insert",
}


class Desktop:
    """Presses real keys, and knows what Orca said."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def press(self, key: str) -> None:
        """Press a key: `Tab`, `Shift+h`, `Control+Home` ..."""
        parts = [XKEYS.get(part, part) for part in key.split("+")]
        held = [part.replace("Control", "ctrl").replace("Shift", "shift") for part in parts[:-1]]
        subprocess.run(["xdotool", "key", "+".join([*held, parts[-1]])], check=True, timeout=20)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True, timeout=60)

    def raise_window(self, title: str) -> None:
        """Give the keyboard to the window of that title."""
        command = [
            "xdotool",
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            f"^{title} ",
            "windowactivate",
            "--sync",
        ]
        subprocess.run(command, check=True, timeout=20)

    def spoken(self, since: float = 0) -> list[dict]:
        """What was spoken since a time of this machine's clock."""
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        found = [json.loads(line) for line in lines if line.endswith("}")]
        return [one for one in found if one["at"] >= since]

    def heard(self, word: str, since: float, most: float = 10) -> None:
        """Wait until a word has been said since a time of this machine's clock, or anything for ""."""
        start = time.time()
        while time.time() < start + most and not any(
            word in one["text"] for one in self.spoken(since) if one["kind"] != "stop"
        ):
            time.sleep(0.05)

    def quiet(self, least: float, pause: float = 0.7, most: float = 15) -> None:
        """Wait until nothing has been said for a while."""
        start = time.time()
        while time.time() < start + most:
            last = max([one["at"] for one in self.spoken(start)], default=start)
            if time.time() > max(start + least, last + pause):
                return
            time.sleep(0.05)


def _call(method: str, *arguments: str) -> None:
    subprocess.run(
        [
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.a11y.Bus",
            "/org/a11y/bus",
            method,
            *arguments,
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=30,
    )


def _xvfb(stack: contextlib.ExitStack) -> str:
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, process)
    os.close(write)
    with os.fdopen(read) as pipe:
        return f":{pipe.readline().strip()}"


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _orca(stack: contextlib.ExitStack, folder: Path, log: Path, language: str) -> None:
    env = os.environ | {"HANDRAIL_SPOKEN": str(log), "LANGUAGE": language, "LC_MESSAGES": "C.UTF-8"}
    for _ in range(3):
        log.unlink(missing_ok=True)
        with (folder / "orca.log").open("w") as out:
            process = subprocess.Popen(["/usr/bin/orca"], env=env, stdout=out, stderr=out)
        start = time.time()
        while time.time() < start + 20 and process.poll() is None:
            if log.exists() and '"speak"' in log.read_text("utf-8"):
                stack.callback(_end, process)
                return
            time.sleep(0.1)
        _end(process)
    raise RuntimeError(f"Orca did not start:\n{(folder / 'orca.log').read_text()[-2000:]}")


@contextlib.contextmanager
def desktop(language: str = "en") -> Iterator[Desktop]:
    """A desktop with Orca for as long as the block lasts; the environment points at it."""
    with contextlib.ExitStack() as stack:
        folder = Path(
            stack.enter_context(
                tempfile.TemporaryDirectory(prefix="handrail-orca-", ignore_cleanup_errors=True)
            )
        )
        before = dict(os.environ)
        stack.callback(lambda: (os.environ.clear(), os.environ.update(before)))
        for name in ("DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(folder / name)
        os.environ |= {
            "HOME": str(folder),
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "0",
            "GDK_BACKEND": "x11",
        }
        os.environ.setdefault("LANG", "C.UTF-8")
        custom = folder / "DATA" / "orca"
        custom.mkdir(parents=True)
        shutil.copy(Path(__file__).with_name("logger.py"), custom / "orca-customizations.py")
        os.environ["DISPLAY"] = _xvfb(stack)
        manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(_end, manager)
        _call("org.a11y.Bus.GetAddress")
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            _call(
                "org.freedesktop.DBus.Properties.Set",
                "string:org.a11y.Status",
                f"string:{name}",
                "variant:boolean:true",
            )
        log = folder / "spoken.jsonl"
        _orca(stack, folder, log, language)
        yield Desktop(log)
