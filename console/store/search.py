"""Search in what was said and noted.

There is no word index: it would cost every append, and a word that is blanked in the log would live on in it.
The latest records are looked through instead, in the database first and exactly afterwards.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from ..core.event import Noted, Recorded, Said
from .rows import RECORD, readable
from .schema import events

RANGE = 300_000
"""How many of the latest records are looked through."""


PAGE = 200
"""How many likely records are fetched at once: some drivers fetch all that a query finds before the first."""


def search(connection: Connection, text: str, limit: int) -> list[Recorded]:
    """Find the latest records with all the words of `text`; letter case does not matter."""
    words = _plain(text).split()
    if not words or limit <= 0:
        return []
    found: list[Recorded] = []
    for record in readable(_likely(connection, words)):
        if _has(record, words):
            found.append(record)
            if len(found) == limit:
                break
    return found


def _likely(connection: Connection, words: list[str]) -> Iterator[Sequence[Any]]:
    """Give the rows that may have the words, newest first."""
    before = (connection.scalar(select(func.max(events.c.position))) or 0) + 1
    likely = (
        select(*RECORD)
        .where(events.c.position >= before - RANGE, events.c.kind.in_(("said", "noted")))
        .where(*(match for word in words for match in _matches(connection, word)))
        .order_by(events.c.position.desc())
        .limit(PAGE)
    )
    while rows := connection.execute(likely.where(events.c.position < before)).all():
        yield from rows
        before = rows[-1].position


def _matches(connection: Connection, word: str) -> Iterable[ColumnElement[bool]]:
    """Let anything stand where the database's idea of a letter differs from ours; A is a for both.

    PostgreSQL expects a LIKE to match so little that it sorts all matches instead of walking from the newest.
    """
    if connection.dialect.name == "postgresql":
        plain = func.lower(events.c.body.collate("C"))
        return [func.strpos(plain, part) > 0 for part in re.findall("[a-z0-9]+", word)]
    return [events.c.body.like(_pattern(word))]


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
