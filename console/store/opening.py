"""From a URL to an open database."""

import asyncio

from .database import Database


async def opened(url: str) -> Database:
    """Open the database, bringing its schema up to date. Raises `StoreError`."""
    if url.startswith(("postgresql://", "postgres://")):
        from .postgres import database as postgres

        await postgres.prepare(url)
        return postgres.Database(url)
    from .sqlite import database as sqlite
    from .sqlite.driver import path_of

    path = path_of(url)
    await asyncio.to_thread(sqlite.prepare, path)
    return sqlite.Database(path)
