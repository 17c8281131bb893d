"""A backup of a store that is in use."""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from .. import StoreError
from .driver import explained


def backup(path: Path, copy: Path) -> int:
    """Write the store as it is at one moment into a new file, check it, and give its size in bytes.

    Hubs go on writing meanwhile. The file appears whole or not at all, for its owner's eyes only. Raises
    `FileExistsError` when it is there already, `OSError`, or `StoreError`.
    """
    if copy.exists():
        raise FileExistsError(str(copy))
    handle, name = tempfile.mkstemp(prefix=f".{copy.name}.", suffix=".part", dir=copy.parent)
    part = Path(name)
    try:
        with explained(path), contextlib.closing(sqlite3.connect(path, isolation_level=None)) as store:
            store.execute("VACUUM INTO ?", (str(part),))
        _check(part)
        os.fsync(handle)
        os.link(part, copy)  # unlike a rename it overwrites nothing
    finally:
        os.close(handle)
        part.unlink()
    _keep(copy.parent)
    return copy.stat().st_size


def _check(part: Path) -> None:
    with explained(part), contextlib.closing(sqlite3.connect(part)) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
        ours = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    if found != ["ok"]:
        raise StoreError(str(part), "a whole copy", "; ".join(found[:3]), "Check disk and store.")
    if not ours:
        raise StoreError(str(part), "a copy of a store", "no store", "Name the store that a hub uses.")


def _keep(folder: Path) -> None:
    """Make the new name in the folder survive a crash of the machine."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
