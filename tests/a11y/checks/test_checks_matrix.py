"""Every fixture widget is walked and judged: a bad one fails its check and no other, a good one passes all.

`expect.toml` of a folder says by what its defect is found (`checks`, with `rule` of axe-core and `verdict`),
and what else is then wrong as well (`also`, and `may` where that is a matter of moments): nothing more may
fail, and nothing less. A folder without `good.html` has the reference widget as its good one.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from a11y.assess import listened
from a11y.browser import Browser
from a11y.checks import ask, load_checks
from a11y.judge import About, judge
from a11y.model import Report
from a11y.run import Plan, check_page

pytestmark = pytest.mark.timeout(180)
FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
WIDGETS = FIXTURES / "widgets"
UNUSUAL = sorted(file.name for file in (FIXTURES / "unusual").glob("*.html"))
FOLDERS = sorted(file.parent for file in WIDGETS.glob("*/expect.toml"))
EXPECT = {folder.name: tomllib.loads((folder / "expect.toml").read_text()) for folder in FOLDERS}
GOOD = [folder.name for folder in FOLDERS if (folder / "good.html").exists()]
REFERENCES = ("nl.html", "shadow.html", "closed.html", "framed.html")
JOURNEYS = ("stuck", "after-hours", "drop")


def checked(browser: Browser, url: str, profiles: Iterable[str] = (), journeys: Iterable[str] = ()) -> Report:
    """What the checker reports; the page's own script leaves the backend to the walk."""
    plan = Plan(
        url=f"{url}?driven",
        profiles=tuple(profiles),
        journeys=tuple(journeys) or ("human",),
        scripted=True,
        pictures=False,
    )
    recordings = check_page(browser, plan)
    heard = [listened(one, "nvda") for one in recordings]
    report = judge(recordings, heard, ask(recordings, heard), About())
    assert report.unseen == ()
    return report


def found(report: Report, verdict: str) -> dict[str, set[str]]:
    """The checks with this verdict, each with the engine's rules it rests on."""
    names: dict[str, set[str]] = {}
    for one in report.findings:
        if one.verdict == verdict:
            names.setdefault(one.check, set()).add(one.evidence.measured.get("rule", ""))
    return names


def assert_clean(report: Report) -> None:
    assert found(report, "fail") == {}
    assert found(report, "unsure") == {}
    assert {walk.outcome for walk in report.walks} == {"reached"}


@pytest.mark.parametrize("name", EXPECT)
def test_a_defect_is_found_by_its_check_and_by_no_other(widget_browser, widgets, name):
    expect = EXPECT[name]
    report = checked(widget_browser, f"{widgets}/{name}/bad.html", expect["profiles"], expect["journeys"])
    verdict = expect.get("verdict", "fail")
    named = found(report, verdict)
    assert set(expect["checks"]) <= set(named)
    assert "rule" not in expect or expect["rule"] in named["axe"]
    wrong = {*expect.get("also", ()), *(expect["checks"] if verdict == "fail" else ())}
    assert wrong <= set(found(report, "fail")) <= {*wrong, *expect.get("may", ())}
    doubtful = {*expect.get("unsure", ()), *(expect["checks"] if verdict == "unsure" else ())}
    assert set(found(report, "unsure")) <= doubtful


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_like_the_defect_is_clean(widget_browser, widgets, name):
    expect = EXPECT[name]
    url = f"{widgets}/{name}/good.html"
    assert_clean(checked(widget_browser, url, expect["profiles"], expect["journeys"]))


@pytest.mark.parametrize("page", REFERENCES)
def test_the_reference_widget_is_clean_in_every_kind_of_root(widget_browser, widgets, page):
    assert_clean(checked(widget_browser, f"{widgets}/_base/{page}", ("mouse", "screen-reader")))


def test_the_reference_widget_is_clean_for_everybody(widget_browser, widgets):
    assert_clean(checked(widget_browser, f"{widgets}/_base/index.html"))


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_reference_widget_is_clean_on_every_journey(widget_browser, widgets, journey):
    assert_clean(checked(widget_browser, f"{widgets}/_base/index.html", (), (journey,)))


@pytest.mark.parametrize("page", UNUSUAL)
def test_what_is_unusual_and_accessible_is_clean(widget_browser, unusual, page):
    assert_clean(checked(widget_browser, f"{unusual}/{page}", ("keyboard", "screen-reader")))


def test_every_defect_names_checks_and_rows_that_there_are():
    checks = {check.id: check for check in load_checks()}
    for name, expect in EXPECT.items():
        assert int(name[:2]) == expect["row"], name
        assert any(expect["row"] in checks[check].rows for check in expect["checks"]), name


def test_every_check_speaks_dutch_and_english():
    for check in load_checks():
        for text in (check.question, check.fix, check.blind, *check.messages.values()):
            assert set(text) == {"nl", "en"} and all(text.values()), check.id


def test_every_check_has_a_fixture_that_fails_it():
    assert {check.id for check in load_checks()} == {
        one for each in EXPECT.values() for one in each["checks"]
    }
