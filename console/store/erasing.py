"""How a conversation is erased in SQL."""

from sqlalchemy import Connection, delete, select, update

from .rows import RECORD, blanked
from .schema import events, heads, secrets


def erase(connection: Connection, conversation: str) -> None:
    """Blank a conversation's words where they stand and delete its secrets."""
    for row in connection.execute(select(*RECORD).where(events.c.conversation == conversation)).all():
        body = blanked(row)
        if body != row.body:
            connection.execute(update(events).where(events.c.position == row.position).values(body=body))
    connection.execute(delete(secrets).where(secrets.c.conversation == conversation))
    connection.execute(update(heads).where(heads.c.conversation == conversation).values(erased=True))
