"""What was asked and not answered yet, in the order in which it was asked."""

import asyncio
from typing import Any

from ..core import wire

Asked = wire.Do | wire.Reveal | wire.Find


class Pending:
    """Questions with their futures; a connection may come and go in between."""

    def __init__(self) -> None:
        self._asked: dict[str, tuple[Asked, asyncio.Future[Any]]] = {}
        self._end: BaseException | None = None

    def add(self, frame: Asked) -> asyncio.Future[Any]:
        """Keep a question; give its future. Raises when nothing will be answered any more."""
        self.check()
        future = asyncio.get_running_loop().create_future()
        future.add_done_callback(_retrieved)
        self._asked[frame.cid] = (frame, future)
        return future

    def asked(self, cid: str) -> asyncio.Future[Any] | None:
        """Give the future of a question that is not answered yet."""
        known = self._asked.get(cid)
        return known[1] if known else None

    def frames(self) -> list[Asked]:
        """Everything that is not answered, oldest first."""
        return [frame for frame, _ in self._asked.values()]

    def answer(self, cid: str, value: object) -> bool:
        """Settle a question: an exception fails it. False when nobody asked."""
        known = self._asked.pop(cid, None)
        if known is None:
            return False
        settle(known[1], value)
        return True

    def check(self) -> None:
        """Raise what ended it, if it has ended."""
        if self._end:
            raise self._end

    def end(self, error: BaseException) -> None:
        """Nothing will be answered any more: who waits gets the error."""
        self._end = error
        for cid in list(self._asked):
            self.answer(cid, error)


def settle(future: asyncio.Future[Any], value: object) -> None:
    """Give a future its value or its exception, unless it was cancelled."""
    if future.done():
        return
    if isinstance(value, BaseException):
        future.set_exception(value)
    else:
        future.set_result(value)


def _retrieved(future: asyncio.Future[Any]) -> None:
    """Whoever posts without waiting is not scolded for a refusal they may read elsewhere."""
    if not future.cancelled():
        future.exception()
