"""How appends go into PostgreSQL: a whole batch in one statement, which is one transaction.

Positions are given out under a lock that is held until the commit is done, so that they become visible in
their order: a reader that has seen one will find no lower one later. The lock lives inside the statement,
on the server: a hub that stalls or is cut off between two messages cannot hold it.
"""

from collections.abc import Sequence
from typing import Any

from .. import Conflict, StoreError
from ..database import Append
from ..rows import Row
from .driver import Connection

_CALL = "SELECT handrail_append_1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"


async def append(connection: Connection, jobs: Sequence[Append]) -> list[Any]:
    """Append in one statement; positions or `Conflict` for each job."""
    rows = await connection.fetch(_CALL, *_columns(jobs))
    places = iter(rows)
    return [_outcome(job, [next(places)[0] for _ in job.rows]) for job in jobs]


def _outcome(job: Append, positions: list[int | None]) -> Any:
    return Conflict(*job.rows[0][:2]) if None in positions else positions


def _columns(jobs: Sequence[Append]) -> list[list[Any]]:
    """Turn jobs into the function's arrays; what belongs to a whole job stands beside its first record."""
    numbers: list[int] = []
    rows: list[Row] = []
    heads: list[tuple[Any, ...]] = []
    kept: list[tuple[Any, ...]] = []
    for number, job in enumerate(jobs, 1):
        numbers += [number] * len(job.rows)
        if job.head:
            heads += [(None,) * 3] * (len(rows) - len(heads))
            heads.append(job.head[1:])
        rows += job.rows
        kept += ((number, *secret[1:]) for secret in {s[1]: s for s in job.secrets}.values())
    return [numbers, *_turned(rows, 5), *_turned(heads, 3), *_turned(kept, 4)]


def _turned(rows: Sequence[tuple[Any, ...]], columns: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(columns)]


def fault(job: Append) -> Exception | None:
    """Say what keeps an append out of any database: a gap in it, or a text that PostgreSQL cannot hold."""
    conversation, first = job.rows[0][:2]
    if any(row[:2] != (conversation, first + i) for i, row in enumerate(job.rows)):
        return Conflict(conversation, first)
    texts = (conversation, job.head[1] if job.head else "", *(ref for _, ref, _, _ in job.secrets))
    if any("\0" in text for text in texts):
        return StoreError(
            f"conversation {conversation!r}",
            "a name without the character U+0000",
            "one with it",
            "Check names before they become an event.",
        )
    return None
