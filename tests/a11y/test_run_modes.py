"""Walks by screen reader into a field that not every reader notices: what is typed has to arrive."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from a11y.browser import Browser, BrowserOptions, open_browser
from a11y.checks import ask
from a11y.model import Recording
from a11y.reader import hear
from a11y.run import Plan, check_page

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "widgets"
pytestmark = [pytest.mark.xdist_group("walks"), pytest.mark.timeout(300)]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FOLDER))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/43-composer-roleless"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser(BrowserOptions()) as browser:
        yield browser


def walked(browser: Browser, url: str, dialect: str) -> Recording:
    plan = Plan(
        url=f"{url}?driven",
        profiles=("screen-reader",),
        scripted=True,
        axe=False,
        pictures=False,
        dialect=dialect,
    )
    (recording,) = check_page(browser, plan)
    assert {stage.outcome for stage in recording.stages} == {"reached"}
    return recording


def keys_of_the_reader(recording: Recording) -> list[str]:
    return [step.action.key for step in recording.steps if step.action.kind == "reader"]


def test_with_orca_43_one_types_into_a_field_without_a_role_only_after_its_own_key(
    browser: Browser, site: str
) -> None:
    recording = walked(browser, f"{site}/bad.html", "orca-43")
    assert keys_of_the_reader(recording) == ["Orca+a"]
    kinds = [step.action.kind for step in recording.steps]
    assert kinds[kinds.index("reader") + 1] == "type"
    heard = hear(recording, "orca-43", "en", rate=0)
    assert "Focus mode" in [one.text for one in heard if one.source == "mode"]
    found = {one.check: one for one in ask([recording], [heard])}["field-role"].findings
    assert ["Orca+a" in one.message["en"] for one in found] == [True]


@pytest.mark.parametrize(("page", "dialect"), [("bad.html", "nvda"), ("good.html", "orca-43")])
def test_what_a_reader_takes_for_a_field_needs_no_key(
    browser: Browser, site: str, page: str, dialect: str
) -> None:
    assert keys_of_the_reader(walked(browser, f"{site}/{page}", dialect)) == []
