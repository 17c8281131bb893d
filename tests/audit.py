"""Looks pinned dependencies up in a public list of known weaknesses, and their licences in a list of ours.

    python tests/audit.py [--strict]

Ends with 1 where a weakness is known or a licence is not one we ship beside. What could not be looked up (no
network, a mirror without the list) is never called clean: it is said loudly, and ends with 1 with --strict.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PINS = Path(__file__).parents[1] / "constraints.txt"
PATIENCE_S = 180
# Licences under which a dependency may stand beside Apache-2.0 (https://www.apache.org/legal/resolved.html).
# LGPL and MPL are fine for a library that is installed beside us, unchanged and not copied into our sources.
FINE = re.compile(
    r"\b(MIT|MIT-CMU|MIT-0|BSD|BSD-[23]-Clause|Apache|Apache-2\.0|ISC|ISCL|PSF-2\.0|PSFL|MPL|MPL-2\.0|LGPL\w*)\b"
)


def pins(text: str) -> dict[str, str]:
    """The names and versions in a constraints file."""
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", text, re.M))


def verdict(report: Mapping[str, Any], wanted: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is known to be weak, and what could not be looked up, a sentence each."""
    weak, unknown = [], []
    looked_up = set()
    for found in report.get("dependencies", ()):
        name, version = found["name"], found.get("version", "")
        if "skip_reason" in found:
            unknown.append(f"{name}: {found['skip_reason']}")
            continue
        looked_up.add(_plain(name))
        for one in found.get("vulns", ()):
            fixed = ", ".join(one.get("fix_versions", ())) or "no version yet"
            weak.append(f"{name} {version}: {one['id']}, fixed in {fixed}")
    told = {_plain(line.partition(":")[0]) for line in unknown}
    missing = sorted(name for name in wanted if _plain(name) not in looked_up | told)
    return weak, unknown + [f"{name}: not in the answer" for name in missing]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def ask(file: Path) -> dict[str, Any]:
    """pip-audit's answer; an empty one where it cannot give any."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(file), "--no-deps", "--disable-pip", "-f", "json"]
    try:
        done = subprocess.run(
            [*command, "--progress-spinner", "off"], capture_output=True, text=True, timeout=PATIENCE_S
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return {}
    return found


def licence(name: str) -> str:
    """What a package says about its licence; "" where it is not installed or says nothing."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    classes = " ".join(c for c in said.get_all("Classifier") or () if c.startswith("License"))
    return " ".join(
        (said.get("License-Expression") or "", classes, (said.get("License") or "")[:200])
    ).strip()


def strange_licences(names: Iterable[str]) -> list[str]:
    """The packages that are installed under a licence that is not in our list."""
    said = {name: licence(name) for name in names}
    return [f"{name}: {text}" for name, text in said.items() if text and not FINE.search(text)]


def main(strict: bool) -> int:
    """Look up, tell, and give the exit code."""
    wanted = pins(PINS.read_text("utf-8"))
    weak, unknown = verdict(ask(PINS), wanted)
    strange = strange_licences(wanted)
    _tell("Known weaknesses", weak)
    _tell("Licences that nobody has looked at", strange)
    if unknown:
        print(
            f"WARNING: {len(unknown)} of {len(wanted)} dependencies could NOT be looked up:", file=sys.stderr
        )
        for line in unknown[:3]:
            print(f"  {line}", file=sys.stderr)
        print("  This is no clean result. Run it again where the service can be reached.", file=sys.stderr)
    else:
        print(f"{len(wanted)} dependencies looked up.")
    return 1 if weak or strange or (strict and unknown) else 0


def _tell(title: str, lines: list[str]) -> None:
    if lines:
        print(f"{title}:", *lines, sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main("--strict" in sys.argv[1:]))
