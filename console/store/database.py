"""What the store asks of a database: SQLite and PostgreSQL each keep this promise in their own way."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

import msgspec
from sqlalchemy import Connection, Select

from ..core.event import Recorded
from .rows import Row

T = TypeVar("T")

Rows = Select[int, str, int, int, str]
"""A query for `rows.RECORD`."""

Given = Mapping[str, str | int]
"""The values of a query's parameters."""


class Append(msgspec.Struct, frozen=True):
    """The next records of one conversation and what is stored with them."""

    rows: list[Row]
    secrets: list[tuple[str, str, bytes, int]]
    head: tuple[str, str, bool, int] | None
    erases: bool

    @property
    def bare(self) -> bool:
        """Whether it is nothing but records."""
        return not (self.secrets or self.head or self.erases)


class Database(Protocol):
    """One open database. Belongs to the event loop that made it."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which only reads."""

    async def records(self, where: str, query: Rows, given: Given) -> list[Recorded]:
        """Run a query that is made once and asked often. Raises `Damaged`, which names `where`."""

    def append(self, job: Append) -> Awaitable[list[int]]:
        """Append; the positions are given when they are on disk."""

    async def change(self, make: Callable[[Connection], T], *, erases: bool = False) -> T:
        """Run `make` in a transaction; `erases` says that words are to leave the files with it."""

    async def ping(self) -> None:
        """Read and write nothing, to see that both are possible."""

    async def close(self) -> None:
        """Finish what was accepted, then close the connections."""
