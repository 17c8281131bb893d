"""How erased words leave the tables.

An erased row's old words stay in a dead row until PostgreSQL cleans up; a sweep makes it do so at once, and
then no statement reaches them any more. Bytes of them may stay in the free part of a page until the next rows
fill it (`VACUUM FULL events` rewrites the table at once, and locks it meanwhile), and in the write-ahead log
until the server reuses it, its archive, replicas and backups. Who needs more encrypts the server's disk.
"""

import asyncio
import contextlib

from .driver import FAILURES, connect


class Sweeper:
    """Sweeps in the background; erasures that come while it does so share the next sweep."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._wanted = False
        self._busy: asyncio.Task[None] | None = None

    def sweep(self) -> None:
        """Ask for a sweep after what is committed now."""
        self._wanted = True
        if self._busy is None:
            self._busy = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Finish the sweep that is asked for."""
        if self._busy:
            await self._busy

    async def _run(self) -> None:
        while self._wanted:
            self._wanted = False
            with contextlib.suppress(*FAILURES):  # the server's own cleaning comes by later
                await self._sweep()
        self._busy = None

    async def _sweep(self) -> None:
        connection = await connect(self._url, statement_timeout="0")
        try:
            await connection.execute("VACUUM events, secrets", timeout=3600)
        finally:
            await connection.close()
