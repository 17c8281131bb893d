"""Bring a store's schema up to date."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from . import StoreError
from .schema import REVISION, metadata
from .sqlite import transaction

_FOLDER = Path(__file__).with_name("migrations")


def migrate(connection: Connection, where: str) -> None:
    """Run the migrations that are missing; raises `StoreError` when the schema is newer than this program."""
    if _revision(connection) == REVISION:  # the usual start, without the cost of loading alembic
        return
    with transaction(connection):
        _upgrade(connection, where)


def _revision(connection: Connection) -> str:
    try:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    except OperationalError as error:
        if "no such table" in str(error.orig):
            return ""
        raise


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
            "Update this program, or name another file.",
        )
    if not present and connection.scalar(text("SELECT count(*) FROM sqlite_master")):
        raise StoreError(where, "a store of this program", "another program's database", "Name another file.")
    command.upgrade(config, "head")
