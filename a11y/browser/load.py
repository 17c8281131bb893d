"""Loading a page, and telling why it could not be loaded."""

import threading

from .devtools import Answer, CallFailed
from .errors import NoAnswer, PageUnreachable, PageUntrusted
from .frames import Frames
from .requests import Requests

WHY = {
    "ERR_CONNECTION_REFUSED": "nothing answers there",
    "ERR_NAME_NOT_RESOLVED": "there is no such host",
    "ERR_ADDRESS_UNREACHABLE": "the host cannot be reached",
    "ERR_INTERNET_DISCONNECTED": "this machine has no network",
    "ERR_CONNECTION_TIMED_OUT": "the host does not answer",
    "ERR_CONNECTION_RESET": "the host broke the connection off",
    "ERR_EMPTY_RESPONSE": "the host answered with nothing",
    "ERR_FILE_NOT_FOUND": "there is no such file",
    "ERR_SSL_PROTOCOL_ERROR": "it does not speak TLS there",
}


class Loader:
    """Goes to addresses, and waits until they are there."""

    def __init__(self, frames: Frames, requests: Requests, timeout: float) -> None:
        self._frames, self._requests, self._timeout = frames, requests, timeout
        self._loaded: set[str] = set()
        self._news = threading.Condition()

    def on_event(self, method: str, params: Answer) -> None:
        """Take an event that may tell of a load (on the reading thread)."""
        if method == "Page.lifecycleEvent" and params["name"] == "load":
            with self._news:
                self._loaded.add(params["loaderId"])
                self._news.notify_all()

    def load(self, url: str) -> None:
        """Go to an address. Raises PageUnreachable, PageUntrusted, NoAnswer."""
        top = self._frames.top
        try:
            answer = self._frames.wire.call("Page.navigate", top.session, url=url)
        except CallFailed as error:
            raise PageUnreachable(url=url, why=error.message) from error
        failed = answer.get("errorText", "").removeprefix("net::")
        if failed.startswith("ERR_CERT"):
            raise PageUntrusted(url=url, why=failed)
        if failed:
            raise PageUnreachable(url=url, why=WHY.get(failed, failed))
        if loader := answer.get("loaderId"):
            self._wait(loader, url)

    def reload(self) -> None:
        """Load the page again."""
        self._again("Page.reload")

    def back(self) -> None:
        """Go to the page before; stays where there is none."""
        history = self._frames.wire.call("Page.getNavigationHistory", self._frames.top.session)
        if history["currentIndex"] > 0:
            entry = history["entries"][history["currentIndex"] - 1]
            self._again("Page.navigateToHistoryEntry", entryId=entry["id"])

    def _again(self, method: str, **params: int) -> None:
        with self._news:
            before = set(self._loaded)
        self._frames.wire.call(method, self._frames.top.session, **params)
        with self._news:
            # A page from the history may come back without loading: then there is nothing to wait for.
            self._news.wait_for(lambda: bool(self._loaded - before), 3)

    def _wait(self, loader: str, url: str) -> None:
        with self._news:
            if not self._news.wait_for(lambda: loader in self._loaded, self._timeout):
                raise NoAnswer(what=f"loading {url}", seconds=f"{self._timeout:g}")
        status, text = self._requests.status.get(loader, (200, ""))
        if status >= 400:
            raise PageUnreachable(url=url, why=f"it answered {status} {text}".rstrip())
