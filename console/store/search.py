"""Search in what was said and noted.

There is no word index: it would cost every append, and a word that is blanked in the log would live on in it.
The latest records are looked through instead, in the database first and exactly afterwards.
"""

import unicodedata
from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, func, select

from ..core.event import Noted, Recorded, Said
from .rows import RECORD, readable
from .schema import events

RANGE = 300_000
"""How many of the latest records are looked through."""


def search(connection: Connection, text: str, limit: int) -> list[Recorded]:
    """Find the latest records with all the words of `text`; letter case does not matter."""
    words = _plain(text).split()
    if not words or limit <= 0:
        return []
    last = connection.scalar(select(func.max(events.c.position))) or 0
    likely = (
        select(*RECORD)
        .where(events.c.position > last - RANGE, events.c.kind.in_(("said", "noted")))
        .where(*(_like(connection)(_pattern(word)) for word in words))
        .order_by(events.c.position.desc())
    )
    found = []
    for record in readable(connection.execute(likely)):
        if _has(record, words):
            found.append(record)
            if len(found) == limit:
                break
    return found


def _like(connection: Connection) -> Callable[[str], ColumnElement[bool]]:
    """A match that takes A for a: SQLite has no other, PostgreSQL's would ask the locale what a letter is."""
    if connection.dialect.name == "postgresql":
        return events.c.body.collate("C").ilike
    return events.c.body.like


def _has(record: Recorded, words: list[str]) -> bool:
    if not isinstance(record.event, Said | Noted):
        return False
    said = _plain(record.event.text)
    return all(word in said for word in words)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pattern(word: str) -> str:
    """Let anything stand where the database's idea of a letter differs from ours."""
    return "%" + "".join(c if c.isascii() and c.isalnum() else "%" for c in word) + "%"
