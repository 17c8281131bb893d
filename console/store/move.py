"""Carry a whole store over to another database: in batches, resumable, and compared row by row at the end.

The target is marked by a lease from the first batch until the comparison has succeeded, so that no hub opens
a part of a store. Leases themselves stay behind: they belong to hubs that run now.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, text, tuple_

from .database import Database
from .leases import SqlLeases
from .opening import MOVING, opened
from .schema import accounts, events, heads, leases, secrets

BATCH = 2000
FOREVER = 2**62
_BESIDE = (heads, secrets, accounts)
"""What is stored beside the log."""
Progress = Callable[[Literal["copied", "compared"], int, int], None]
"""Hears what was done with how many of the log's records, and of how many."""


class Moved(msgspec.Struct, frozen=True):
    """What was carried over. The digest is the SHA-256 of all rows, the same on both sides."""

    events: int
    heads: int
    secrets: int
    accounts: int
    digest: str


class MoveRefused(Exception):
    """Why a store is not moved, or not yet: a code that the command line has words for, and its facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class _Side(SqlLeases):
    """A store as rows."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def count(self, table: Table) -> int:
        counted = select(func.count()).select_from(table)
        return await self.database.read(lambda connection: connection.execute(counted).scalar_one())

    async def last(self) -> int:
        """Give the position of the last record, or 0."""
        newest = select(func.coalesce(func.max(events.c.position), 0))
        return await self.database.read(lambda connection: connection.execute(newest).scalar_one())

    async def batch(self, table: Table, after: Sequence[Any] | None) -> Sequence[Any]:
        """Give the next rows in the order of their key, those after a key."""
        key = list(table.primary_key)
        query = select(table).order_by(*key).limit(BATCH)
        query = query if after is None else query.where(tuple_(*key) > tuple_(*after))
        return await self.database.read(lambda connection: connection.execute(query).all())

    async def add(self, table: Table, rows: Sequence[Any]) -> None:
        values = [row._asdict() for row in rows]
        await self.database.change(lambda connection: connection.execute(insert(table), values))


async def move(source: str, target: str, progress: Progress) -> Moved:
    """Copy the store at one URL into an empty database at another, or go on with it. Nobody may write there.

    Raises `MoveRefused` or `StoreError`. May be run again after any failure or kill.
    """
    if source == target:
        raise MoveRefused("same")
    old = _Side(await opened(source, new=False))
    try:
        new = _Side(await opened(target))
        try:
            return await _moved(old, new, progress)
        finally:
            await new.database.close()
    finally:
        await old.database.close()


async def _moved(old: _Side, new: _Side, progress: Progress) -> Moved:
    if await old.leases(MOVING, now=0):
        raise MoveRefused("source_unfinished")
    name = await _name(old)
    await _claim(new, name)
    await _copy_log(old, new, progress)
    await _copy_beside(old, new)
    await new.database.change(_analyze)
    moved = await _compared(old, new, progress)
    await new.release(MOVING, name)
    return moved


def _key(table: Table, row: Any) -> Sequence[Any]:
    return [row._mapping[column] for column in table.primary_key]


async def _name(side: _Side) -> str:
    """Tell one store from another: by its first record."""
    rows = await side.batch(events, None)
    return hashlib.sha256(_bytes(rows[0]) if rows else b"empty").hexdigest()


async def _claim(new: _Side, name: str) -> None:
    """Mark the target as ours, when it is empty or was marked by an earlier run."""
    if not await new.leases(MOVING, now=0):
        for table in (events, *_BESIDE, leases):
            if many := await new.count(table):
                raise MoveRefused("not_empty", table=table.name, n=many)
    if not await new.hold(MOVING, name, FOREVER, now=0):
        raise MoveRefused("other_move")


async def _copy_log(old: _Side, new: _Side, progress: Progress) -> None:
    done, all_ = await new.count(events), await old.count(events)
    after: Sequence[Any] = [await new.last()]
    while rows := await old.batch(events, after):
        for row in rows:
            _must_be_text(row)
        await new.add(events, rows)
        after = _key(events, rows[-1])
        done += len(rows)
        progress("copied", done, max(done, all_))


def _must_be_text(row: Any) -> None:
    """Refuse what only a damaged store holds, and PostgreSQL cannot."""
    try:
        if any("\0" in value for value in (row.conversation, row.kind, row.body)):
            raise ValueError("U+0000")  # noqa: TRY301
        (row.conversation + row.body).encode()
    except (TypeError, ValueError, AttributeError):
        raise MoveRefused("damaged", position=row.position) from None


async def _copy_beside(old: _Side, new: _Side) -> None:
    """Copy the small tables anew: they change in place, so an earlier run's rows may be out of date."""
    for table in _BESIDE:
        await new.database.change(partial(_empty, table))
        after = None
        while rows := await old.batch(table, after):
            await new.add(table, rows)
            after = _key(table, rows[-1])


def _empty(table: Table, connection: Connection) -> None:
    connection.execute(delete(table))


def _analyze(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE events, heads, secrets, accounts"))


async def _compared(old: _Side, new: _Side, progress: Progress) -> Moved:
    digest = hashlib.sha256()
    counts = {table.name: await _compare(old, new, table, digest, progress) for table in (events, *_BESIDE)}
    return Moved(**counts, digest=digest.hexdigest())


async def _compare(old: _Side, new: _Side, table: Table, digest: Any, progress: Progress) -> int:
    """Compare a table's rows and give their number. Raises `MoveRefused` at the first difference."""
    seen, all_, after = 0, await old.count(table), None
    while True:
        ours, theirs = await old.batch(table, after), await new.batch(table, after)
        if ours != theirs:
            raise _difference(table, ours, theirs)
        if not ours:
            return seen
        digest.update(b"".join(map(_bytes, ours)))
        seen, after = seen + len(ours), _key(table, ours[-1])
        if table is events:
            progress("compared", seen, max(seen, all_))


def _difference(table: Table, ours: Sequence[Any], theirs: Sequence[Any]) -> MoveRefused:
    if table is events and theirs == ours[: len(theirs)]:
        return MoveRefused("grown")
    pairs = zip_longest(ours, theirs)
    row = next((one or other for one, other in pairs if one != other), None)
    return MoveRefused("differs", table=table.name, row=str(row[0] if row else "?"))


def _bytes(row: Any) -> bytes:
    return repr(tuple(row)).encode(errors="backslashreplace")
