"""Every fixture widget is walked and judged: a bad one fails its check and no other, a good one passes all.

A folder without `good.html` has the reference widget as its good one.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from a11y.assess import listened
from a11y.browser import Browser
from a11y.checks import ask, load_checks
from a11y.model import Finding
from a11y.run import Plan, check_page

pytestmark = pytest.mark.timeout(180)
WIDGETS = Path(__file__).resolve().parents[3] / "fixtures" / "widgets"
FOLDERS = sorted(file.parent for file in WIDGETS.glob("*/expect.toml"))
EXPECT = {folder.name: tomllib.loads((folder / "expect.toml").read_text()) for folder in FOLDERS}
GOOD = [folder.name for folder in FOLDERS if (folder / "good.html").exists()]
REFERENCES = ("index.html", "nl.html", "shadow.html", "closed.html", "framed.html")
JOURNEYS = ("human", "stuck", "after-hours", "drop")


def asked(browser: Browser, url: str, profiles: Iterable[str], journeys: Iterable[str]) -> list[Finding]:
    plan = Plan(url=url, profiles=tuple(profiles), journeys=tuple(journeys), scripted=True, pictures=False)
    recordings = check_page(browser, plan)
    answers = ask(recordings, [listened(one, "nvda") for one in recordings])
    assert not [answer for answer in answers if answer.broke]
    return [one for answer in answers for one in answer.findings]


def failed(findings: Iterable[Finding]) -> set[str]:
    return {one.check for one in findings if one.verdict == "fail"}


@pytest.mark.parametrize("name", EXPECT)
def test_a_defect_is_found_by_its_check_and_by_no_other(widget_browser, widgets, name):
    expect = EXPECT[name]
    findings = asked(widget_browser, f"{widgets}/{name}/bad.html", expect["profiles"], expect["journeys"])
    rule, verdict = expect.get("rule", ""), expect.get("verdict", "fail")
    found = {
        one.check
        for one in findings
        if one.verdict == verdict and rule in ("", one.evidence.measured.get("rule"))
    }
    assert set(expect["checks"]) <= found
    assert failed(findings) <= {*expect["checks"], *expect.get("also", ())}


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_like_the_defect_is_clean(widget_browser, widgets, name):
    expect = EXPECT[name]
    url = f"{widgets}/{name}/good.html"
    assert not failed(asked(widget_browser, url, expect["profiles"], expect["journeys"]))


@pytest.mark.parametrize("page", REFERENCES)
def test_the_reference_widget_is_clean_in_every_kind_of_root(widget_browser, widgets, page):
    url = f"{widgets}/_base/{page}"
    assert not failed(asked(widget_browser, url, ("mouse", "screen-reader"), ("human",)))


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_reference_widget_is_clean_on_every_journey(widget_browser, widgets, journey):
    profiles = ("keyboard", "screen-reader", "zoom-400", "forced-colors", "text-spacing")
    assert not failed(asked(widget_browser, f"{widgets}/_base/index.html", profiles, (journey,)))


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
