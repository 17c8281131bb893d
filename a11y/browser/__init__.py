"""The browser half: looks at pages, acts on them, and writes down what was there.

with open_browser(BrowserOptions()) as browser, browser.page(View()) as eye:
    eye.act(Action("load", text="https://example.org/"))
    moment = eye.look(axe=True)
"""

import contextlib
from collections.abc import Iterator
from typing import Protocol

from ..model import Action, Moment, Tool
from .axe import engine_tool, find_engine
from .chrome import started
from .errors import BrowserError
from .options import BrowserOptions, View
from .page import Page

__all__ = ["Browser", "BrowserError", "BrowserOptions", "Eye", "View", "open_browser"]


class Eye(Protocol):
    """What a walk needs of a page: to look, to act, to tell its backend something."""

    @property
    def tools(self) -> tuple[Tool, ...]:
        """What the evidence is made with."""

    @property
    def now(self) -> float:
        """Milliseconds since the recording began."""

    @property
    def did(self) -> float:
        """When something was last done, by the same clock: the time of the key or the press itself."""

    def look(self, *, axe: bool = False, picture: bool = True) -> Moment:
        """Wait until the page has come to rest, and look at all of it."""

    def act(self, action: Action) -> None:
        """Do something."""

    def server(self, text: str) -> None:
        """Tell the page's scripted backend something."""

    def close(self) -> None:
        """Throw the page away."""


class Browser:
    """One browser, for as many pages as are wanted, from any thread."""

    def __init__(self, address: str, options: BrowserOptions, tools: tuple[Tool, ...]) -> None:
        self._address, self._options = address, options
        self._engine = find_engine(options.axe)
        self.tools = (*tools, engine_tool(self._engine))

    def page(self, view: View | None = None) -> Page:
        """An empty page in a context of its own: no cookies, no storage, nothing of other pages."""
        return Page(self._address, self._options, view or View(), self._engine, self.tools)


@contextlib.contextmanager
def open_browser(options: BrowserOptions | None = None) -> Iterator[Browser]:
    """A browser for as long as the block lasts. Raises BrowserError with the remedy."""
    options = options or BrowserOptions()
    with started(options) as running:
        yield Browser(running.address, options, running.tools)
