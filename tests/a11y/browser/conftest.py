"""One browser for all tests of the browser half, and the fixture pages."""

from collections.abc import Iterator

import pytest
from browser_house import Open, served

from a11y.browser import Browser, BrowserOptions, View, open_browser
from a11y.browser.page import Page
from a11y.model import Action


@pytest.fixture(scope="session")
def pages() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser(BrowserOptions(patience=5)) as browser:
        yield browser


@pytest.fixture
def see(browser: Browser, pages: str) -> Iterator[Open]:
    """Opens a fixture page, shown as a view says."""
    opened: list[Page] = []

    def go(name: str, view: View | None = None) -> Page:
        page = browser.page(view)
        opened.append(page)
        page.act(Action("load", text=f"{pages}/{name}"))
        return page

    yield go
    for page in opened:
        page.close()
