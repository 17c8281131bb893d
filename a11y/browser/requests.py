"""Requests under way: what a page waits for, it will show in a moment."""

import time

from .devtools import Answer

LONG = 2.0
"""Seconds after which a request is one that is meant to stay open."""
OPEN = frozenset({"EventSource", "WebSocket", "Ping", "Preflight"})


class Requests:
    """Counts the requests of all processes of a page."""

    def __init__(self) -> None:
        self._since: dict[str, tuple[float, str, str]] = {}
        self.status: dict[str, tuple[int, str]] = {}
        """HTTP status and its text of each document, by frame and loader."""

    def on_event(self, method: str, params: Answer) -> None:
        """Take an event of the network (on the reading thread)."""
        match method:
            case "Network.requestWillBeSent" if params.get("type") not in OPEN:
                of = params.get("frameId", ""), params.get("loaderId", "")
                self._since[params["requestId"]] = time.monotonic(), *of
            case "Network.loadingFinished" | "Network.loadingFailed":
                self._since.pop(params["requestId"], None)
            case "Network.responseReceived" if params.get("type") == "Document":
                response = params["response"]
                self.status[params["loaderId"]] = (response["status"], response.get("statusText", ""))
            case "Page.lifecycleEvent" if params["name"] == "commit":
                self._forget(params["frameId"], params["loaderId"])

    def _forget(self, frame: str, loader: str) -> None:
        """Another document has come in a frame: nobody tells the end of what the one before had asked for."""
        for request, (_, of, by) in list(self._since.items()):
            if of == frame and by != loader:
                self._since.pop(request, None)

    def under_way(self) -> bool:
        """Whether an answer is due that is not one meant to stay open."""
        oldest = time.monotonic() - LONG
        return any(since > oldest for since, *_ in list(self._since.values()))
