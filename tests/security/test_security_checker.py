"""The checker among strangers: pages that write into the report, and files that nobody vouches for."""

import functools
import http.server
import json
import os
import re
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from a11y.cli import app
from a11y.model import Action, Focus, Frame, Moment, Node, Recording, Rect, Stage, Step, Tree
from a11y.recordings import write_recordings
from tests.console.widget.browser import Browser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE_S = 240
ACTS = "\x1b]0;owned\x07\u202e"
DEEP = "[" * 100_000
Checked = tuple[Path, "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    """A page that fights back, on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=HERE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hostile.html"
    server.shutdown()
    server.server_close()


def run(*words: str, cwd: Path, **env: str) -> "subprocess.CompletedProcess[bytes]":
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "HANDRAIL_"))}
    plain |= {"HANDRAIL_LANGUAGE": "en", "PYTHONPATH": str(ROOT)} | env
    command = [sys.executable, "-m", "a11y", *words]
    return subprocess.run(command, cwd=cwd, env=plain, capture_output=True, timeout=PATIENCE_S)


@pytest.fixture(scope="module")
def checked(hostile: str, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The page, checked once as in a pipeline, with every kind of report."""
    folder = tmp_path_factory.mktemp("hostile")
    endings = ("json", "html", "xml", "sarif", "md", "jsonld")
    outputs = [part for ending in endings for part in ("-o", f"r.{ending}")]
    who = ("--profile", "mouse", "--profile", "screen-reader", "--scripted", "--record", "walks.json")
    facts = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return folder, run("check", hostile, *who, *outputs, "--format", "github", cwd=folder, **facts)


def test_a_hostile_page_is_checked_to_its_end(checked: Checked) -> None:
    folder, done = checked
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"Traceback" not in done.stderr
    report = (folder / "r.json").read_text()
    assert "owned" in report, "the page's words are in the report, or nothing here was tried"


def test_a_page_acts_on_no_terminal_and_gives_a_pipeline_no_orders(
    checked: Checked,
) -> None:
    folder, done = checked
    for shown in (done.stdout, done.stderr, *(file.read_bytes() for file in folder.glob("*.md"))):
        assert not set(shown) & set(b"\x1b\x07\r")
        assert "\u202e".encode() not in shown
    for line in (done.stdout + done.stderr).decode().splitlines():
        order = line.lstrip().startswith("::")
        assert not order or "title=owned" not in line.split("::")[1]
        assert not line.lstrip().startswith("::add-mask")
    fenced = run("judge", "walks.json", cwd=folder, GITHUB_ACTIONS="true").stdout.decode().splitlines()
    word = fenced[0].removeprefix("::stop-commands::")
    assert len(word) == 32 and fenced[-1] == f"::{word}::"
    assert not any(word in line for line in fenced[1:-1])
    assert "::" not in run("judge", "walks.json", cwd=folder).stdout.decode().splitlines()[0]


def test_a_page_puts_no_script_and_no_markup_into_a_report(
    checked: Checked,
) -> None:
    """The page of the report is opened in a real browser, with the policy it brings and without."""
    folder, _ = checked
    html = (folder / "r.html").read_text("utf-8")
    bare = folder / "bare.html"
    bare.write_text(html.replace("Content-Security-Policy", "X-None"), "utf-8")
    browser = Browser()
    try:
        for file in (folder / "r.html", bare):
            browser.driver.get(file.as_uri())
            assert "owned" in browser.js("return document.body.textContent")
            assert browser.js("return window.owned ?? 0") == 0
            inside = "script, iframe, object, embed, img, form, [onerror], [onload], owned, base, link"
            assert browser.js("return document.querySelectorAll(arguments[0]).length", inside) == 0
            assert browser.js("return [...document.links].filter((a) => a.protocol !== 'file:').length") == 0
            assert browser.js("return performance.getEntriesByType('resource').length") == 0
    finally:
        browser.close()
    for file in (*folder.glob("*.md"),):
        text = file.read_text("utf-8")
        assert "<script" not in text and not re.search(r"(?<!\\)\]\(", text)
    assert not [element for element in ET.parse(folder / "r.xml").iter() if "owned" in element.tag]
    json.loads((folder / "r.sarif").read_text("utf-8"))
    json.loads((folder / "r.jsonld").read_text("utf-8"))


BAD_FILES = {
    "deep.json": '{"recordings": ' + DEEP,
    "deep-tree.json": '{"url": ' + '{"a":' * 50_000,
    "odd.json": json.dumps({"recordings": [], f"{ACTS}": 1}),
    "text.json": f"{ACTS} is no JSON",
    "binary.json": "\udcff\udcfe\x00",
    "huge-number.json": '{"url": 1' + "0" * 100_000 + "}",
    "deep.toml": f"[check]\nx = {DEEP}\n",
    "odd.toml": '"\\u001b]0;owned\\u0007\\u202e" = 1\n[check]\n"\\u001b]0;owned\\u0007\\u202e" = 1\n',
    "text.toml": ACTS,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_hostile_file_is_refused_with_its_name_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recordings, settings, waivers, hints, baselines: strangers send changes to them, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANDRAIL_LANGUAGE", "en")
    (tmp_path / name).write_bytes(BAD_FILES[name].encode("utf-8", "surrogateescape"))
    write_recordings(tmp_path / "walk.json", [walk("Chat")])
    if name.endswith(".json"):
        roles = [("judge", name), ("judge", "walk.json", "--baseline", name)]
    else:
        page = "http://127.0.0.1:9/"
        roles = [
            ("judge", "walk.json", "--config", name),
            ("judge", "walk.json", "--waivers", name),
            ("check", page, "--guide", name),
        ]
    for role in roles:
        done = CliRunner().invoke(app, role, color=True)
        assert done.exit_code == 2, (role, done.output, done.exception)
        assert name in done.stderr
        assert not set(done.output) & set("\x1b\x07\u202e\r")
        assert len(done.stderr) < 2_000


@pytest.mark.parametrize("text", [f"[hub]\nx = {DEEP}", '[hub]\n"\\u001b]0;owned\\u0007" = 1', ACTS])
def test_a_hostile_settings_file_of_the_hub_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "handrail.toml").write_text(text, "utf-8")
    env = {**os.environ, "HANDRAIL_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "console", "hub", "--config", "handrail.toml"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=60)
    assert done.returncode == 2, done.stderr
    assert b"handrail.toml" in done.stderr and b"Traceback" not in done.stderr
    assert not set(done.stderr) & set(b"\x1b\x07\r")


def walk(name: str, **changes: object) -> Recording:
    """A recording of one step on a page with one button."""
    nodes = (
        Node("a", "RootWebArea", name, children=("b",)),
        Node("b", "button", name, parent="a", visible=True),
    )
    facts = {
        "moments": (Moment(1.0, Tree(nodes, (Frame("f0", name),))),),
        "steps": (Step(0, "open", Action("load"), 0, at=1.0),),
        "stages": (Stage("open", "reached", 0, 1.0),),
    }
    return Recording(name, "human", "mouse", "en", "2026-01-02T03:04:05+00:00", **{**facts, **changes})  # type: ignore[arg-type]


NAMES = st.text(st.characters(codec="utf-8"), max_size=20)
IDS = st.sampled_from(["a", "b", "c", ""])
ROLES = st.sampled_from(["button", "dialog", "log", "textbox", "x"])
TIMES = st.floats(allow_nan=False, allow_infinity=False)
NODES = st.builds(
    Node, IDS, ROLES, NAMES, parent=IDS, children=st.tuples(IDS, IDS), box=st.builds(Rect, *[TIMES] * 4)
)
WHERE = st.integers(-(2**63), 2**63 - 1) | st.integers(-2, 2)


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=NAMES, nodes=st.lists(NODES, max_size=5), focus=IDS, at=TIMES, where=WHERE)
def test_a_forged_recording_is_judged_or_refused_and_shows_nothing_that_acts(
    tmp_path: Path, name: str, nodes: list[Node], focus: str, at: float, where: int
) -> None:
    """Trees that bite their tail, looks and times from nowhere: a report or a sentence, never a fault."""
    tree = Tree(tuple(nodes), (Frame("f0", name),), focus)
    picture = f"data:image/svg+xml,<svg onload=owned>{name}"
    look = Moment(at, tree, focus=(Focus(at, focus, "f0"),), screenshot=picture, viewport=(where, 0))
    steps = (
        Step(where, "open", Action("load"), where, at=at),
        Step(0, "ask", Action("click", focus), 0, at=-at),
    )
    file, page = tmp_path / "walk.json", tmp_path / "r.html"
    write_recordings(file, [walk(f"{name}{ACTS}", moments=(look, look), steps=steps)])
    done = CliRunner().invoke(app, ("judge", str(file), "-o", str(page), "--explain-path"), color=True)
    assert done.exit_code in (0, 1, 2, 3) and isinstance(done.exception, SystemExit | None), done.exception
    assert not set(done.output) & set("\x1b\x07\u202e\r")
    if page.exists():
        assert "<svg onload" not in page.read_text("utf-8")
