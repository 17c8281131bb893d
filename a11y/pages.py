"""Many pages: several at a time, each with a browser of its own, here or on a grid; one report for all.

A page whose browser or node is lost is begun again in another. What was walked before an interruption stays.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

import msgspec

from .browser import BrowserError, BrowserOptions, open_browser
from .browser.errors import Lasting
from .model import Recording
from .run import Pages, Plan, Progress, check_each
from .scanning import scan

TRIES = 7
FIRST_TRIES = 3
"""As long as nobody has given a browser yet: then it is not a node that is missing."""
PAUSE = 1.0
"""Seconds before the second try; each later one waits twice as long: a grid takes a minute to miss a node."""


class PageDone(msgspec.Struct):
    """What became of one page."""

    url: str
    recordings: list[Recording] = []
    whole: bool = False
    """Everything that was asked for was walked."""
    trouble: BrowserError | None = None
    """Why it could not be looked at, after all tries."""


class Tour(msgspec.Struct):
    """What became of all pages, in the order they were asked for."""

    pages: list[PageDone]
    interrupted: bool = False


class _Stopped(Exception):
    """Somebody wants to end: raised in a walk at its next step."""


Tell = Callable[[str, PageDone, str], None]
"""(what: "page_again" or "page_done", the page, why)"""


def visit(
    urls: Sequence[str],
    plan: Plan,
    options: BrowserOptions,
    tell: Tell = lambda what, page, why: None,
    *,
    only_scan: bool = False,
) -> Tour:
    """Walk every page. An interruption ends the walks under way after the step they are in."""
    stop, given = threading.Event(), threading.Event()
    pages = [PageDone(url) for url in urls]
    alone = msgspec.structs.replace(plan, jobs=1)

    def one(page: PageDone) -> PageDone:
        _Visit(page, msgspec.structs.replace(alone, url=page.url), options, (stop, given), tell).go(only_scan)
        return page

    with ThreadPoolExecutor(max_workers=max(1, plan.jobs), thread_name_prefix="page") as pool:
        futures: list[Future[PageDone]] = [pool.submit(one, page) for page in pages]
        try:
            for future in as_completed(futures):
                tell("page_done", future.result(), "")
        except KeyboardInterrupt:
            return Tour(pages, interrupted=True)
        finally:
            stop.set()
            for future in futures:
                future.cancel()
    return Tour(pages)


class _Visit:
    """One page, tried until it was walked, or until there is no hope."""

    def __init__(
        self,
        page: PageDone,
        plan: Plan,
        options: BrowserOptions,
        events: tuple[threading.Event, threading.Event],
        tell: Tell,
    ) -> None:
        """`events`: somebody wants to end; a browser was given to one of the visits."""
        self._page, self._plan, self._options, self._tell = page, plan, options, tell
        self._stop, self._given = events

    def go(self, only_scan: bool) -> None:
        pause = PAUSE
        for tries in range(1, TRIES + 1):
            if self._stop.is_set():
                return
            try:
                self._try(only_scan)
            except _Stopped:
                return
            except BrowserError as error:
                self._page.trouble = error
                if isinstance(error, Lasting) or tries >= (TRIES if self._given.is_set() else FIRST_TRIES):
                    return
                self._tell("page_again", self._page, error.say(self._plan.tongue))
                self._stop.wait(pause)
                pause *= 2
            else:
                return

    def _try(self, only_scan: bool) -> None:
        """Walk the page from the start. Raises BrowserError where the browser was lost, _Stopped."""
        self._page.recordings = []
        with open_browser(self._options) as browser:
            self._given.set()
            for recording in self._walked(browser, only_scan):
                if recording.unseen:
                    browser.page().close()  # raises where the browser is gone: then that walk does not count
                self._page.recordings.append(recording)
        self._page.whole, self._page.trouble = True, None

    def _walked(self, browser: Pages, only_scan: bool) -> Iterable[Recording]:
        if only_scan:
            return [scan(browser, self._plan)]
        return (recording for _, recording in check_each(browser, self._plan, self._step))

    def _step(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise _Stopped
