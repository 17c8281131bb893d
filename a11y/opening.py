"""The browser of one check: started while the checker is still being loaded, ended while it judges."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .browser import Browser, BrowserOptions
    from .config import Settings


class Opening:
    """A browser on its way. Leaving the block waits until nothing is left of it."""

    def __init__(self, settings: "Settings") -> None:
        """Begin at once, in a thread that also loads what drives a browser."""
        self._stack = ExitStack()
        self._pool = ThreadPoolExecutor(1, "browser")
        self._coming = self._pool.submit(self._open, settings)
        self._going: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()
        self._pool.shutdown()

    @property
    def browser(self) -> "Browser":
        """The browser, once it is there. Raises BrowserError with the remedy."""
        return self._coming.result()

    def leave(self) -> None:
        """End it, in the background: nothing more is wanted of it."""
        self._going = self._going or self._pool.submit(self._stack.close)

    def _open(self, settings: "Settings") -> "Browser":
        from .browser import open_browser

        return self._stack.enter_context(open_browser(browser_options(settings)))


def browser_options(settings: "Settings") -> "BrowserOptions":
    """How the settings want the browser started."""
    from .browser import BrowserOptions

    return BrowserOptions(
        browser=Path(settings.browser) if settings.browser else None,
        chromedriver=Path(settings.chromedriver) if settings.chromedriver else None,
        axe=Path(settings.axe) if settings.axe else None,
        remote=settings.remote,
        single=settings.axe_only,
        headed=settings.headed,
        insecure=settings.insecure,
        chrome_args=settings.chrome_arg,
        timeout=settings.timeout,
    )
