"""The command: lines in and out, what is kept, and how it ends."""

import os
import subprocess
import sys
import wave
from pathlib import Path

import msgspec
import pytest
from listen_house import PAGE

from a11y.model import Recording

PROGRAM = (
    "import sys, pathlib; from a11y.listen.app import Settings, run_listen; "
    "args = dict(pair.split('=', 1) for pair in sys.argv[2:]); "
    "make = {'wav': pathlib.Path, 'record': pathlib.Path, 'rate': int, 'timeout': float, 'speak': bool}; "
    "given = {key: make.get(key, str)(value) for key, value in args.items()}; "
    "sys.exit(run_listen(Settings(url=sys.argv[1], **given)))"
)
ROOT = Path(__file__).resolve().parents[3]


def run(keys: str, url: str = PAGE, **settings: object) -> subprocess.CompletedProcess[str]:
    given = [f"{key}={value}" for key, value in settings.items()]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, url, *given],
        input=keys,
        capture_output=True,
        text=True,
        timeout=100,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_keys_by_line_give_speech_by_line() -> None:
    done = run("h\nlist heading\nb\nzz\ne\nEnter\ntype hello\nEscape\nquit\nh\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("! This has no name") == 1
    assert done.stdout.count("! Focus mode") == done.stdout.count("! Browse mode") == 1
    lines = done.stdout.splitlines()[1:]
    assert lines[0] == "Listening page"
    assert "Something to listen to" in lines[1]
    assert lines[2].startswith("- ")
    assert "! zz does nothing in this screen reader. The help (F1) shows the keys." in lines
    assert "Things to use" in lines[3]
    assert not any("Things to use" in line for line in lines[4:]), "read on after quit"


def test_what_was_heard_is_kept_as_recording_and_sound(tmp_path: Path) -> None:
    record, wav = tmp_path / "heard.json", tmp_path / "heard.wav"
    done = run("h\nTab\n", record=record, wav=wav, language="nl")
    assert done.returncode == 0, done.stderr
    kept = msgspec.json.decode(record.read_bytes(), type=Recording)
    assert [step.action.key or step.action.kind for step in kept.steps] == ["load", "Tab"]
    with wave.open(str(wav)) as sound:
        assert sound.getnframes() / sound.getframerate() > 2
    assert "De opname staat in" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["heard.json", "heard.wav"]


def test_speech_without_a_sound_device_holds_nothing_up() -> None:
    done = run("h\nh\nall\n", speak=1)
    assert done.returncode == 0, done.stderr
    assert "Things to use" in done.stdout


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"dialect": "parrot"}, "expected a dialect"),
        ({"wav": "/nowhere/at/all.wav"}, "Expected a file in a folder that can be written to"),
        ({"record": "/"}, "Expected a file in a folder that can be written to"),
        ({"rate": 5}, "between 80 and 600"),
        ({"timeout": 0}, "above zero"),
    ],
)
def test_wrong_settings_are_told_before_a_browser_starts(settings: dict[str, object], told: str) -> None:
    done = run("", **settings)
    assert done.returncode == 2
    assert told in done.stderr
    assert not done.stdout


def test_a_page_that_cannot_be_loaded_ends_with_three() -> None:
    done = run("h\n", url="http://127.0.0.1:1/")
    assert done.returncode == 3
    assert "could not be loaded" in done.stderr


def test_a_sound_file_that_takes_too_long_leaves_nothing(tmp_path: Path) -> None:
    done = run("all\n", wav=tmp_path / "late.wav", timeout=0.01)
    assert done.returncode == 3
    assert "should have been ready" in done.stderr
    assert list(tmp_path.iterdir()) == []
