"""Requests under way: what a page waits for, it will show in a moment."""

import time

from .devtools import Answer

LONG = 2.0
"""Seconds after which a request is one that is meant to stay open."""
OPEN = frozenset({"EventSource", "WebSocket", "Ping", "Preflight"})


class Requests:
    """Counts the requests of all processes of a page."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self.status: dict[str, tuple[int, str]] = {}
        """HTTP status and its text of each document, by frame and loader."""

    def on_event(self, method: str, params: Answer) -> None:
        """Take an event of the network (on the reading thread)."""
        match method:
            case "Network.requestWillBeSent" if params.get("type") not in OPEN:
                self._since[params["requestId"]] = time.monotonic()
            case "Network.loadingFinished" | "Network.loadingFailed":
                self._since.pop(params["requestId"], None)
            case "Network.responseReceived" if params.get("type") == "Document":
                response = params["response"]
                self.status[params["loaderId"]] = (response["status"], response.get("statusText", ""))

    def under_way(self) -> bool:
        """Whether an answer is due that is not one meant to stay open."""
        oldest = time.monotonic() - LONG
        return any(since > oldest for since in list(self._since.values()))
