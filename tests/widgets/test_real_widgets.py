"""Chat widgets that nobody here wrote: what the check says of each is what a person found by hand.

They are installed from npm by name into a scratch folder, with a small scripted company behind them.
`expected/` holds what was found with the keyboard and the real Orca, see docs/widgets.md.
"""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
EXPECTED = {file.stem: tomllib.loads(file.read_text()) for file in sorted((HERE / "expected").glob("*.toml"))}
PATIENCE_S = 400
"""A deadline, not a measure."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four pages, built once."""
    folder = tmp_path_factory.mktemp("widgets")
    subprocess.run(["bash", HERE / "build.sh", folder], check=True, timeout=PATIENCE_S)
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The pages on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=built / "site")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def checked(url: str, profiles: list[str], folder: Path) -> dict[str, Any]:
    """The JSON report of a check, run as people run it."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("HANDRAIL_", "GITHUB_"))}
    asked = [part for profile in profiles for part in ("--profile", profile)]
    command = [sys.executable, "-m", "a11y", "check", url, *asked, "--no-fail", "-o", "report.json"]
    done = subprocess.run(
        command, cwd=folder, env=plain | {"HANDRAIL_LANGUAGE": "en"}, capture_output=True, text=True,
        timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return report


def failed(report: dict[str, Any]) -> set[str]:
    """What failed: checks by their id, and axe's rules as "axe RULE"."""
    found = [finding for finding in report["findings"] if finding["verdict"] == "fail"]
    rules = {f"axe {f['evidence']['measured']['rule']}" for f in found if f["check"] == "axe"}
    return {f["check"] for f in found} | rules


@pytest.mark.timeout(PATIENCE_S * 2)
@pytest.mark.parametrize("name", EXPECTED)
def test_a_widget_of_other_people_is_judged_as_a_person_judged_it(
    name: str, built: Path, site: str, tmp_path: Path
) -> None:
    expected = EXPECTED[name]
    installed = json.loads((built / "node_modules" / expected["package"] / "package.json").read_text())
    assert installed["version"] == expected["version"], "look at the new version by hand first"
    report = checked(f"{site}/{name}.html", list(expected["outcomes"]), tmp_path)

    walks = {walk["profile"]: walk for walk in report["walks"]}
    assert {profile: walk["outcome"] for profile, walk in walks.items()} == expected["outcomes"]
    assert set(expected["fails"]) - failed(report) == set()
    assert set(expected["clean"]) & failed(report) == set()
    listener = walks["screen-reader"]
    assert listener["announcements"] == expected["announcements"]
    spoken = " ".join(line["text"] for line in listener["heard"])
    assert [words for words in expected["heard"] if words not in spoken] == []
