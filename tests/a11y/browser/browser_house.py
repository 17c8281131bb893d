"""What the tests of the browser half share: the fixture pages on two origins, opening and naming things."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from a11y.browser.page import Page
from a11y.model import Moment, Node

Open = Callable[..., Page]
PAGES = Path(__file__).resolve().parents[3] / "fixtures" / "pages"


class Handler(SimpleHTTPRequestHandler):
    """The files, a page that is not there, and an answer that takes its time."""

    def do_GET(self) -> None:
        if self.path.endswith("/slow"):
            threading.Event().wait(0.4)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"Answered at last")
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing of pages that go away while they are answered."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def served(folder: Path = PAGES) -> Iterator[str]:
    """Address of a folder's pages on 127.0.0.1; the same on localhost is another origin."""
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def named(moment: Moment, name: str) -> Node:
    """The first node of that name that is not a run of text."""
    return next(node for node in moment.tree.nodes if node.name == name and node.role != "text")
