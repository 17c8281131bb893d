"""What one commit does: appends and other changes, each undone alone when it fails alone."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from .. import Conflict, StoreError
from ..database import Append
from ..erasing import erase
from ..rows import Row
from .driver import APPEND, KEEP_HEAD, KEEP_VALUE, explained, transaction
from .wal import Wal

ERASED_WAIT_MS = 1000
"""How long an erasure waits for readers, so that no copy of the words stays in the write-ahead log."""


class Change(msgspec.Struct, frozen=True):
    """Any other change."""

    make: Callable[[Connection], Any]
    erases: bool = False


Job = Append | Change
_ITS_OWN_FAULT = (IntegrityError, StoreError, ValueError, OverflowError)
"""What fails one job and not the batch."""
_encode = msgspec.json.Encoder().encode


class Committer:
    """Commits batches of jobs on one connection. Runs on the writer's thread only."""

    def __init__(self, engine: Engine, path: Path, copy_soon: Callable[[], None]) -> None:
        self.commits = 0
        self.wal = Wal()
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
                outcomes = _commit(connection, jobs)
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
        self.wal.grew(2 + sum(len(job.rows) for job in jobs if isinstance(job, Append)))
        erased = any(job.erases for job in jobs)
        if erased or self._owed:
            self._owed = not self.wal.copy_whole(connection, "TRUNCATE", ERASED_WAIT_MS if erased else 0)
        elif self.wal.full:
            self.wal.copy_whole(connection)
        elif self.wal.due():
            self._copy_soon()


def _commit(connection: Connection, jobs: Sequence[Job]) -> Sequence[Any]:
    try:
        if all(isinstance(job, Append) and job.bare for job in jobs):
            return _insert(connection, cast("Sequence[Append]", jobs))
        with transaction(connection):
            return [outcome for run in _runs(jobs) for outcome in _make(connection, run)]
    except _ITS_OWN_FAULT:
        with transaction(connection):
            return [_alone(connection, job) for job in jobs]


def _runs(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    return (list(run) for _, run in groupby(jobs, key=type))


def _make(connection: Connection, jobs: list[Any]) -> Sequence[Any]:
    if isinstance(jobs[0], Append):
        return _append(connection, jobs)
    return [_alone(connection, job) for job in jobs]


def _alone(connection: Connection, job: Job) -> Any:
    """Do one job, or undo it and give its error; the database's own failures are left to the whole batch."""
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        outcome = _append(connection, [job])[0] if isinstance(job, Append) else job.make(connection)
    except _ITS_OWN_FAULT as error:
        connection.exec_driver_sql("ROLLBACK TO job")
        outcome = _explained(job, error)
    connection.exec_driver_sql("RELEASE job")
    return outcome


def _explained(job: Job, error: Exception) -> Exception:
    if isinstance(error, IntegrityError) and isinstance(job, Append):
        return Conflict(*job.rows[0][:2])
    if isinstance(error, StoreError):
        return error
    where = f"conversation {job.rows[0][0]!r}" if isinstance(job, Append) else "store"
    return StoreError(
        where, "values that fit a column", str(error), "Check them before they become an event."
    )


def _append(connection: Connection, jobs: Sequence[Append]) -> list[list[int]]:
    positions = _insert(connection, jobs)
    if kept := [secret for job in jobs for secret in job.secrets]:
        connection.exec_driver_sql(KEEP_VALUE, kept)
    if changed := [job.head for job in jobs if job.head]:
        connection.exec_driver_sql(KEEP_HEAD, changed)
    for job in jobs:
        if job.erases:
            erase(connection, job.rows[0][0])
    return positions


def _insert(connection: Connection, jobs: Sequence[Append]) -> list[list[int]]:
    rows = [row for job in jobs for row in job.rows]
    done = connection.exec_driver_sql(APPEND, (_encode(list(_chained(rows))).decode(),))
    positions = iter(range(done.lastrowid - len(rows) + 1, done.lastrowid + 1))
    return [[next(positions) for _ in job.rows] for job in jobs]


def _chained(rows: Iterable[Row]) -> Iterator[tuple[str, int, int, str, str, int]]:
    """Add to each row the seq that must be in the log before it, or 0 when it is in this batch."""
    last: dict[str, int] = {}
    for row in rows:
        conversation, seq = row[:2]
        yield *row, 0 if last.get(conversation) == seq - 1 else seq - 1
        last[conversation] = seq
