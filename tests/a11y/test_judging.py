"""Recordings judged, without a browser: wrong use, settings, what is known, files."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from checker_house import PATIENCE, environment, invoke

from a11y.recordings import read_recordings, write_recordings


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["check"], "Expected the address"),
        (["check", "ftp://x.example/"], "Expected an address"),
        (["check", "http://[x/"], "Expected an address"),
        (["check", "http://x.example/", "--profile", "nobody"], "screen-reader"),
        (["check", "http://x.example/", "--journey", "nowhere"], "human"),
        (["check", "http://x.example/", "--dialect", "klingon"], "nvda"),
        (["check", "http://x.example/", "--fail-on", "bad"], "bad"),
        (["check", "http://x.example/", "--format", "pdf"], "pdf"),
        (["check", "http://x.example/", "-o", "r.pdf"], ".sarif"),
        (["check", "http://x.example/", "-o", "no/where/r.html"], "no/where"),
        (["check", "http://x.example/", "--guide", "none.toml"], "none.toml"),
        (["check", "http://x.example/", "--update-baseline"], "--baseline FILE"),
        (["check", "http://x.example/", "--config", "none.toml"], "none.toml"),
        (["judge", "none.json"], "none.json"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_was_expected(here, arguments, named):
    done = invoke(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert named in done.stderr


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"recordings": [{"url": 3}]}', b"[" * 100_000]
)
def test_a_file_that_is_no_recording_is_refused(here, data):
    (here / "x.json").write_bytes(data)
    done = invoke("judge", "x.json")
    assert done.exit_code == 2
    assert "x.json" in done.stderr


def test_a_misspelt_setting_is_named_with_the_one_that_was_meant(here, kept):
    (here / "handrail.toml").write_text('[check]\nfail_onn = "serious"\n')
    done = invoke("judge", kept)
    assert done.exit_code == 2
    assert "handrail.toml" in done.stderr
    assert "fail_on?" in done.stderr


def test_a_walk_that_does_not_arrive_ends_with_one(kept):
    done = invoke("judge", kept)
    assert done.exit_code == 1
    assert "ask for a human: No control leads" in done.stdout


def test_no_fail_ends_with_zero_in_spite_of_findings(kept):
    assert invoke("judge", kept, "--no-fail").exit_code == 0


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("handrail.toml", '[hub]\nport = 1\n[check]\nno_fail = true\nformat = "markdown"\n'),
        ("pyproject.toml", '[tool.handrail.check]\nno_fail = true\nformat = "markdown"\n'),
    ],
)
def test_settings_come_from_the_projects_file_and_the_command_line_wins(here, kept, file, text):
    (here / file).write_text(text)
    done = invoke("judge", kept)
    assert (done.exit_code, done.stdout[:2]) == (0, "##")
    assert invoke("judge", kept, "--format", "text").stdout[:5] == "https"


def test_what_is_in_the_baseline_fails_no_more_and_what_is_new_does(here, kept, make_recording):
    assert invoke("judge", kept, "--baseline", "b.json", "--update-baseline").exit_code == 0
    assert invoke("judge", kept, "--baseline", "b.json").exit_code == 0
    other = msgspec.structs.replace(make_recording("mouse", "not_reached"), journey="stuck")
    write_recordings(here / "worse.json", [other])
    assert invoke("judge", kept, "worse.json", "--baseline", "b.json").exit_code == 1


def test_waived_findings_fail_no_more_and_their_owner_is_told(here, kept):
    found = json.loads(invoke("judge", kept, "--format", "json").stdout)["findings"]
    entry = '[[waiver]]\nfinding = "{}"\nreason = "rebuilt"\nowner = "shop"\nexpires = 2999-01-01\n'
    (here / "w.toml").write_text("".join(entry.format(one["fingerprint"]) for one in found))
    done = invoke("judge", kept, "--waivers", "w.toml")
    assert done.exit_code == 0
    assert done.stdout.count("Waived until 2999-01-01, by shop: rebuilt") == len(found) > 0


def test_annotations_come_with_a_summary_where_the_runner_wants_one(here, kept, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    done = invoke("judge", kept, "--format", "github")
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert "| touch | human | **not reached** |" in (here / "summary.md").read_text()


def test_dutch_is_spoken_to_who_wants_dutch(kept):
    done = invoke("judge", kept, "--language", "nl")
    assert "niet bereikt" in done.stdout
    assert "not reached" not in done.stdout


def test_explaining_the_path_tells_what_was_considered(kept):
    assert "button: 3 points" in invoke("judge", kept, "--explain-path").stdout


def test_recordings_come_back_from_their_file_as_they_were(here, make_recording):
    write_recordings(here / "r.json", [make_recording(), make_recording("mouse")])
    assert read_recordings(here / "r.json") == (make_recording(), make_recording("mouse"))


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "link.png", "none.png", "note.txt"])
def test_a_recording_cannot_name_a_picture_outside_its_folder(here, make_recording, name):
    (here / "in").mkdir()
    (here / "secret.png").write_bytes(b"secret")
    (here / "in" / "note.txt").write_bytes(b"secret")
    (here / "in" / "link.png").symlink_to(here / "secret.png")
    seen = make_recording()
    moments = tuple(msgspec.structs.replace(moment, screenshot=name) for moment in seen.moments)
    write_recordings(here / "in" / "r.json", [msgspec.structs.replace(seen, moments=moments)])
    (read,) = read_recordings(here / "in" / "r.json")
    assert {moment.screenshot for moment in read.moments} == {""}


def test_a_picture_beside_its_recording_comes_into_the_report(here, make_recording):
    (here / "a.png").write_bytes(b"png")
    seen = make_recording()
    moments = tuple(msgspec.structs.replace(moment, screenshot="a.png") for moment in seen.moments)
    (here / "r.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(seen, moments=moments)))
    (read,) = read_recordings(here / "r.json")
    assert {moment.screenshot for moment in read.moments} == {"data:image/png;base64,cG5n"}


def on_terminal(*arguments: str, cwd: Path, **changes: str) -> str:
    """What a command puts on a terminal."""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "a11y", *arguments]
    process = subprocess.Popen(command, cwd=cwd, env=environment(TERM="xterm", **changes), stdout=slave)
    os.close(slave)
    parts = []
    with contextlib.suppress(OSError):
        while part := os.read(master, 65536):
            parts.append(part)
    os.close(master)
    process.wait(PATIENCE)
    return b"".join(parts).decode()


def test_a_terminal_gets_colour_unless_it_wants_none(here, kept):
    assert "\x1b[" in on_terminal("judge", kept, cwd=here)
    assert "\x1b[" not in on_terminal("judge", kept, cwd=here, NO_COLOR="1")


def test_judging_needs_nothing_that_drives_a_browser(here, kept):
    code = (
        "import sys; from a11y.cli import app; app(['judge', sys.argv[1], '--no-fail', '--format', 'json'])"
    )
    blocked = "import sys; sys.modules.update(dict.fromkeys(['selenium', 'websockets']))"
    command = [sys.executable, "-c", f"{blocked}; {code}", kept]
    done = subprocess.run(command, env=environment(), cwd=here, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
