"""The connections of one store: readers in a small pool of threads, and the writer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, text

from ...core.event import Recorded
from .. import StoreError
from ..database import Append, Given, Rows
from ..migrate import migrate
from ..rows import from_rows
from .commit import Change, Committer, Job
from .driver import Packed, engine, explained, log_ahead, touch, transaction
from .writer import Writer

T = TypeVar("T")
READERS = 4
_packed = cache(Packed)


class Database:
    """One SQLite file, open. Belongs to the event loop that made it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading = engine(path, writes=False, connections=READERS)
        self._writing = engine(path, writes=True, connections=1)
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="handrail-store-read")
        self._committer = Committer(self._writing, path, self._copy_soon)
        self._writer: Writer[Job] = Writer(self._committer, self._closed)

    @property
    def commits(self) -> int:
        """How many transactions were committed: fewer than jobs when they shared."""
        return self._committer.commits

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a reader's connection, off the event loop."""
        if self._writer.closed:
            raise self._closed()
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._read, work)

    async def records(self, where: str, query: Rows, given: Given) -> list[Recorded]:
        """Read and decode off the event loop."""
        return await self.read(lambda connection: from_rows(where, _packed(query).fetch(connection, given)))

    def append(self, job: Append) -> "asyncio.Future[list[int]]":
        """Queue it for the writer; the future is done when it is on disk."""
        return self._writer.submit(job)

    async def change(self, make: Callable[[Connection], T], *, erases: bool = False) -> T:
        """Run `make` in the writer's next commit."""
        result: T = await self._writer.submit(Change(make, erases))
        return result

    async def ping(self) -> None:
        """Read, and take part in a commit."""
        await self.read(lambda connection: connection.scalar(text("SELECT 1 FROM events LIMIT 1")))
        await self.change(lambda _: None)

    async def close(self) -> None:
        """Commit what was submitted, then close the file."""
        await self._writer.close()
        await asyncio.to_thread(self._close)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with explained(self.path), self._reading.connect() as connection:
            return work(connection)

    def _close(self) -> None:
        self._pool.shutdown()
        self._reading.dispose()
        self._committer.close()
        self._writing.dispose()

    def _closed(self) -> StoreError:
        return StoreError(str(self.path), "an open store", "one that is closed", "Open it again.")

    def _copy_soon(self) -> None:
        self._pool.submit(self._read, self._committer.wal.copy)


def prepare(path: Path) -> None:
    """Make the file when it is not there, readable by its owner only, and bring its schema up to date."""
    touch(path)
    writing = engine(path, writes=True, connections=1)
    try:
        with explained(path), writing.connect() as connection:
            migrate(connection, str(path), transaction)
            log_ahead(connection)
    finally:
        writing.dispose()
