"""Run Orca on every page, several times, and keep what it says every time.

python -m tests.a11y.calibrate [--runs 3] [--built FOLDER] [NAME ...]
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import msgspec

from .kept import Kept, load_kept, save
from .pages import BROWSE, FOCUS, LIVE, Case
from .walk import walk_all
from .widgets import EDITABLES, WIDGETS

CASES: tuple[Case, ...] = (*LIVE, *FOCUS, *BROWSE, *EDITABLES, *WIDGETS)
BUILD = Path(__file__).parents[2] / "widgets" / "build.sh"
PER_ORCA = 12
"""Pages that one Orca reads before a fresh one is started."""


def main() -> None:
    """Run, compare, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--add", action="store_true", help="count what was kept before as one more run")
    parser.add_argument("--built", type=Path, help="where tests/widgets/build.sh has built; else it is run")
    parser.add_argument("names", nargs="*", help="only these; `*` stands for anything")
    options = parser.parse_args()
    if "HANDRAIL_CALIBRATES" not in os.environ:
        if missing := [
            name
            for name in ("orca", "Xvfb", "openbox", "xdotool", "dbus-run-session")
            if not shutil.which(name)
        ]:
            sys.exit(f"Expected {', '.join(missing)} to be installed; see tests/a11y/calibrate/desktop.py.")
        command = ["dbus-run-session", "--", sys.executable, "-m", __package__, *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | {"HANDRAIL_CALIBRATES": "1"}).returncode)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that all that was started is ended too
    cases = [case for case in CASES if not options.names or any(fnmatch(case.name, n) for n in options.names)]
    before = {kept.name: kept for kept in load_kept()} if options.add else {}
    runs: dict[str, list[Kept]] = {}
    with tempfile.TemporaryDirectory(prefix="handrail-widgets-") as scratch:
        built = options.built or _built(cases, Path(scratch))
        for _ in range(options.runs):
            for kept in _pass(cases, built):
                found = runs.setdefault(kept.name, [])
                found.append(kept)
                save(agreed([*found, *([before[kept.name]] if kept.name in before else [])]))
    for case in cases:
        print(case.name, "kept from", len(runs.get(case.name, ())), "runs")


def _built(cases: Sequence[Case], folder: Path) -> Path:
    """The widgets, where any are asked for, installed by npm and bundled into a folder."""
    if any(case.widget for case in cases):
        subprocess.run(["bash", BUILD, folder], check=True)
    return folder


def _pass(cases: Sequence[Case], built: Path) -> Iterator[Kept]:
    for language in sorted({case.language for case in cases}):
        these = [case for case in cases if case.language == language]
        for start in range(0, len(these), PER_ORCA):
            yield from walk_all(these[start : start + PER_ORCA], language, built)


def agreed(runs: Sequence[Kept]) -> Kept:
    """The first run, with only what was said in all of them as spoken, and the rest as sometimes."""
    first = runs[0]
    runs = [run for run in runs if [step.key for step in run.steps] == [step.key for step in first.steps]]
    steps = []
    for number, step in enumerate(first.steps):
        counts = [Counter(run.steps[number].spoken) for run in runs]
        common, any_of = counts[0], counts[0]
        for other in counts[1:]:
            common, any_of = common & other, any_of | other
        left = Counter(common)
        said = []
        for text in step.spoken:
            if left[text] > 0:
                left[text] -= 1
                said.append(text)
        earlier = Counter(text for run in runs for text in run.steps[number].sometimes)
        sometimes = tuple(sorted(((any_of - common) | earlier).elements()))
        steps.append(msgspec.structs.replace(step, spoken=tuple(said), sometimes=sometimes))
    return msgspec.structs.replace(first, steps=tuple(steps), runs=sum(run.runs for run in runs))


if __name__ == "__main__":
    main()
