"""Bring a store's schema up to date."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from . import StoreError
from .schema import REVISION, metadata

_FOLDER = Path(__file__).with_name("migrations")


Lock = Callable[[Connection], AbstractContextManager[None]]
"""A transaction that no other program that migrates can be in at the same moment."""


def migrate(connection: Connection, where: str, lock: Lock) -> None:
    """Run the migrations that are missing; raises `StoreError` when the schema is newer than this program."""
    if _revision(connection) == REVISION:  # the usual start, without the cost of loading alembic
        return
    with lock(connection):
        _upgrade(connection, where)


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def _upgrade(connection: Connection, where: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    present = _revision(connection)
    if present and present not in known:
        raise StoreError(
            where,
            f"a schema up to {REVISION}",
            f"schema {present}, which a newer version made",
            "Update this program, or name another store.",
        )
    if not present and inspect(connection).get_table_names():
        raise StoreError(where, "a store of this program", "another program's database", "Name another one.")
    command.upgrade(config, "head")
