"""The checker in pytest: the fixture `handrail`, its marker, and assertions that tell what a user meets.

@pytest.mark.handrail(profiles=["keyboard", "screen-reader"])
def test_the_chat_leads_to_a_human(handrail):
    handrail.assert_reaches_human(handrail.check("http://localhost:8000/"))

Each worker of pytest-xdist has one browser of its own, started when the first test asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

if TYPE_CHECKING:
    from .browser import Browser
    from .config import Settings
    from .model import Finding, Impact, Report, Walk

MARKER = (
    "handrail(profiles, journeys, language, ...): what the fixture `handrail` checks in this test; "
    "each key of [tool.handrail.check] is taken"
)
LAST_STEPS = 4
"""How many steps before the end an assertion tells."""
LAST_HEARD = 3
_PLURALS = {"profiles": "profile", "journeys": "journey"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add where reports go."""
    group = parser.getgroup("handrail", "walk chats to the human")
    group.addoption(
        "--handrail-report",
        metavar="DIR",
        default="",
        help="write the HTML report of each check in a test that failed into this folder",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", MARKER)


@pytest.fixture(scope="session")
def handrail_browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One browser for all tests of this process."""
    from .browser import open_browser
    from .opening import browser_options

    with open_browser(browser_options(_settings(request.config, {}))) as browser:
        yield browser


@pytest.fixture
def handrail(request: pytest.FixtureRequest, handrail_browser: Browser) -> Checker:
    """Check pages, as the test's marker `handrail` says."""
    marked: dict[str, Any] = {}
    for mark in reversed(list(request.node.iter_markers("handrail"))):
        if mark.args:
            pytest.fail(f"expected names with values in {mark.name}(...), got {mark.args!r}", pytrace=False)
        marked |= mark.kwargs
    return Checker(handrail_browser, lambda asked: _settings(request.config, {**marked, **asked}))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to a test that failed what was checked in it."""
    told = yield
    checker = getattr(item, "funcargs", {}).get("handrail")
    if told.when == "call" and told.failed and isinstance(checker, Checker):
        folder = item.config.getoption("--handrail-report")
        for number, report in enumerate(checker.reports, 1):
            told.sections.append((f"handrail {report.url}", _table(report)))
            if folder:
                told.sections.append(("handrail report", str(_written(report, folder, item.nodeid, number))))
    return told


class Checker:
    """Checks pages in one browser, and keeps the reports of this test."""

    def __init__(self, browser: Browser, settings: Callable[[dict[str, Any]], Settings]) -> None:
        self._browser, self._settings = browser, settings
        self.reports: list[Report] = []

    def check(self, url: str | os.PathLike[str], **asked: Any) -> Report:
        """Walk a page (an address or a file) and report; `asked` wins over the marker, and it over the file.

        `profiles` and `journeys` are names, `language` is the report's; every key of [tool.handrail.check]
        is taken. The test fails where the page cannot be loaded, or with what cannot be used.
        """
        __tracebackhide__ = True
        from .browser import BrowserError
        from .errors import CheckError

        try:
            report = self._checked(url, asked)
        except (BrowserError, CheckError) as error:
            pytest.fail(_safe(str(error)), pytrace=False)
        self.reports.append(report)
        return report

    def _checked(self, url: str | os.PathLike[str], asked: dict[str, Any]) -> Report:
        from .assess import assess, listened
        from .language import users_language
        from .run import check_page

        settings = self._settings(asked)
        language = settings.language or users_language()
        recordings = check_page(self._browser, _plan(url, settings, language), hear=listened)
        return assess(recordings, settings, language)

    def assert_reaches_human(self, report: Report, profiles: Iterable[str] = ()) -> None:
        """As `assert_reaches_human`."""
        __tracebackhide__ = True
        assert_reaches_human(report, profiles)

    def assert_no_findings(self, report: Report, at_least: Impact = "minor") -> None:
        """As `assert_no_findings`."""
        __tracebackhide__ = True
        assert_no_findings(report, at_least)


def assert_reaches_human(report: Report, profiles: Iterable[str] = ()) -> None:
    """Fail unless everybody (or each profile that is named) arrives, and tell where who is stuck, and why."""
    __tracebackhide__ = True
    wanted = set(profiles)
    unknown = wanted - {walk.profile for walk in report.walks}
    if unknown or not report.walks:
        walked = ", ".join(sorted({walk.profile for walk in report.walks})) or "nobody"
        pytest.fail(
            f"expected a walk of {', '.join(sorted(unknown)) or 'somebody'}, and {walked} walked", False
        )
    walks = [walk for walk in report.walks if not wanted or walk.profile in wanted]
    stuck = [walk for walk in walks if walk.outcome != "reached"]
    if stuck:
        lines = [f"{len(stuck)} of {len(walks)} do not reach a human on {report.url}"]
        lines += [line for walk in stuck for line in _stuck(walk)]
        lines += [f"  could not be looked at: {why}" for why in report.unseen]
        pytest.fail("\n".join(map(_safe, lines)), pytrace=False)


def assert_no_findings(report: Report, at_least: Impact = "minor") -> None:
    """Fail for each new finding of at least this impact, and for whatever could not be looked at."""
    __tracebackhide__ = True
    from .model import Impact

    impacts = get_args(Impact)
    grave = impacts[impacts.index(at_least) :]
    found = [
        one for one in report.findings if one.verdict == "fail" and one.known == "new" and one.impact in grave
    ]
    if found or report.unseen:
        lines = [f"{len(found)} findings of at least {at_least} impact on {report.url}"]
        lines += [line for one in found for line in _found(one, report.language)]
        lines += [f"  could not be looked at: {why}" for why in report.unseen]
        pytest.fail("\n".join(map(_safe, lines)), pytrace=False)


def _settings(config: pytest.Config, asked: dict[str, Any]) -> Settings:
    """The project's settings with what is asked for. Under xdist, workers walk one at a time each."""
    from .config import load

    options = {_PLURALS.get(key, key): _names(value) for key, value in asked.items()}
    if hasattr(config, "workerinput"):
        options.setdefault("jobs", 1)
    return load("", options, config.rootpath)


def _names(value: Any) -> Any:
    return value if isinstance(value, str | int | float) or value is None else tuple(value)


def _plan(url: str | os.PathLike[str], settings: Settings, language: Any) -> Any:
    from .addresses import address
    from .journeys import Guide, read_guide
    from .run import Plan

    where = url if isinstance(url, str) else Path(url).resolve().as_uri()
    return Plan(
        url=address(where),
        profiles=settings.profile,
        journeys=settings.journey,
        language=settings.page_language,
        tongue=language,
        scripted=settings.scripted,
        guide=read_guide(Path(settings.guide)) if settings.guide else Guide(),
        jobs=settings.jobs,
        axe=not settings.no_axe,
        dialect=settings.dialect,
    )


def _stuck(walk: Walk) -> Iterator[str]:
    tells = "ends" if walk.outcome == "not_reached" else "could not be told"
    yield f"  {walk.profile} ({walk.journey}) {tells} at “{walk.stuck_at}”: {walk.why}"
    yield from (f"    did: {deed}" for deed in walk.path[-LAST_STEPS:])
    yield from (f"    heard: {one.text}" for one in walk.heard[-LAST_HEARD:] if not one.dropped)


def _found(finding: Finding, language: str) -> Iterator[str]:
    yield f"  {finding.impact} {finding.check}: {finding.message.get(language, '')}"
    if finding.evidence.path:
        yield f"    at: {finding.evidence.path}"
    yield f"    fix: {finding.fix.get(language, '')}"


def _safe(line: str) -> str:
    from .reports.safe import safe

    return " " * (len(line) - len(line.lstrip(" "))) + safe(line)


def _table(report: Report) -> str:
    from .reports import render

    return render(report, "text").decode()


def _written(report: Report, folder: str, test: str, number: int) -> Path:
    from .reports import render

    name = "".join(letter if letter.isalnum() else "-" for letter in test).strip("-")
    path = Path(folder) / f"{name}-{number}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(report, "html"))
    return path
