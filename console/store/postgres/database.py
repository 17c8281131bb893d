"""The connections of one store in PostgreSQL."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from ...core.event import Recorded
from .. import Conflict, StoreError
from ..database import Append, Given, Rows
from ..erasing import erase
from ..migrate import migrate
from ..rows import from_rows
from . import driver
from .appending import append, fault
from .driver import FAILURES, check, connect, explain, explained, lost, name_of
from .sweeper import Sweeper
from .writer import Writer

T = TypeVar("T")
READERS = 4
_ITS_OWN_FAULT = (asyncpg.DataError, asyncpg.exceptions.DataError, asyncpg.IntegrityConstraintViolationError)
"""What fails one append and not the batch: values that do not fit, or a place that somebody has taken."""


class Database:
    """One PostgreSQL database, open. Belongs to the event loop that made it."""

    def __init__(self, url: str) -> None:
        self.where = name_of(url)
        self.commits = 0
        self._url = url
        self._engine = _engine(url)
        self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._room = asyncio.Semaphore(READERS)
        """So that nobody queues in the pool: it wakes nobody when making a connection fails."""
        self._appending: driver.Connection | None = None
        self._writer = Writer(self._commit, self._closed)
        self._sweeper = Sweeper(url)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a pooled connection."""

        async def attempt() -> T:
            async with self._room, self._reading.connect() as connection:
                return await connection.run_sync(work)

        return await self._twice(attempt)

    async def records(self, where: str, query: Rows, given: Given) -> list[Recorded]:
        """See `Database.records` of the port."""
        rows = await self.read(lambda connection: connection.execute(query, given).all())
        return from_rows(where, rows)

    def append(self, job: Append) -> "asyncio.Future[list[int]]":
        """Queue it for the writer; the future is done when it is on the server's disk."""
        return self._writer.submit(job)

    async def change(self, make: Callable[[Connection], T], *, erases: bool = False) -> T:
        """Run `make` in a transaction of its own; it may run twice, and has to be harmless then."""

        async def attempt() -> T:
            async with self._room, self._engine.begin() as connection:
                return await connection.run_sync(make)

        result = await self._twice(attempt)
        if erases:
            self._sweeper.sweep()
        return result

    async def ping(self) -> None:
        """See that the tables can be read, and that the server takes changes."""
        await self.read(lambda connection: connection.scalar(text("SELECT 1 FROM events LIMIT 1")))
        await self.change(lambda connection: connection.execute(text("DELETE FROM leases WHERE false")))

    async def close(self) -> None:
        """Finish what was accepted, then close the connections."""
        try:
            await self._writer.close()
            await self._sweeper.close()
        finally:
            await self._give_up()
            await self._engine.dispose()

    async def _twice(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Try it, and once more on a new connection when the one at hand turns out to be dead."""
        if self._writer.closed:
            raise self._closed()
        with explained(self.where):
            try:
                return await attempt()
            except FAILURES as error:
                if not lost(error):
                    raise
            await self._engine.dispose()
            return await attempt()

    def _closed(self) -> StoreError:
        return StoreError(self.where, "an open store", "one that is closed", "Open it again.")

    async def _commit(self, jobs: Sequence[Append]) -> Sequence[Any]:
        """Commit the jobs and give each its outcome, those that are sound and erase nothing together."""
        outcomes: dict[int, Any] = {}
        together: list[int] = []
        for number, job in enumerate(jobs):
            if wrong := fault(job):
                outcomes[number] = wrong
            elif job.erases:
                outcomes |= await self._commit_run(jobs, together)
                together = []
                outcomes[number] = await self._commit_erasure(job)
            else:
                together.append(number)
        outcomes |= await self._commit_run(jobs, together)
        return [outcomes[number] for number in range(len(jobs))]

    async def _commit_run(self, jobs: Sequence[Append], numbers: Sequence[int]) -> dict[int, Any]:
        run = [jobs[number] for number in numbers]
        return dict(zip(numbers, await self._commit_together(run) if run else [], strict=True))

    async def _commit_together(self, jobs: Sequence[Append], *, again: bool = True) -> Sequence[Any]:
        """Append them, once more when the connection is lost: what was stored after all is a `Conflict`."""
        try:
            outcomes = await append(await self._connected(), jobs)
            self.commits += 1
        except _ITS_OWN_FAULT as error:
            if len(jobs) > 1:
                return [(await self._commit_together([job]))[0] for job in jobs]
            return [_explained(jobs[0], error)]
        except FAILURES as error:
            await self._give_up()
            if again and lost(error):
                return await self._commit_together(jobs, again=False)
            return [explain(self.where, error)] * len(jobs)
        return outcomes

    async def _commit_erasure(self, job: Append) -> Any:
        """Append and blank in one transaction; the lock on positions is held over its few messages."""
        conversation = job.rows[0][0]
        try:
            with explained(self.where):
                async with self._room, self._engine.begin() as connection:
                    outcome = (await append(await _driver(connection), [job]))[0]
                    if isinstance(outcome, Conflict):
                        raise outcome
                    await connection.run_sync(erase, conversation)
        except (Conflict, StoreError) as error:
            return error
        self.commits += 1
        self._sweeper.sweep()
        return outcome

    async def _connected(self) -> driver.Connection:
        if self._appending is None or self._appending.is_closed():
            self._appending = await connect(self._url)
        return self._appending

    async def _give_up(self) -> None:
        """Close the appending connection; the next batch opens another."""
        connection, self._appending = self._appending, None
        if connection is not None and not connection.is_closed():
            connection.terminate()


def _engine(url: str) -> AsyncEngine:
    async def one() -> driver.Connection:
        return await connect(url)

    return create_async_engine("postgresql+asyncpg://", async_creator=one, pool_size=READERS, max_overflow=0)


async def _driver(connection: AsyncConnection) -> driver.Connection:
    """Give the driver's own connection, in the transaction that SQLAlchemy has begun."""
    await connection.exec_driver_sql("SELECT 1")
    own: driver.Connection = (await connection.get_raw_connection()).driver_connection
    return own


def _explained(job: Append, error: Exception) -> Exception:
    if isinstance(error, asyncpg.IntegrityConstraintViolationError):
        return Conflict(*job.rows[0][:2])
    where = f"conversation {job.rows[0][0]!r}"
    return StoreError(
        where, "values that fit a column", str(error), "Check them before they become an event."
    )


async def prepare(url: str) -> None:
    """See that the server keeps what it promises, and bring the schema up to date."""
    where = name_of(url)
    engine = _engine(url)
    try:
        with explained(where):
            async with engine.connect() as connection:
                await check(await _driver(connection), where)
                await connection.rollback()
                await connection.run_sync(migrate, where, _alone)
                await connection.commit()
    finally:
        await engine.dispose()


@contextlib.contextmanager
def _alone(connection: Connection) -> Any:
    """Let nobody else migrate before this transaction ends, and let it take its time."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_xact_lock(1214344804, 2)"))
    yield
