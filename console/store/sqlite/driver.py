"""What is particular to SQLite: the connections, their settings, the insert, checkpoints and its errors."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from .. import StoreError

PATIENCE_S = 5.0
"""How long to wait for another process that writes."""

APPEND = (
    "INSERT INTO events (conversation, seq, at, kind, body)"
    " SELECT json_extract(value, '$[0]'), CASE WHEN json_extract(value, '$[5]') = 0"
    " OR EXISTS (SELECT 1 FROM events AS e WHERE e.conversation = json_extract(value, '$[0]')"
    " AND e.seq = json_extract(value, '$[5]')) THEN json_extract(value, '$[1]') END,"
    " json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]') FROM json_each(?)"
)
"""Inserts a JSON array of [conversation, seq, at, kind, body, the seq that must be there already or 0].

One statement for a whole batch: the interpreter's lock is given away once and not once a row, which costs
up to 5 ms each when the event loop is busy. A record whose predecessor is missing gets no seq, and so the
statement fails as it does for a seq that is taken: a failed append leaves no gap under a later one.
"""
KEEP_VALUE = "INSERT OR REPLACE INTO secrets (conversation, ref, token, until) VALUES (?, ?, ?, ?)"
KEEP_HEAD = "INSERT OR REPLACE INTO heads (conversation, customer, open, at, erased) VALUES (?, ?, ?, ?, 0)"


def path_of(url: str) -> Path:
    """Take the file's path out of `sqlite:///path`; raises `StoreError` for anything else."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if (
        parsed is None
        or parsed.drivername not in ("sqlite", "sqlite+pysqlite")
        or parsed.database in (None, "", ":memory:")
    ):
        raise StoreError(
            "store_url",
            "sqlite:///path/to/file.db or postgresql://user@host/name",
            parsed.render_as_string() if parsed else repr(url),
            "Give the path of a file, which is made when it does not exist, or a PostgreSQL database.",
        )
    return Path(str(parsed.database))


def touch(path: Path) -> None:
    """Make the file, if it is not there, readable by its owner only."""
    try:
        path.touch(0o600)
    except OSError as error:
        raise StoreError(
            str(path),
            "a file that can be made or written",
            str(error.strerror),
            "Check the folder and its rights.",
        ) from error


def engine(path: Path, *, writes: bool, connections: int) -> Engine:
    """Make an engine whose connections commit each statement, unless it is in a `transaction`."""
    made = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": PATIENCE_S, "check_same_thread": False},
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
    )
    pragmas = _WRITING if writes else _READING

    @event.listens_for(made, "connect")
    def _(connection: sqlite3.Connection, __: object) -> None:
        connection.isolation_level = None
        connection.text_factory = _lenient
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return made


_WRITING = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "wal_autocheckpoint=0",
    "journal_size_limit=16777216",
    "cache_size=-16384",
)
_READING = ("query_only=ON", "cache_size=-4096")


def log_ahead(connection: Connection) -> None:
    """Turn the write-ahead log on. SQLite does not wait for others here, who may be doing the same."""
    patient_until = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            return
        except OperationalError as error:
            if (
                getattr(error.orig, "sqlite_errorname", "") != "SQLITE_BUSY"
                or time.monotonic() > patient_until
            ):
                raise
            time.sleep(0.01)


def _lenient(text: bytes) -> str:
    """Let one row with broken text be named, instead of failing the whole query."""
    return text.decode(errors="surrogateescape")


@contextlib.contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Take the write lock, and commit what is inside, or nothing of it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.rollback()
        raise


class Packed:
    """A query for rows of `rows.RECORD` that gives them all in one value: see `APPEND` for why."""

    def __init__(self, query: Select[int, str, int, int, str]) -> None:
        self._rows = query
        self._packed = select(func.json_group_array(func.json_array(*query.subquery().c)))

    def fetch(self, connection: Connection, given: Mapping[str, str | int]) -> Sequence[Sequence[Any]]:
        """Run it; rows that break the packing come one by one, so that they hide no others."""
        try:
            return _unpack(str(connection.scalar(self._packed, given)))
        except (msgspec.MsgspecError, OperationalError, UnicodeError):
            return connection.execute(self._rows, given).all()


_unpack = msgspec.json.Decoder(list[tuple[int, str, int, int, str]]).decode


def checkpoint(connection: Connection, mode: str, patience_ms: int = 0) -> tuple[bool, int, int]:
    """Copy the write-ahead log into the database: (was hindered, pages in the log, pages copied)."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute(f"PRAGMA busy_timeout={patience_ms}")
    try:
        busy, logged, copied = driver.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE_S * 1000:.0f}")
    return bool(busy), int(logged), int(copied)


_MEANINGS = {
    "SQLITE_FULL": (
        "room to write",
        "Free some space on that disk; what was not acknowledged was not stored.",
    ),
    "SQLITE_READONLY": (
        "a file that may be written",
        "Give this user the right to write the file and its folder.",
    ),
    "SQLITE_CANTOPEN": (
        "a file that can be opened",
        "Check that the folder exists and that this user may use it.",
    ),
    "SQLITE_NOTADB": ("a SQLite database", "Name another file, or restore this one from a backup."),
    "SQLITE_CORRUPT": (
        "an undamaged database",
        "Stop, keep a copy of the file, and restore it from a backup.",
    ),
    "SQLITE_BUSY": (
        f"the write lock within {PATIENCE_S:g} s",
        "Find the process that holds the file and stop it.",
    ),
    "SQLITE_IOERR": (
        "a disk that reads and writes",
        "Check the disk; what was not acknowledged was not stored.",
    ),
}
_OTHERWISE = ("a statement that succeeds", "Check that the file was made by this program and is whole.")


def explain(path: Path, error: DBAPIError | sqlite3.Error) -> StoreError:
    """Turn a driver's error into facts and advice."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "") or ""
    family = "_".join(name.split("_")[:2])
    expected, remedy = _MEANINGS.get(family, _OTHERWISE)
    return StoreError(str(path), expected, f"{cause} ({name or type(cause).__name__})", remedy)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise `StoreError` in place of the driver's errors."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise explain(path, error) from error
