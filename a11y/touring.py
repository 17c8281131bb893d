"""`check` of many pages: from addresses to one report and an exit code."""

import time
from collections.abc import Sequence

from .browser import BrowserError
from .checking import INTERRUPTED, keep, plan_of, terminable
from .cli_words import say
from .config import Settings
from .errors import CheckError
from .judging import tell
from .language import Language, users_language
from .opening import browser_options
from .output import check_output
from .pages import PageDone, Tour, visit
from .progress import Teller
from .story import outcome_of


def check_many(urls: Sequence[str], settings: Settings) -> int:
    """Walk pages and tell of all in one report; the exit code. What was done before an interruption stays."""
    language = settings.language or users_language()
    plan = plan_of(urls[0], settings, language)
    check_output(settings)
    began = time.monotonic()
    with Teller(language, quiet=settings.quiet) as teller, terminable():
        teller.say("starting")
        counter = _Counter(len(urls), teller, language)
        tour = visit(urls, plan, browser_options(settings), counter.tell, only_scan=settings.axe_only)
        done = [recording for page in tour.pages for recording in page.recordings]
        if not done:
            return _nothing(tour, teller, language)
        if settings.record:
            keep(done, settings)
        code = tell(done, settings, teller, tuple(unseen(tour, language)), time.monotonic() - began)
    return INTERRUPTED if tour.interrupted else code


class _Counter:
    """Tells of each page as it is done."""

    def __init__(self, of: int, teller: Teller, language: Language) -> None:
        self._of, self._teller, self._language, self._done = of, teller, language, 0

    def tell(self, what: str, page: PageDone, why: str) -> None:
        """One line for a page that is done, or begun again."""
        if what == "page_again":
            self._teller.say("page_again", page=page.url, why=why)
            return
        self._done += 1
        arrived = sum(outcome_of(one)[0] == "reached" for one in page.recordings)
        trouble = page.trouble.say(self._language) if page.trouble else ""
        facts = {"done": self._done, "of": self._of, "page": page.url, "why": trouble}
        key = "page_failed" if trouble else "page_done"
        facts["page"] = "" if page.url in trouble else f"{page.url}: "
        self._teller.say(key, arrived=arrived, all=len(page.recordings), **facts)


def unseen(tour: Tour, language: Language) -> list[str]:
    """The pages that were not, or not wholly, walked, in sentences."""
    lines = []
    for page in tour.pages:
        if page.trouble:
            said = page.trouble.say(language)
            lines.append(said if page.url in said else f"{page.url}: {said}")
        elif not page.whole:
            lines.append(say("page_left", language, page=page.url, walked=len(page.recordings)))
    return lines


def _nothing(tour: Tour, teller: Teller, language: Language) -> int:
    troubles: list[BrowserError] = [page.trouble for page in tour.pages if page.trouble]
    if tour.interrupted or not troubles:
        teller.say("interrupted_early")
        return INTERRUPTED
    raise CheckError("\n".join(unseen(tour, language))) from troubles[0]
