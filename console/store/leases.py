"""Leases in SQL: who holds what, decided by one statement."""

from sqlalchemy import delete, select, text

from . import Lease
from .database import Database
from .schema import leases

_HOLD = text(
    "INSERT INTO leases (name, holder, until, data) VALUES (:name, :holder, :until, :data)"
    " ON CONFLICT (name) DO UPDATE"
    " SET holder = excluded.holder, until = excluded.until, data = excluded.data"
    " WHERE leases.holder = excluded.holder OR leases.until <= :now"
)


class SqlLeases:
    """The leases of a store."""

    database: Database

    async def hold(self, name: str, holder: str, until: int, now: int, data: str = "") -> bool:
        """See `Leases.hold`."""
        wanted = {"name": name, "holder": holder, "until": until, "data": data, "now": now}
        taken = await self.database.change(lambda connection: connection.execute(_HOLD, wanted).rowcount)
        return bool(taken)

    async def leases(self, prefix: str, now: int) -> list[Lease]:
        """See `Leases.leases`."""
        live = select(leases).where(leases.c.until > now, leases.c.name >= prefix).order_by(leases.c.name)
        rows = await self.database.read(lambda connection: connection.execute(live).all())
        return [Lease(*row) for row in rows if row.name.startswith(prefix)]

    async def release(self, name: str, holder: str) -> None:
        """See `Leases.release`."""
        own = delete(leases).where(leases.c.name == name, leases.c.holder == holder)
        await self.database.change(lambda connection: connection.execute(own))

    async def release_all(self, holder: str) -> None:
        """See `Leases.release_all`."""
        theirs = delete(leases).where(leases.c.holder == holder)
        await self.database.change(lambda connection: connection.execute(theirs))
