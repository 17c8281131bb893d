"""The pytest plugin in pytest runs of its own: what a tester writes, and what they read when it fails."""

import os
from importlib.metadata import entry_points
from pathlib import Path

import msgspec
import pytest

from a11y.model import Report, Walk
from a11y.pytest_plugin import assert_no_findings, assert_reaches_human

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]
CHAT = (ROOT / "fixtures" / "widgets" / "_base" / "index.html").as_uri()
DEAD_END = """<!doctype html><html lang="en"><title>Dead end</title>
<button onclick="document.getElementById('chat').hidden = false">Chat</button>
<div id="chat" role="dialog" aria-label="Chat" hidden><p role="log">Hello, I am a bot.</p></div>"""


@pytest.fixture
def runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder whose tests have the plugin, and a chat that leads nowhere."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    for name in [name for name in os.environ if name.startswith("PYTEST_XDIST")]:
        monkeypatch.delenv(name)
    pytester.makepyfile(conftest=f"CHAT = {CHAT!r}\n")
    (pytester.path / "dead.html").write_text(DEAD_END, "utf-8")
    pytester.makepyprojecttoml("[tool.handrail.check]\nno_axe = true\nscripted = true\nlanguage = 'en'\n")
    return pytester


def run(runs: pytest.Pytester, *options: str) -> pytest.RunResult:
    known = any(one.name == "handrail" for one in entry_points(group="pytest11"))
    plugin = () if known else ("-p", "a11y.pytest_plugin")
    options = (*plugin, "-p", "no:cacheprovider", "--strict-markers", *options)
    return runs.runpytest_subprocess(*options, timeout=110)


def test_a_chat_that_leads_to_a_human_passes_as_the_marker_says(runs: pytest.Pytester) -> None:
    runs.makepyfile(f"""
        import pytest

        @pytest.mark.handrail(profiles=["mouse"], journeys=["human"])
        def test_reached(handrail):
            report = handrail.check({CHAT!r})
            assert [walk.profile for walk in report.walks] == ["mouse"]
            handrail.assert_reaches_human(report)
    """)
    run(runs).assert_outcomes(passed=1)


def test_a_failure_tells_who_is_stuck_where_and_keeps_the_report(runs: pytest.Pytester) -> None:
    runs.makepyfile("""
        from pathlib import Path
        from a11y.pytest_plugin import assert_reaches_human

        def test_stuck(handrail):
            assert_reaches_human(handrail.check(Path("dead.html"), profiles=["keyboard"]))
    """)
    result = run(runs, "--handrail-report=kept")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "1 of 1 do not reach a human on file:*dead.html",
            "  keyboard (human) ends at *",
            "    did: *",
            "*kept/*.html",
        ]
    )
    assert "<html" in next((runs.path / "kept").iterdir()).read_text("utf-8")


def test_workers_have_a_browser_each_and_settings_are_checked(runs: pytest.Pytester) -> None:
    runs.makepyfile(f"""
        import pytest

        @pytest.mark.parametrize("profile", ["mouse", "touch"])
        def test_reached(handrail, profile):
            handrail.assert_reaches_human(handrail.check({CHAT!r}, profiles=[profile]))

        @pytest.mark.handrail(profles=["mouse"])
        def test_misspelt(handrail):
            handrail.check({CHAT!r})

        @pytest.mark.handrail("mouse")
        def test_nameless(handrail):
            pass

        def test_not_there(handrail):
            handrail.check("http://127.0.0.1:1/", profiles=["mouse"])
    """)
    result = run(runs, "-n", "2", "-p", "xdist")
    result.assert_outcomes(passed=2, failed=2, errors=1)
    result.stdout.fnmatch_lines(["Wrong value: *`profles`*"])
    result.stdout.fnmatch_lines(["http://127.0.0.1:1/ could not be loaded: *"])
    result.stdout.fnmatch_lines(["expected names with values in handrail(...), got ('mouse',)"])


def test_who_does_not_ask_for_it_pays_nothing(runs: pytest.Pytester) -> None:
    runs.makepyfile("""
        import sys

        def test_light():
            assert not {"selenium", "textual", "websockets", "jinja2"} & set(sys.modules)
    """)
    run(runs, "-p", "no:textual-snapshot").assert_outcomes(passed=1)


def test_the_plugin_is_known_to_help_and_markers(runs: pytest.Pytester) -> None:
    run(runs, "--markers").stdout.fnmatch_lines(["@pytest.mark.handrail(profiles, journeys, *"])
    run(runs, "--help").stdout.fnmatch_lines(["*--handrail-report=DIR*"])


def fails(check, *args: object) -> str:
    with pytest.raises(pytest.fail.Exception) as failed:
        check(*args)
    return str(failed.value)


def test_nobody_walking_is_no_success(report: Report) -> None:
    assert "expected a walk of somebody" in fails(
        assert_reaches_human, msgspec.structs.replace(report, walks=())
    )
    assert "expected a walk of voice-control" in fails(assert_reaches_human, report, ["voice-control"])


def test_only_those_who_are_asked_for_must_arrive(report: Report) -> None:
    assert_reaches_human(report, ["mouse", "screen-reader"])
    told = fails(assert_reaches_human, report)
    assert told.startswith("1 of 3 do not reach a human")
    assert "touch (human) ends at “ask”: No control leads to a human." in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_what_could_not_be_told_is_no_success(report: Report) -> None:
    walk = msgspec.structs.replace(report.walks[0], outcome="could_not_tell", why="The browser ended.")
    told = fails(assert_reaches_human, msgspec.structs.replace(report, walks=(walk,)))
    assert "mouse (human) could not be told" in told


def test_findings_fail_from_the_impact_that_is_asked_for(report: Report) -> None:
    told = fails(assert_no_findings, report, "critical")
    assert "1 findings" in told
    assert "critical launcher-name: The button has no name." in told
    assert "could not be looked at: https://ads.example/: closed to us" in told
    assert "https://ads.example/" in fails(assert_no_findings, msgspec.structs.replace(report, findings=()))
    assert_no_findings(msgspec.structs.replace(report, findings=(), unseen=()))


def test_what_somebody_answers_for_does_not_fail(report: Report) -> None:
    known = tuple(one for one in report.findings if one.known != "new")
    assert known
    assert_no_findings(msgspec.structs.replace(report, findings=known, unseen=()))


def test_walks_are_told_with_what_was_done_and_heard() -> None:
    walk = Walk(
        "keyboard", "human", "not_reached", 9, 3, 0, path=tuple("abcdef"), stuck_at="ask", why="No way."
    )
    told = fails(assert_reaches_human, Report("https://shop.example/", "", (walk,), ()))
    assert told.splitlines()[2:] == [f"    did: {step}" for step in "cdef"]
