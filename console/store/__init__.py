"""The store: where the log of all conversations lies. This is the port; `sql` is its implementation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from ..core.event import Recorded

if TYPE_CHECKING:
    from ..core.decide import Secret

__all__ = ["Account", "Conflict", "Damaged", "Head", "Lease", "Leases", "Store", "StoreError", "open_store"]


class Head(msgspec.Struct, frozen=True):
    """What lists of conversations are made from, kept beside the log."""

    conversation: str
    customer: str
    open: bool
    at: int
    """When it last changed, in ms since the epoch."""


class Account(msgspec.Struct, frozen=True):
    """Who may sign in as an agent ("human") or as a bot. `hash` is of the password or key."""

    id: str
    kind: Literal["human", "bot"]
    name: str
    hash: str
    teams: tuple[str, ...] = ()
    supervisor: bool = False
    disabled: bool = False


class Lease(msgspec.Struct, frozen=True):
    """What one holder has for a while; nobody else can take it before it ends."""

    name: str
    holder: str
    until: int
    """When it ends, in ms since the epoch; at that very moment it is free."""
    data: str = ""


class StoreError(Exception):
    """The store cannot do what was asked: where, what was expected, what came instead, and what to do."""

    def __init__(self, where: str, expected: str, came: str, remedy: str) -> None:
        super().__init__(where, expected, came, remedy)
        self.where = where
        self.expected = expected
        self.came = came
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, got {self.came}. {self.remedy}"


class Damaged(StoreError):
    """Rows that cannot be read. `readable` holds the records that can, in order."""

    def __init__(self, where: str, rows: Sequence[str], readable: Sequence[Recorded]) -> None:
        super().__init__(
            where,
            "records of this version",
            "; ".join(rows),
            "Restore these rows from a backup, or open the store with the version that wrote them.",
        )
        self.rows = tuple(rows)
        self.readable = list(readable)


class Conflict(Exception):
    """Somebody else appended `seq`, or the record before it never came: fold what came, decide again."""

    def __init__(self, conversation: str, seq: int) -> None:
        super().__init__(conversation, seq)
        self.conversation = conversation
        self.seq = seq

    def __str__(self) -> str:
        return f"conversation {self.conversation}: the log has moved on, so {self.seq} is not its next record"


class Leases(Protocol):
    """What several hubs on one store hold for a while. Times are the callers', in ms since the epoch."""

    async def hold(self, name: str, holder: str, until: int, now: int, data: str = "") -> bool:
        """Take a lease that is free or has ended, or renew one's own; False while another holds it."""

    async def leases(self, prefix: str, now: int) -> list[Lease]:
        """List the leases that have not ended and whose name begins with `prefix`, by name."""

    async def release(self, name: str, holder: str) -> None:
        """Give a lease back; nothing happens when `holder` does not have it."""

    async def release_all(self, holder: str) -> None:
        """Give back everything a holder has."""


class Accounts(Protocol):
    """The accounts of agents and bots."""

    async def account(self, id: str) -> Account | None:
        """Look up one account."""

    async def accounts(self) -> list[Account]:
        """List all accounts by id."""

    async def put_account(self, account: Account) -> None:
        """Add or replace an account."""


class Store(Leases, Accounts, Protocol):
    """The log of all conversations and the little beside it. Every method may raise `StoreError`."""

    async def append(
        self,
        records: Sequence[Recorded],
        *,
        secrets: "Sequence[Secret]" = (),
        head: Head | None = None,
        secret_until: int = 0,
    ) -> list[int]:
        """Append the next records of one conversation, all or none, and return their positions.

        They are on disk when this returns. Calls that wait at the same moment share one commit. Raises
        `Conflict` when the first is not the conversation's next; that hurts no other call. `Erased` among
        the records blanks the conversation in the same commit. `secrets` are kept until `secret_until`
        (ms; 0: until erased). A call that is cancelled may still be committed.
        """

    async def read(self, conversation: str, after: int = 0, limit: int | None = None) -> list[Recorded]:
        """Read the records of a conversation after a sequence number. Raises `Damaged`."""

    async def read_open(self, after: str = "", most: int = 500) -> list[Recorded]:
        """Read all records of the next open conversations after a name, by name. Raises `Damaged`."""

    async def since(self, position: int, limit: int = 1000) -> list[Recorded]:
        """Read what came after a position, over all conversations, in arrival order. Raises `Damaged`."""

    async def position(self) -> int:
        """Give the position of the last record, 0 when there is none: what `since` goes on from."""

    async def heads(self, *, open: bool | None = None, customer: str | None = None) -> list[Head]:
        """List conversations, the latest changed first."""

    async def search(self, text: str, limit: int = 50) -> list[Recorded]:
        """Find what was said or noted with all the words of `text`, newest first, among recent records."""

    async def secret(self, conversation: str, ref: str) -> str | None:
        """Decrypt what a placeholder stands for; None when it expired, was erased, or was never kept."""

    async def erase(self, conversation: str) -> None:
        """Blank the words of a conversation and delete its secrets.

        In SQLite they are in no byte of the files then; what PostgreSQL keeps for a while, its sweeper says.
        """

    async def expired(self, before: int, limit: int = 100) -> list[Head]:
        """List conversations closed, last changed before a time (ms) and not yet erased, oldest first."""

    async def purge(self, now: int) -> int:
        """Delete the secrets whose time (ms) has come, and ended leases; return how many secrets."""

    async def ping(self) -> None:
        """Read and write nothing, to see that both are possible."""

    async def close(self) -> None:
        """Finish what was accepted, then close the files."""


async def open_store(url: str, key: bytes) -> Store:
    """Open `sqlite:///path` or `postgresql://user@host/name`, bringing its schema up to date.

    `key` (a Fernet key) encrypts secrets.
    """
    from .opening import MOVING, opened
    from .sql import SqlStore
    from .vault import Vault

    vault = Vault(key)
    store = SqlStore(await opened(url), vault)
    if await store.leases(MOVING, now=0):
        await store.close()
        raise StoreError(
            "store", "a whole store", "one whose move has not ended", "Run that move again first."
        )
    return store
