"""One DevTools connection to a browser: calls with answers, events as they come.

https://chromedevtools.github.io/devtools-protocol/ ; flat sessions, so one socket serves all frames.
"""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import ExitStack, suppress
from typing import Any

import msgspec
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from .errors import BrowserDied, NoAnswer

Answer = dict[str, Any]
Listener = Callable[[str, str, Answer], None]
"""Gets session, method and params of each event, on the reading thread: it may `post`, never `call`."""


class CallFailed(Exception):
    """The browser refused one call: `method`, `code` and `message` are its own."""

    def __init__(self, method: str, code: int, message: str) -> None:
        super().__init__(method, code, message)
        self.method, self.code, self.message = method, code, message

    def __str__(self) -> str:
        return f"{self.method}: {self.message} ({self.code})"


class Wire:
    """One connection to the browser itself; any thread may call, one thread reads."""

    def __init__(self, address: str, listener: Listener, timeout: float) -> None:
        """Connect to a `ws:` address. Raises BrowserDied where nobody answers."""
        self._listener, self.timeout = listener, timeout
        self._waiting: dict[int, tuple[str, str, Future[Answer]]] = {}
        self._ids = itertools.count(1)
        self._ended = ""
        self._stack = ExitStack()
        self._socket = self._connect(address)
        self._reader = threading.Thread(target=self._read, name="devtools", daemon=True)
        self._reader.start()

    def _connect(self, address: str) -> ClientConnection:
        try:
            connection = connect(
                address,
                max_size=None,
                max_queue=None,
                compression=None,
                ping_interval=None,
                proxy=None,
                open_timeout=self.timeout,
                close_timeout=1,
            )
            return self._stack.enter_context(connection)
        except (OSError, WebSocketException) as error:
            raise BrowserDied(why=f"{address} does not answer ({error})") from error

    def post(self, method: str, session: str = "", /, **params: Any) -> Future[Answer]:
        """Send a call and do not wait: its answer, or CallFailed, comes in the future."""
        number = next(self._ids)
        message: Answer = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        future: Future[Answer] = Future()
        self._waiting[number] = (session, method, future)
        try:
            self._socket.send(msgspec.json.encode(message), text=True)
        except ConnectionClosed:
            self.end("the connection was closed")
        if self._ended:
            self._fail_all()
        return future

    def call(self, method: str, session: str = "", /, **params: Any) -> Answer:
        """Send a call and wait for its answer. Raises CallFailed, NoAnswer, BrowserDied."""
        return self.wait(self.post(method, session, **params), method)

    def wait(self, future: Future[Answer], what: str = "", seconds: float = 0) -> Answer:
        """The answer to a posted call, within `seconds` (the wire's own limit by default)."""
        limit = seconds or self.timeout
        try:
            return future.result(limit)
        except TimeoutError as error:
            raise NoAnswer(what=what or "a call", seconds=f"{limit:g}") from error

    def close(self) -> None:
        """End the connection; the browser throws away what was made for it."""
        self.end("it was closed")
        self._stack.close()
        self._reader.join(2)

    def end(self, why: str) -> None:
        """Give up: every call from now on fails with BrowserDied."""
        self._ended = self._ended or why
        self._fail_all()

    def drop(self, session: str) -> None:
        """A session is gone: the calls that wait for it fail with CallFailed."""
        for number, (of, method, future) in list(self._waiting.items()):
            if of == session:
                self._waiting.pop(number, None)
                with suppress(InvalidStateError):
                    future.set_exception(CallFailed(method, 0, "the frame is gone"))

    def _read(self) -> None:
        try:
            for text in self._socket:
                self._take(msgspec.json.decode(text))
        except ConnectionClosed:
            pass
        self.end("the connection to it was lost")

    def _take(self, message: Answer) -> None:
        if "id" not in message:
            self._listener(message.get("sessionId", ""), message["method"], message["params"])
            return
        if message["id"] not in self._waiting:
            return
        _, method, future = self._waiting.pop(message["id"])
        error = message.get("error")
        try:
            if error:
                future.set_exception(CallFailed(method, error.get("code", 0), error.get("message", "")))
            else:
                future.set_result(message.get("result", {}))
        except InvalidStateError:
            pass

    def _fail_all(self) -> None:
        while self._waiting:
            try:
                *_, future = self._waiting.popitem()[1]
                future.set_exception(BrowserDied(why=self._ended))
            except (KeyError, InvalidStateError):
                continue
