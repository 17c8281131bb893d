"""One browser for all tests of the widget, and a hub for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .browser import Browser
from .stage import Stage


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(tmp_path) as stage:
        yield stage


@pytest.fixture
def page(chromium: Browser, stage: Stage) -> Iterator[Browser]:
    """The hub's own example page, in English, on a large screen."""
    chromium.plain()
    chromium.visit(stage.hub.page)
    yield chromium
    chromium.one_tab()
    assert chromium.problems() == []
    chromium.driver.get("about:blank")


@pytest.fixture
def pagina(chromium: Browser, stage: Stage) -> Iterator[Browser]:
    """The same in Dutch."""
    chromium.plain()
    chromium.visit(f"{stage.hub.page}widget/nl.html")
    yield chromium
    chromium.one_tab()
    assert chromium.problems() == []
    chromium.driver.get("about:blank")
