"""The audit of dependencies fails for what is known, and never calls clean what it could not look up."""

import json
import subprocess
import sys
from pathlib import Path

from tests.audit import PINS, pins, strange_licences, verdict

ROOT = Path(__file__).parents[2]


def answer(**more: object) -> dict[str, object]:
    return {"dependencies": [{"name": "example", "version": "1.0", "vulns": [], **more}]}


def test_a_known_weakness_is_told_with_the_version_that_mends_it() -> None:
    weak, unknown = verdict(answer(vulns=[{"id": "PYSEC-1", "fix_versions": ["1.1"]}]), ["example"])
    assert weak == ["example 1.0: PYSEC-1, fixed in 1.1"]
    assert unknown == []


def test_what_could_not_be_looked_up_is_not_clean() -> None:
    for nothing in (
        {},
        {"dependencies": []},
        {"dependencies": [{"name": "example", "skip_reason": "not found"}]},
    ):
        weak, unknown = verdict(nothing, ["example"])
        assert (weak, len(unknown)) == ([], 1)
    assert verdict(answer(name="Exam_ple"), ["exam-ple"]) == ([], [])


def test_without_the_service_it_warns_and_strictly_it_fails(tmp_path: Path) -> None:
    """pip-audit answers with nothing at all: as where it is not installed or has no network."""
    broken = tmp_path / "pip_audit.py"
    broken.write_text("raise SystemExit('no network')\n")
    env = {"PYTHONPATH": str(tmp_path), "PATH": ""}
    for options, code in (((), 0), (("--strict",), 1)):
        command = [sys.executable, str(ROOT / "tests" / "audit.py"), *options]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == code, done.stderr
        assert "could NOT be looked up" in done.stderr
    broken.write_text(f"print({json.dumps(json.dumps(answer(vulns=[{'id': 'X-1'}])))})\n")
    done = subprocess.run(command[:2], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "example 1.0: X-1" in done.stderr


def test_each_licence_of_a_dependency_may_stand_beside_ours() -> None:
    names = pins(PINS.read_text("utf-8"))
    assert len(names) > 50
    assert strange_licences(names) == []
