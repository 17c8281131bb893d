"""Accounts in SQL: those of agents and bots."""

from functools import partial

import msgspec
from sqlalchemy import Connection, Select, select, text

from . import Account, StoreError
from .database import Database
from .schema import accounts

_KEEP_ACCOUNT = text(
    "INSERT INTO accounts (id, body) VALUES (:id, :body) ON CONFLICT (id) DO UPDATE SET body = excluded.body"
)


class SqlAccounts:
    """The accounts of a store."""

    database: Database

    async def account(self, id: str) -> Account | None:
        """See `Accounts.account`."""
        wanted = select(accounts).where(accounts.c.id == id)
        return next(iter(await self.database.read(partial(_accounts, wanted))), None)

    async def accounts(self) -> list[Account]:
        """See `Accounts.accounts`."""
        return await self.database.read(partial(_accounts, select(accounts).order_by(accounts.c.id)))

    async def put_account(self, account: Account) -> None:
        """See `Accounts.put_account`."""
        row = {"id": account.id, "body": msgspec.json.encode(account).decode()}
        await self.database.change(lambda connection: connection.execute(_KEEP_ACCOUNT, row))


def _accounts(query: Select[str, str], connection: Connection) -> list[Account]:
    return [_account(*row) for row in connection.execute(query)]


def _account(id: str, body: str) -> Account:
    try:
        return msgspec.json.decode(body, type=Account)
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"account {id}", "an account of this version", str(error), "Write this account again."
        ) from error
