"""Records to rows and back."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from ..core.event import AnyEvent, Author, Recorded
from . import Damaged, StoreError
from .schema import events

RECORD = (events.c.position, events.c.conversation, events.c.seq, events.c.at, events.c.body)
"""The columns that make a record."""

Row = tuple[str, int, int, str, str]
"""conversation, seq, at, kind, body."""


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    event: AnyEvent
    by: Author
    cid: str = ""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Body)


def to_row(recorded: Recorded) -> Row:
    """Encode a record; raises `StoreError` for text that is no Unicode."""
    event = recorded.event
    try:
        recorded.conversation.encode()
        body = _encoder.encode(_Body(event, recorded.by, recorded.cid)).decode()
    except UnicodeEncodeError as error:
        raise StoreError(
            f"conversation {recorded.conversation} seq {recorded.seq}",
            "text that is valid Unicode",
            f"a lone surrogate at character {error.start}",
            "Decode what strangers send strictly before it becomes an event.",
        ) from error
    return recorded.conversation, recorded.seq, recorded.at, str(event.__struct_config__.tag), body


def from_row(row: Sequence[Any]) -> Recorded:
    """Decode (position, conversation, seq, at, body); raises one of `_UNREADABLE`."""
    position, conversation, seq, at, text = row
    body = _decoder.decode(text)
    return Recorded(conversation, seq, at, body.by, body.event, body.cid, position)


_UNREADABLE = (msgspec.MsgspecError, TypeError, ValueError)


def readable(rows: Iterable[Sequence[Any]]) -> Iterator[Recorded]:
    """Decode rows, passing over those that cannot be read."""
    for row in rows:
        with contextlib.suppress(*_UNREADABLE):
            yield from_row(row)


def from_rows(where: str, rows: Iterable[Sequence[Any]]) -> list[Recorded]:
    """Decode rows; raises `Damaged`, which names every row that cannot be read and carries the others."""
    whole, damaged = [], []
    for row in rows:
        try:
            whole.append(from_row(row))
        except _UNREADABLE as error:
            damaged.append(f"position {row[0]} (conversation {row[1]} seq {row[2]}): {error}")
    if damaged:
        raise Damaged(where, damaged, whole)
    return whole


def blank_body(row: Sequence[Any], blanked: Recorded) -> str:
    """Encode a blanked record at least as long as it was.

    A row that keeps its size is overwritten where it stands. One that shrinks makes the database move its
    neighbours, and copies of their words stay behind in unused space, out of reach of their own erasure.
    """
    body = to_row(replace(blanked, position=0))[4]
    missing = len(row[4].encode()) - len(body.encode())
    return body + " " * missing
