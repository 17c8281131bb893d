"""The checker's commands as people and pipelines run them: real processes, browser and signals."""

import functools
import http.server
import json
import signal
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import msgspec
import pytest
from checker_house import PATIENCE, WIDGETS, environment, run, start

from a11y.model import Report


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
