"""One browser for the fixture widgets, which are served on 127.0.0.1."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from a11y.browser import Browser, BrowserOptions, open_browser

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that goes away while it is answered is nothing to tell."""


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Address of the fixtures."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(FIXTURES))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def widgets(served: str) -> str:
    """Address of the fixture widgets."""
    return f"{served}/widgets"


@pytest.fixture(scope="session")
def unusual(served: str) -> str:
    """Address of chats that are built in unusual ways, and accessible."""
    return f"{served}/unusual"


@pytest.fixture(scope="session")
def widget_browser() -> Iterator[Browser]:
    with open_browser(BrowserOptions()) as browser:
        yield browser
