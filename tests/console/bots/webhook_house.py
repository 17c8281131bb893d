"""Somebody's bot as a real HTTP server."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from console.bots import Turn
from console.bots.signature import HEADER, verify

SECRET = "an example secret of some length"


TURN = Turn("conversation-1", 3, 7, "Waar is mijn pakje?", "nl", ("plain_words",), (("bot", "Hallo"),))


Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Checks the signature and replies as the test wants."""

    protocol_version = "HTTP/1.1"
    server: "BotServer"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not verify(self.headers.get(HEADER, ""), body, SECRET, time.time()):
            self.reply(401)
            return
        self.server.bodies.append(json.loads(body))
        with suppress(OSError):
            self.server.answer(self)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class BotServer(ThreadingHTTPServer):
    """Somebody's bot."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.bodies: list[dict[str, Any]] = []
        self.over = threading.Event()
        self.answer: Reply = lambda handler: handler.reply(204)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/bot"

    def says(self, **answer: Any) -> None:
        body = json.dumps(answer).encode()
        self.answer = lambda handler: handler.reply(200, body)
