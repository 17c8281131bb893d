"""A store that has been in use for years: millions of events of closed conversations, written in bulk."""

import asyncio
import os
import sqlite3
import time
from pathlib import Path

from cryptography.fernet import Fernet

from console.core.event import Author, Recorded, Said
from console.store import open_store

EACH = 40
"""Events a conversation."""


def old_name(number: int) -> str:
    """Give the name of an old conversation."""
    return f"old-{number:09d}"


def fill(path: Path, events: int) -> None:
    """Make a SQLite store with so many old events; its schema and the form of an event are the product's."""
    asyncio.run(_first(path))
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous=OFF")
    database.execute("BEGIN")
    columns = "kind, body"
    (kind, body) = database.execute(f"SELECT {columns} FROM events LIMIT 1").fetchone()
    now = int(time.time() * 1000)
    database.execute(
        """INSERT INTO events (position, conversation, seq, at, kind, body)
           WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :events)
           SELECT i + 10, printf('old-%09d', i / :each), i % :each + 1, :now - :events + i, :kind, :body
           FROM n""",
        {"events": events, "each": EACH, "now": now, "kind": kind, "body": body},
    )
    database.execute(
        """INSERT INTO heads (conversation, customer, open, at, erased)
           WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :many)
           SELECT printf('old-%09d', i), 'customer-' || i, 0, :now, 0 FROM n""",
        {"many": events // EACH, "now": now},
    )
    database.execute("COMMIT")
    database.close()
    _to_disk(path)


def drop_from_memory(path: Path) -> None:
    """Let the machine forget what it has read of the file, as far as that is on the disk."""
    _to_disk(path)
    file = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def _to_disk(path: Path) -> None:
    """Wait until all of it is written: gigabytes on their way would hold up the hub's own commits."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fdatasync(file)
    finally:
        os.close(file)


async def _first(path: Path) -> None:
    store = await open_store(f"sqlite:///{path}", Fernet.generate_key())
    by = Author("customer", "c")
    await store.append([Recorded("first", 1, int(time.time() * 1000), by, Said("An old message. " * 6))])
    await store.close()
