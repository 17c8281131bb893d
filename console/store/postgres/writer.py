"""The one writer: appends that wait at the same moment go to the server together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from ..database import Append

MOST = 1000
"""Appends in one commit at most, so that the first of them does not wait for a whole backlog."""
Commit = Callable[[Sequence[Append]], Awaitable[Sequence[Any]]]


class Writer:
    """Hands appends to `commit` in batches; it returns positions or an exception for each."""

    def __init__(self, commit: Commit, gone: Callable[[], Exception]) -> None:
        self._commit = commit
        self._gone = gone
        self._waiting: list[tuple[Append, asyncio.Future[list[int]]]] = []
        self._busy: asyncio.Task[None] | None = None
        self.closed = False

    def submit(self, job: Append) -> "asyncio.Future[list[int]]":
        """Queue an append. They are committed in the order in which they are submitted."""
        future = asyncio.get_running_loop().create_future()
        if self.closed:
            future.set_exception(self._gone())
            return future
        self._waiting.append((job, future))
        if self._busy is None:
            self._busy = asyncio.create_task(self._run())
        return future

    async def close(self) -> None:
        """Commit what was submitted, then stop."""
        self.closed = True
        if self._busy:
            await self._busy

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            outcomes = await self._outcomes([job for job, _ in batch])
            for (_, future), outcome in zip(batch, outcomes, strict=True):
                _settle(future, outcome)
        self._busy = None

    async def _outcomes(self, jobs: Sequence[Append]) -> Sequence[Any]:
        try:
            return await self._commit(jobs)
        except Exception as error:  # noqa: BLE001 - whatever it was, those who wait are told and the next are served
            return [error] * len(jobs)


def _settle(future: "asyncio.Future[list[int]]", outcome: Any) -> None:
    if future.done():
        return
    if isinstance(outcome, BaseException):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
