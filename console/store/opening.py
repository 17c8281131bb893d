"""From a URL to an open database."""

import asyncio
from pathlib import Path

from . import StoreError
from .database import Database

MOVING = "move"
"""The lease that marks a store which is still being carried here from another."""


def is_postgres(url: str) -> bool:
    """Whether the URL is one of PostgreSQL's."""
    return url.startswith(("postgresql://", "postgres://"))


def sqlite_file(url: str, *, new: bool = True) -> Path:
    """Give the file of a `sqlite:///path` URL; it must exist unless it may be `new`. Raises `StoreError`."""
    from .sqlite.driver import path_of

    path = path_of(url)
    if not new and not path.is_file():
        raise StoreError(str(path), "a store", "no such file", "Name the file that a hub has used.")
    return path


async def opened(url: str, *, new: bool = True) -> Database:
    """Open the database, bringing its schema up to date. Raises `StoreError`."""
    if is_postgres(url):
        from .postgres import database as postgres

        await postgres.prepare(url)
        return postgres.Database(url)
    from .sqlite import database as sqlite

    path = sqlite_file(url, new=new)
    await asyncio.to_thread(sqlite.prepare, path)
    return sqlite.Database(path)
