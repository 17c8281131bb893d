"""What is particular to asyncpg: connections, their settings, and what the server's errors mean."""

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from .. import StoreError

PATIENCE_S = 10.0
"""How long a statement may take, and how long the server is waited for."""
CLOSE_S = 1.0
"""How long a connection may take to close in order, before it is cut."""
_CONNECT_S = 5.0
_MS = f"{PATIENCE_S * 1000:.0f}"
SETTINGS = {
    "application_name": "handrail",
    "default_transaction_isolation": "read committed",
    "statement_timeout": _MS,
    "idle_in_transaction_session_timeout": _MS,
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""A peer that is gone may not hold a lock: the server ends its transaction and then its connection."""

Connection = Any
"""asyncpg's own connection; asyncpg says nothing of its types."""


class _Closing(asyncpg.Connection):  # type: ignore[misc]
    """Closes in bounded time: asyncpg would wait for a silent server to end what runs, without any limit."""

    async def close(self, *, timeout: float | None = None) -> None:
        """Close in order, or cut the connection; `timeout` may shorten it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(timeout or CLOSE_S, CLOSE_S)):
                await super().close()


_BROKEN = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
FAILURES = (SQLAlchemyError, asyncpg.PostgresError, TimeoutError, *_BROKEN)
"""All that can come from the driver, with SQLAlchemy above it or without."""


def name_of(url: str) -> str:
    """Give the URL as it may be shown, without passwords. Raises `StoreError` when it is none."""
    try:
        return make_url(url).set(query={}).render_as_string(hide_password=True)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "store_url", "postgresql://user@host:port/name", "something else", "Correct the URL."
        ) from error


async def connect(url: str, **settings: str) -> Connection:
    """Connect; raises one of `FAILURES`."""
    given = {
        "timeout": _CONNECT_S,
        "command_timeout": PATIENCE_S + 1,
        "server_settings": SETTINGS | settings,
        "connection_class": _Closing,
    }
    try:
        connection: Connection = await asyncpg.connect(url, **given)
    except (ValueError, OverflowError) as error:
        raise asyncpg.InterfaceError(f"not a usable URL: {error}") from error
    return connection


def cause(error: BaseException) -> BaseException:
    """Give what the driver raised, below what SQLAlchemy made of it."""
    while (isinstance(error, DBAPIError) and error.orig is not None) or _adapted(error):
        error = error.orig if isinstance(error, DBAPIError) else error.__cause__  # type: ignore[assignment]
    return error


def _adapted(error: BaseException) -> bool:
    return "sqlalchemy" in type(error).__module__ and error.__cause__ is not None


def lost(error: BaseException) -> bool:
    """Whether the connection failed, and not the statement."""
    real = cause(error)
    if isinstance(real, asyncpg.DataError | TimeoutError):
        return False
    return isinstance(real, _BROKEN) or _state(error).startswith(("08", "57P"))


def _state(error: BaseException) -> str:
    return str(getattr(cause(error), "sqlstate", "") or "")


_MEANINGS = {
    "28": (
        "a user the server lets in",
        "Check user and password in store_url, and the server's pg_hba.conf.",
    ),
    "3D": ("a database that exists", "Make it on the server: createdb NAME."),
    "42501": (
        "the rights that are needed",
        "Let this user own the database: ALTER DATABASE NAME OWNER TO USER.",
    ),
    "25006": ("a server that may be written", "Name the primary server in store_url, not a standby."),
    "53100": ("room to write", "Free some space on the server; what was not acknowledged was not stored."),
    "53300": ("room for one more connection", "Raise max_connections on the server."),
    "57014": (f"an answer within {PATIENCE_S:g} s", "Look at the server's load and at pg_stat_activity."),
    "57P": ("a server in service", "Wait until it has started, or start it."),
    "08": ("a connection that holds", "Check the server and the network."),
    "XX": ("an undamaged database", "Look into the server's log, and restore it from a backup."),
    "58": ("a disk that reads and writes", "Check the server's disk and its log."),
}
_OTHERWISE = ("a statement that succeeds", "Look into the server's log.")
_SILENT = (f"an answer within {PATIENCE_S:g} s", "Check the server and the network.")
_UNREACHABLE = ("a server that answers", "Start it, or correct host and port in store_url.")


def explain(where: str, error: BaseException) -> StoreError:
    """Turn a driver's error into facts and advice."""
    real, state = cause(error), _state(error)
    known = next((_MEANINGS[part] for part in (state, state[:3], state[:2]) if part in _MEANINGS), None)
    if known is None and isinstance(real, TimeoutError):
        known = _SILENT
    elif known is None and isinstance(real, _BROKEN):
        known = _UNREACHABLE
    expected, remedy = known or _OTHERWISE
    came = str(real) or type(real).__name__
    return StoreError(where, expected, f"{came} ({state})" if state else came, remedy)


@contextlib.contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise `StoreError` in place of the driver's errors."""
    try:
        yield
    except FAILURES as error:
        raise explain(where, error) from error


async def check(connection: Connection, where: str) -> None:
    """See that what is acknowledged is on disk, and that every text can be kept. Raises `StoreError`."""
    for name, wanted, remedy in _WANTED:
        came: Any = await connection.fetchval("SELECT current_setting($1)", name)
        if came not in wanted:
            raise StoreError(where, f"{name} to be {' or '.join(wanted)}", str(came), remedy)


_WANTED = (
    (
        "server_encoding",
        ("UTF8",),
        "Make the database anew: createdb --encoding=UTF8 --template=template0 NAME.",
    ),
    (
        "fsync",
        ("on",),
        "Switch fsync on in the server's postgresql.conf, or a crash loses what was promised.",
    ),
    (
        "synchronous_commit",
        ("on", "remote_apply", "remote_write", "local"),
        "Switch synchronous_commit on, or a crash loses what was promised.",
    ),
)
