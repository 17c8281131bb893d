"""Seconds that a check of a page takes, beside other checkers on the same page in the same run. Ratios first.

The page is the reference chat of the fixtures, served on loopback; its bot answers at once. One scan alone
(`handrail check --axe-only`, from start to exit) stands beside pa11y, @axe-core/cli and the accessibility
category of Lighthouse, which all look at the closed chat. The walks have no peer: nobody else walks. All use
the same Chromium, and all but pa11y's HTML_CodeSniffer the axe-core that the peers bring.

    python tests/bench/check.py                      all of it, some minutes
    python tests/bench/check.py --rounds 5           more rounds
    python tests/bench/check.py --peers FOLDER       where the peers are, or are installed by npm
    python tests/bench/check.py --only scan          one part: scan, walk, all
"""

import argparse
import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PEERS = ("pa11y", "@axe-core/cli", "lighthouse")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
GOALS = {"scan": 0.6, "keyboard": 1.0, "all": 45.0}
"""A scan and a profile as shares of a scan by pa11y; all profiles in seconds."""


class Tool(NamedTuple):
    """A checker: how it is started on an address, and what tells that it did its work."""

    command: list[str]
    worked: Callable[[subprocess.CompletedProcess[str]], bool]


def main() -> None:
    """Measure, and print the table."""
    asked = _arguments()
    with served(ROOT / "fixtures" / "widgets") as site, tempfile.TemporaryDirectory() as scratch:
        url = f"{site}/_base/index.html"
        tools: dict[str, Tool] = {}
        if asked.only != "all":
            install(asked.peers)
            theirs = peers(url, asked.peers, Path(scratch))
            tools = {"pa11y": theirs["pa11y"]} if asked.only == "walk" else theirs
        tools = ours(url, asked.peers, asked.only) | tools
        took = measured(tools, asked.rounds)
    told(took, versions(asked.peers))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir(), "handrail-bench-peers"))
    parser.add_argument("--only", choices=("scan", "walk", "all"), default="")
    return parser.parse_args()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def install(folder: Path) -> None:
    """Have npm put the peers into a scratch folder, once."""
    if all((folder / "node_modules" / name).is_dir() for name in PEERS):
        return
    if not shutil.which("npm"):
        sys.exit("expected npm for the peers; on Debian or Ubuntu: sudo apt-get install nodejs npm")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--ignore-scripts", "--no-fund", "--no-audit", "--silent", *PEERS]
    subprocess.run(command, cwd=folder, check=True, env=os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"})


def ours(url: str, peers: Path, only: str) -> dict[str, Tool]:
    """Our own rows, with the peers' axe-core where it is there."""
    engine = peers / "node_modules" / "axe-core" / "axe.min.js"
    axe = ["--axe", str(engine)] if engine.is_file() else []
    check = [sys.executable, "-m", "a11y", "check", url, *axe, "--quiet", "--format", "json", "--scripted"]
    rows = {
        "scan": [*check, "--axe-only"],
        "mouse": [*check, "--profile", "mouse"],
        "keyboard": [*check, "--profile", "keyboard"],
        "all": check,
    }
    wanted = {"scan": ("scan",), "walk": ("mouse", "keyboard"), "all": ("all",)}.get(only, tuple(rows))
    return {name: Tool(rows[name], _ours_worked) for name in wanted}


def _ours_worked(done: subprocess.CompletedProcess[str]) -> bool:
    report = json.loads(done.stdout)
    return all(walk["outcome"] == "reached" for walk in report["walks"]) and not report.get("unseen")


def peers(url: str, folder: Path, scratch: Path) -> dict[str, Tool]:
    """The peers' rows."""
    browser, driver = shutil.which("chromium") or "google-chrome", shutil.which("chromedriver") or ""
    binaries = folder / "node_modules" / ".bin"
    launch = {"executablePath": browser, "args": list(FLAGS[1:])}
    config = scratch / "pa11y.json"
    config.write_text(json.dumps({"chromeLaunchConfig": launch, "runners": ["axe", "htmlcs"]}))
    plain = ",".join(flag.removeprefix("--") for flag in FLAGS)
    axe = [str(binaries / "axe"), url, "--chromedriver-path", driver, "--chrome-path", browser, "--stdout"]
    lighthouse = [str(binaries / "lighthouse"), url, "--only-categories=accessibility", "--output=json"]
    flags = f"--chrome-flags={' '.join(FLAGS)}"
    return {
        "pa11y": Tool(
            [str(binaries / "pa11y"), "--config", str(config), "--reporter", "json", url],
            lambda done: done.returncode in (0, 2) and isinstance(json.loads(done.stdout), list),
        ),
        "@axe-core/cli": Tool(
            [*axe, f"--chrome-options={plain}"], lambda done: len(json.loads(done.stdout)[0]["passes"]) > 5
        ),
        "lighthouse": Tool(
            [*lighthouse, "--quiet", flags],
            lambda done: json.loads(done.stdout)["categories"]["accessibility"]["score"] is not None,
        ),
    }


def measured(tools: dict[str, Tool], rounds: int) -> dict[str, list[float]]:
    """The seconds of each, in turn, so that whatever else the machine does falls on all alike."""
    took: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(rounds):
        for name, tool in tools.items():
            took[name].append(timed(name, tool))
    return took


def timed(name: str, tool: Tool) -> float:
    """The seconds of one run. Ends the bench where a tool did not do its work: a failure is no speed."""
    env = os.environ | {"CHROME_PATH": shutil.which("chromium") or "", "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    done = subprocess.run(tool.command, capture_output=True, text=True, env=env, check=False)
    seconds = time.monotonic() - began
    try:
        worked = tool.worked(done)
    except (ValueError, KeyError, IndexError, TypeError):
        worked = False
    if not worked:
        sys.exit(f"{name} did not do its work:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return seconds


def told(took: dict[str, list[float]], made_with: str) -> None:
    """Print ratios, then goals, then seconds."""
    middle = {name: statistics.median(each) for name, each in took.items()}
    names = {"scan": "one axe scan", "mouse": "the way, mouse", "keyboard": "the way, keyboard", "all": "all"}
    against = [name for name in ("pa11y", "@axe-core/cli", "lighthouse") if name in middle]
    for own in (name for name in names if name in middle and against):
        ratios = "   ".join(f"{middle[own] / middle[name]:5.2f} x {name}" for name in against)
        print(f"{names[own]:20} {ratios}")
    goals: list[tuple[str, float, float]] = []
    if "pa11y" in middle:
        shares = [name for name in ("scan", "keyboard") if name in middle]
        goals += [(names[name], middle[name] / middle["pa11y"], GOALS[name]) for name in shares]
    goals += [("all, seconds", middle["all"], GOALS["all"])] if "all" in middle else []
    for name, came, goal in goals:
        print(f"goal: {name:20} {came:6.2f}  (at most {goal:g}) {'met' if came <= goal else 'MISSED'}")
    rounds = len(next(iter(took.values())))
    print(f"\n{'seconds, start to exit':24}  median    least     most   ({rounds} rounds)")
    for name, each in took.items():
        print(f"{names.get(name, name):24} {middle[name]:8.2f} {min(each):8.2f} {max(each):8.2f}")
    print(f"\n{made_with}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def versions(folder: Path) -> str:
    """What the peers are."""
    found = []
    for name in (*PEERS, "axe-core"):
        file = folder / "node_modules" / name / "package.json"
        if file.is_file():
            said: dict[str, Any] = json.loads(file.read_text())
            found.append(f"{name} {said['version']}")
    return ", ".join(found) or "no peers"


if __name__ == "__main__":
    main()
