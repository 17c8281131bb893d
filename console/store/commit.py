"""What one commit does: appends and other changes, each undone alone when it fails alone."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from ..core.erase import blank
from . import Conflict, StoreError
from .rows import Row, blank_body, from_row
from .schema import events, heads, secrets
from .sqlite import APPEND, KEEP_HEAD, KEEP_VALUE, checkpoint, explained

SOON = 1000
"""Pages in the write-ahead log after which they are copied beside the commits."""
CAP = 8000
"""Pages (32 MB) after which the writer copies them itself, so that the log is used from its start again."""


class Append(msgspec.Struct, frozen=True):
    """The next records of one conversation and what is stored with them."""

    rows: list[Row]
    secrets: list[tuple[str, str, bytes, int]]
    head: tuple[str, str, bool, int] | None
    erases: bool


class Change(msgspec.Struct, frozen=True):
    """Any other change."""

    make: Callable[[Connection], Any]
    erases: bool = False


Job = Append | Change


class _Moved(Exception):
    """A record is not the next of its conversation."""


class Committer:
    """Commits batches of jobs on one connection. Runs on the writer's thread only."""

    def __init__(self, engine: Engine, path: Path, copy_soon: Callable[[], None]) -> None:
        self.commits = 0
        self.pages = 0
        """At most so many pages are in the write-ahead log and not yet in the database."""
        self._engine = engine
        self._path = path
        self._copy_soon = copy_soon
        self._connection: Connection | None = None
        self._owed = False
        """Erased words may still stand in the write-ahead log, because another process was reading it."""

    def __call__(self, jobs: Sequence[Job]) -> Sequence[Any]:
        """Commit the jobs together and give each its outcome. Nothing was stored when it fails as a whole."""
        try:
            with explained(self._path):
                connection = self._connected()
                with connection.begin():
                    outcomes = [outcome for run in _runs(jobs) for outcome in _make(connection, run)]
                self.commits += 1
        except StoreError as error:
            self.close()
            return [error] * len(jobs)
        with contextlib.suppress(StoreError), explained(self._path):
            self._tidy(connection, jobs)
        return outcomes

    def close(self) -> None:
        """Give the connection up; the next batch opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(StoreError), explained(self._path):
                connection.invalidate()
                connection.close()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _tidy(self, connection: Connection, jobs: Sequence[Job]) -> None:
        self.pages += 2 + sum(len(job.rows) for job in jobs if isinstance(job, Append))
        if any(job.erases for job in jobs) or (self._owed and self.pages >= SOON):
            self._owed, logged, copied = checkpoint(connection, "TRUNCATE")
            self.pages = logged - copied
        elif self.pages >= CAP:
            _, logged, copied = checkpoint(connection, "PASSIVE")
            self.pages = logged - copied
        elif self.pages >= SOON:
            self._copy_soon()


def _runs(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    return (list(run) for _, run in groupby(jobs, key=type))


def _make(connection: Connection, jobs: list[Any]) -> list[Any]:
    if isinstance(jobs[0], Append):
        return _append_all(connection, jobs)
    return [_alone(connection, job.make) for job in jobs]


def _append_all(connection: Connection, jobs: list[Append]) -> list[Any]:
    try:
        with _savepoint(connection):
            return _append(connection, jobs)
    except (_Moved, IntegrityError, ValueError, OverflowError):
        return [_append_one(connection, job) for job in jobs]


def _append_one(connection: Connection, job: Append) -> Any:
    try:
        outcome = _alone(connection, lambda c: _append(c, [job])[0])
    except (_Moved, IntegrityError):
        first = job.rows[0]
        return Conflict(first[0], first[1])
    return outcome


def _alone(connection: Connection, make: Callable[[Connection], Any]) -> Any:
    try:
        with _savepoint(connection):
            return make(connection)
    except (StoreError, ValueError, OverflowError) as error:
        return error


@contextlib.contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    """Undo what is inside when it fails; the database's own failures are left to the whole transaction."""
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        yield
    except (_Moved, IntegrityError, StoreError, ValueError, OverflowError):
        connection.exec_driver_sql("ROLLBACK TO job")
        connection.exec_driver_sql("RELEASE job")
        raise
    connection.exec_driver_sql("RELEASE job")


def _append(connection: Connection, jobs: Sequence[Append]) -> list[list[int]]:
    last = connection.scalar(select(func.max(events.c.position))) or 0
    rows = [row for job in jobs for row in job.rows]
    inserted = connection.exec_driver_sql(
        APPEND, [(position, *row) for position, row in enumerate(rows, last + 1)]
    ).rowcount
    if inserted != len(rows):
        raise _Moved
    if kept := [secret for job in jobs for secret in job.secrets]:
        connection.exec_driver_sql(KEEP_VALUE, kept)
    if changed := [job.head for job in jobs if job.head]:
        connection.exec_driver_sql(KEEP_HEAD, changed)
    for job in jobs:
        if job.erases:
            erase(connection, job.rows[0][0])
    positions = iter(range(last + 1, last + 1 + len(rows)))
    return [[next(positions) for _ in job.rows] for job in jobs]


def erase(connection: Connection, conversation: str) -> None:
    """Blank a conversation's words where they stand and delete its secrets."""
    mine = events.c.conversation == conversation
    columns = (events.c.position, events.c.conversation, events.c.seq, events.c.at, events.c.body)
    for row in connection.execute(select(*columns).where(mine)).all():
        body = _blanked(row)
        if body != row.body:
            connection.execute(update(events).where(events.c.position == row.position).values(body=body))
    connection.execute(delete(secrets).where(secrets.c.conversation == conversation))
    connection.execute(update(heads).where(heads.c.conversation == conversation).values(erased=True))


def _blanked(row: Any) -> str:
    try:
        return blank_body(row, blank(from_row(row)))
    except (msgspec.MsgspecError, ValueError):  # unreadable, but words may stand in it
        return "{}".ljust(len(str(row.body).encode()))
