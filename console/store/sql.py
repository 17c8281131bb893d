"""The store in SQL."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Connection, Select, Text, bindparam, delete, func, select

from ..core.event import Erased, Recorded
from . import Head
from .accounts import SqlAccounts
from .database import Append, Database, Given
from .erasing import erase
from .leases import SqlLeases
from .rows import RECORD, to_row
from .schema import events, heads, leases, secrets
from .search import search
from .vault import Vault

if TYPE_CHECKING:
    from ..core.decide import Secret

_HEAD = (heads.c.conversation, heads.c.customer, heads.c.open, heads.c.at)
_AFTER, _MOST = bindparam("after", type_=BigInteger), bindparam("most", type_=BigInteger)
_OF_ONE = (
    select(*RECORD)
    .where(events.c.conversation == bindparam("conversation"), events.c.seq > _AFTER)
    .order_by(events.c.seq)
    .limit(_MOST)
)
_OPEN = (
    select(heads.c.conversation)
    .where(heads.c.open, heads.c.conversation > bindparam("after", type_=Text))
    .order_by(heads.c.conversation)
    .limit(_MOST)
)
_OF_OPEN = (
    select(*RECORD).where(events.c.conversation.in_(_OPEN)).order_by(events.c.conversation, events.c.seq)
)
_OF_ALL = select(*RECORD).where(events.c.position > _AFTER).order_by(events.c.position).limit(_MOST)
_ALL = 2**63 - 1


def wall_clock() -> int:
    """Give the time in ms since the epoch."""
    return time.time_ns() // 1_000_000


class SqlStore(SqlLeases, SqlAccounts):
    """A `Store` in one database."""

    def __init__(self, database: Database, vault: Vault, now: Callable[[], int] = wall_clock) -> None:
        self.database = database
        self._vault = vault
        self._now = now

    async def append(
        self,
        records: Sequence[Recorded],
        *,
        secrets: "Sequence[Secret]" = (),
        head: Head | None = None,
        secret_until: int = 0,
    ) -> list[int]:
        """See `Store.append`."""
        if not records:
            return []
        conversation = records[0].conversation
        closed = [(conversation, s.ref, self._vault.close(s.value), secret_until) for s in secrets]
        listed = (head.conversation, head.customer, head.open, head.at) if head else None
        erases = any(isinstance(r.event, Erased) for r in records)
        job = Append([to_row(r) for r in records], closed, listed, erases)
        return await self.database.append(job)

    async def read(self, conversation: str, after: int = 0, limit: int | None = None) -> list[Recorded]:
        """See `Store.read`."""
        most = _ALL if limit is None else limit
        given: Given = {"conversation": conversation, "after": after, "most": most}
        return await self.database.records(conversation, _OF_ONE, given)

    async def read_open(self, after: str = "", most: int = 500) -> list[Recorded]:
        """See `Store.read_open`."""
        return await self.database.records("open conversations", _OF_OPEN, {"after": after, "most": most})

    async def since(self, position: int, limit: int = 1000) -> list[Recorded]:
        """See `Store.since`."""
        return await self.database.records("log", _OF_ALL, {"after": position, "most": limit})

    async def position(self) -> int:
        """See `Store.position`."""
        last = select(func.coalesce(func.max(events.c.position), 0))
        return await self.database.read(lambda connection: connection.execute(last).scalar_one())

    async def heads(self, *, open: bool | None = None, customer: str | None = None) -> list[Head]:
        """See `Store.heads`."""
        wanted = select(*_HEAD).order_by(heads.c.at.desc(), heads.c.conversation)
        if open is not None:
            wanted = wanted.where(heads.c.open == open)
        if customer is not None:
            wanted = wanted.where(heads.c.customer == customer)
        return await self.database.read(partial(_heads, wanted))

    async def expired(self, before: int, limit: int = 100) -> list[Head]:
        """See `Store.expired`."""
        old = select(*_HEAD).where(heads.c.open.is_(False), heads.c.at < before, heads.c.erased.is_(False))
        return await self.database.read(partial(_heads, old.order_by(heads.c.at).limit(limit)))

    async def search(self, text: str, limit: int = 50) -> list[Recorded]:
        """See `Store.search`."""
        return await self.database.read(partial(search, text=text, limit=limit))

    async def secret(self, conversation: str, ref: str) -> str | None:
        """See `Store.secret`."""
        wanted = select(secrets.c.token).where(
            secrets.c.conversation == conversation,
            secrets.c.ref == ref,
            (secrets.c.until == 0) | (secrets.c.until > self._now()),
        )
        token = await self.database.read(lambda connection: connection.scalar(wanted))
        return None if token is None else self._vault.open(conversation, ref, token)

    async def erase(self, conversation: str) -> None:
        """See `Store.erase`."""
        await self.database.change(partial(erase, conversation=conversation), erases=True)

    async def purge(self, now: int) -> int:
        """See `Store.purge`."""
        past = delete(secrets).where(secrets.c.until > 0, secrets.c.until <= now)
        ended = delete(leases).where(leases.c.until <= now)

        def clear(connection: Connection) -> int:
            connection.execute(ended)
            return connection.execute(past).rowcount

        return await self.database.change(clear)

    async def ping(self) -> None:
        """See `Store.ping`."""
        await self.database.ping()

    async def close(self) -> None:
        """See `Store.close`."""
        await self.database.close()


def _heads(query: Select[str, str, bool, int], connection: Connection) -> list[Head]:
    return [Head(*row) for row in connection.execute(query)]
