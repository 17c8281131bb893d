"""One browser for the tests of listening, and a page to listen to."""

from collections.abc import Iterator

import pytest
from listen_house import PAGE, Listen

from a11y.browser import Browser, BrowserOptions, open_browser
from a11y.browser.page import Page
from a11y.listen.session import Session
from a11y.reader import Cursor


@pytest.fixture
def url() -> str:
    return PAGE


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser(BrowserOptions(patience=5)) as browser:
        yield browser


@pytest.fixture
def eye(browser: Browser) -> Iterator[Page]:
    with browser.page() as page:
        yield page


@pytest.fixture
def listen(eye: Page) -> Listen:
    """A session at the top of the page."""

    def start(dialect: str = "nvda", language: str = "en", *, keep: bool = False) -> Session:
        session = Session(eye, PAGE, Cursor(dialect, language), keep=keep)
        session.open()
        return session

    return start
