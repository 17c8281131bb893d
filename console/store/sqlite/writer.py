"""The one writer: a thread of its own that commits together everything that waits at the same moment."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

J = TypeVar("J")
Outcome = Any
"""What a job's caller gets: the result, or an exception to raise."""

MOST = 1000
"""Jobs in one commit at most, so that the first of them does not wait for a whole backlog."""


class Writer(Generic[J]):
    """Hands jobs to `commit` in batches; `commit` returns one outcome for each job."""

    def __init__(
        self, commit: Callable[[Sequence[J]], Sequence[Outcome]], gone: Callable[[], Exception]
    ) -> None:
        self._commit = commit
        self._gone = gone
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[tuple[J, asyncio.Future[Any]] | None] = SimpleQueue()
        self.closed = False
        self._thread = threading.Thread(target=self._run, name="handrail-store", daemon=True)
        self._thread.start()

    def submit(self, job: J) -> "asyncio.Future[Any]":
        """Queue a job. Jobs are committed in the order in which they are submitted."""
        future = self._loop.create_future()
        if self.closed:
            future.set_exception(self._gone())
        else:
            self._queue.put((job, future))
        return future

    async def close(self) -> None:
        """Commit what was submitted, then stop."""
        self.closed = True
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        running = True
        while running:
            batch = [self._queue.get()]
            with contextlib.suppress(Empty):
                while len(batch) < MOST:
                    batch.append(self._queue.get_nowait())
            running = None not in batch
            work = [entry for entry in batch if entry]
            if work:
                self._finish([future for _, future in work], self._outcomes([job for job, _ in work]))

    def _outcomes(self, jobs: Sequence[J]) -> Sequence[Outcome]:
        try:
            return self._commit(jobs)
        except Exception as error:  # noqa: BLE001 - whatever it was, those who wait are told and the next are served
            return [error] * len(jobs)

    def _finish(self, futures: Sequence["asyncio.Future[Any]"], outcomes: Sequence[Outcome]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(_settle, futures, outcomes)


def _settle(futures: Sequence["asyncio.Future[Any]"], outcomes: Sequence[Outcome]) -> None:
    for future, outcome in zip(futures, outcomes, strict=True):
        if future.done():
            continue
        if isinstance(outcome, BaseException):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
