"""The checker's commands as people and pipelines run them: real processes, browser and signals."""

import contextlib
import functools
import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from a11y.cli import app
from a11y.model import Report
from a11y.recordings import read_recordings, write_recordings

WIDGETS = Path(__file__).parents[2] / "fixtures" / "widgets"
PATIENCE = 90
"""Seconds; a deadline, not a measure."""


@pytest.fixture(scope="module")
def site():
    """The reference chat on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=WIDGETS))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/_base/"
    server.shutdown()
    server.server_close()


def environment(**changes: str) -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("HANDRAIL_", "GITHUB_"))}
    return plain | {"HANDRAIL_LANGUAGE": "en", "PYTHONPATH": str(WIDGETS.parents[1])} | changes


def start(*arguments: str, cwd: Path, **changes: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "a11y", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=cwd, env=environment(**changes), text=True, **pipes)


def run(*arguments: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    process = start(*arguments, cwd=cwd, **changes)
    out, err = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANDRAIL_LANGUAGE", "en")
    for name in ("HANDRAIL_FAIL_ON", "HANDRAIL_DIALECT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def kept(here, make_recording):
    """A file with a walk that arrived and one that did not."""
    file = here / "walks.json"
    write_recordings(file, [make_recording("mouse"), make_recording("touch", "not_reached")])
    return str(file)


def invoke(*arguments: str):
    return CliRunner().invoke(app, arguments)


# the whole way


@pytest.fixture(scope="module")
def checked(site, tmp_path_factory):
    """One check of the reference chat by two profiles, with every report."""
    folder = tmp_path_factory.mktemp("checked")
    outputs = [
        part for ending in ("json", "html", "xml", "sarif", "md", "jsonld") for part in ("-o", f"r.{ending}")
    ]
    who = ("--profile", "mouse", "--profile", "screen-reader", "--scripted", "--record", "walks.json")
    return folder, run("check", site, *who, *outputs, cwd=folder)


def test_a_page_it_has_never_seen_is_walked_to_the_human(checked):
    folder, done = checked
    report = msgspec.json.decode((folder / "r.json").read_bytes(), type=Report)
    assert {walk.profile: walk.outcome for walk in report.walks} == {
        "mouse": "reached",
        "screen-reader": "reached",
    }
    assert report.unseen == ()
    assert done.returncode == (1 if any(one.verdict == "fail" for one in report.findings) else 0)
    assert done.stdout.splitlines()[1] == "2 of 2 get there."
    assert done.stdout.splitlines()[3].startswith("Profile")


def test_progress_goes_to_standard_error_and_names_each_walk(checked):
    _, done = checked
    assert "1/2 " in done.stderr
    assert "2/2 " in done.stderr
    assert "Wrote r.html" in done.stderr
    assert "/2 " not in done.stdout


def test_the_story_has_a_picture_and_what_was_heard(checked):
    folder, _ = checked
    page = (folder / "r.html").read_text()
    assert "data:image/webp" in page
    assert "Sam, a human, has joined the chat." in page


def test_recordings_judged_again_give_the_same_report(checked):
    folder, done = checked
    again = run("judge", "walks.json", "-o", "again.json", cwd=folder)
    one, two = (
        msgspec.json.decode((folder / name).read_bytes(), type=Report) for name in ("r.json", "again.json")
    )
    assert msgspec.structs.replace(one, seconds=0) == two
    assert again.returncode == done.returncode


def test_machine_output_stands_alone_on_standard_output(site, tmp_path):
    done = run(
        "check", site, "--profile", "mouse", "--scripted", "--no-axe", "--format", "json", cwd=tmp_path
    )
    assert json.loads(done.stdout)["walks"][0]["outcome"] == "reached"
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_the_table_when_asked_to_be_quiet(site, tmp_path):
    done = run("check", site, "--profile", "mouse", "--scripted", "--no-axe", "--quiet", cwd=tmp_path)
    assert done.stderr == ""


# what ends it


def test_a_page_that_is_not_there_ends_with_three_and_a_remedy(tmp_path):
    done = run("check", "http://127.0.0.1:9/", "--profile", "mouse", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "could not be loaded" in done.stderr
    assert "Check the address" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_browser_ends_with_three_and_a_remedy(tmp_path):
    done = run("check", "http://127.0.0.1:9/", "--browser", "/nowhere/chromium", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "--browser" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_tells_what_was_done_and_leaves_nothing_behind(site, tmp_path, number):
    mark = uuid.uuid4().hex
    many = ("mouse", "keyboard", "touch", "zoom-400", "switch", "screen-reader")
    who = [part for profile in many for part in ("--profile", profile)]
    command = ("check", site, *who, "--scripted", "-o", "part.json")
    process = start(*command, cwd=tmp_path, HANDRAIL_TEST_MARK=mark, TMPDIR=str(tmp_path))
    told = []
    for line in process.stderr:
        told.append(line)
        if line.startswith("1/6 "):
            break
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130, (told, err)
    assert "Interrupted after" in out
    report = msgspec.json.decode((tmp_path / "part.json").read_bytes(), type=Report)
    assert 1 <= len(report.walks) < 6
    assert report.unseen
    _until(lambda: not _marked(mark))
    assert [file.name for file in tmp_path.iterdir()] == ["part.json"]


def _until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _marked(mark: str) -> list[str]:
    """Processes that carry the mark in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "comm").read_text())
        except OSError:
            continue
    return found


# usage


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


# settings, findings, what is known


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


# files


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


def test_the_commands_start_without_the_heavy_parts():
    heavy = "selenium websockets textual jinja2 rich.table a11y.browser a11y.run pyttsx3"
    code = f"import sys, a11y.cli; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_listening_by_lines_speaks_what_a_key_brings(site, tmp_path):
    process = subprocess.run(
        [sys.executable, "-m", "a11y", "listen", site],
        input="Tab\nq\n",
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert process.returncode == 0, process.stderr
    assert "Delivery and returns - Example shop" in process.stdout


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
