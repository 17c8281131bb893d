"""A small grid for tests: several chromedrivers behind one WebDriver address, as Selenium Grid 4 shows them.

Sessions are handed out in turn; DevTools are passed on by `se:cdp` alone; a node can be lost with all it has.
"""

import contextlib
import http.client
import http.server
import itertools
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path


class Node:
    """A chromedriver and its browsers."""

    def __init__(self) -> None:
        command = ["chromedriver", "--port=0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = next(line for line in self.process.stdout if "started successfully on port" in line)
        self.port = int(line.rsplit(" ", 1)[1].strip(".\n"))
        self.sessions: list[str] = []

    def ask(self, method: str, path: str, body: bytes) -> tuple[int, dict]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body or None, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())

    def lose(self) -> None:
        """End it and everything it started, at once."""
        for pid in [*descendants(self.process.pid), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(entry.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.parent.name))
    found, todo = [], [pid]
    while todo:
        todo = [child for one in todo for child in children.get(one, ())]
        found += todo
    return found


class Grid:
    """The nodes, and which gave which session."""

    def __init__(self, count: int) -> None:
        self.nodes = [Node() for _ in range(count)]
        self.given: list[int] = []
        self._turn = itertools.cycle(range(count))
        self._lock = threading.Lock()

    def begin(self, body: bytes) -> tuple[int, dict]:
        """A session on the next node; the error of WebDriver where that is lost."""
        with self._lock:
            number = next(self._turn)
            self.given.append(number)
        node = self.nodes[number]
        try:
            status, answer = node.ask("POST", "/session", body)
        except OSError as error:
            return 500, {"value": {"error": "session not created", "message": str(error), "stacktrace": ""}}
        if status == 200:
            said = answer["value"]["capabilities"]
            node.sessions.append(answer["value"]["sessionId"])
            said["se:cdp"] = devtools(said["goog:chromeOptions"].pop("debuggerAddress"))
        return status, answer

    def pass_on(self, method: str, path: str, body: bytes) -> tuple[int, dict]:
        node = next(one for one in self.nodes if path.split("/")[2] in one.sessions)
        try:
            return node.ask(method, path, body)
        except OSError as error:
            return 500, {"value": {"error": "unknown error", "message": str(error), "stacktrace": ""}}


def devtools(address: str) -> str:
    connection = http.client.HTTPConnection(address, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", "/json/version")
        return json.loads(connection.getresponse().read())["webSocketDebuggerUrl"]


class Door(http.server.BaseHTTPRequestHandler):
    """WebDriver over HTTP."""

    protocol_version = "HTTP/1.1"

    def __init__(self, grid: Grid, *arguments: object) -> None:
        self.grid = grid
        super().__init__(*arguments)

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        begins = self.path == "/session"
        status, said = self.grid.begin(body) if begins else self.grid.pass_on(self.command, self.path, body)
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def serving(handler: Callable) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *told: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextlib.contextmanager
def grid_of(count: int) -> Iterator[tuple[Grid, str]]:
    """A grid and its address."""
    grid = Grid(count)
    try:
        with serving(partial(Door, grid)) as address:
            yield grid, address
    finally:
        for node in grid.nodes:
            node.lose()


@contextlib.contextmanager
def site(folder: Path, asked: Callable[[str], None] = lambda path: None) -> Iterator[str]:
    """A folder's pages; `asked` hears every path that is asked for."""

    class Pages(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked(self.path)
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with serving(partial(Pages, directory=str(folder))) as address:
        yield address
