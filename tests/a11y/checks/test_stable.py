"""The same page gives the same report again: what is found, who arrives, and what is said."""

import pytest

from a11y.assess import listened
from a11y.checks import ask
from a11y.judge import About, judge
from a11y.model import Report
from a11y.run import Plan, check_page

pytestmark = pytest.mark.timeout(300)
TIMES = 5
PAGES = {
    "_base/index.html": ("mouse", "keyboard", "screen-reader"),
    "13-close-loses-focus/bad.html": ("keyboard", "forced-colors"),
    "25-typing-dots/bad.html": ("screen-reader",),
    "33-queue-visual-only/bad.html": ("screen-reader",),
    "52-scroll-by-mouse/bad.html": ("mouse", "zoom-400"),
}


def told(report: Report) -> dict[str, object]:
    """What must not differ between two reports on one page."""
    return {
        "outcomes": [(walk.profile, walk.outcome) for walk in report.walks],
        "stages": [[(stage.goal, stage.outcome) for stage in walk.stages] for walk in report.walks],
        "findings": [
            (one.fingerprint, one.check, one.verdict, one.impact, one.profiles) for one in report.findings
        ],
        "passed": report.passed,
        "nothing to look at": report.not_applicable,
        "unseen": report.unseen,
        "said": [[one.text for one in walk.heard if not one.dropped] for walk in report.walks],
    }


@pytest.mark.parametrize("page", PAGES)
def test_five_checks_of_a_page_give_one_report(widget_browser, widgets, page):
    plan = Plan(url=f"{widgets}/{page}?driven", profiles=PAGES[page], scripted=True, pictures=False)
    reports = []
    for _ in range(TIMES):
        recordings = check_page(widget_browser, plan)
        heard = [listened(one, "nvda") for one in recordings]
        reports.append(told(judge(recordings, heard, ask(recordings, heard), About())))
    first, *others = reports
    assert first["outcomes"] == [(profile, "reached") for profile in PAGES[page]]
    for other in others:
        assert other == first
