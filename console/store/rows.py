"""Records to rows and back."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from ..core.erase import blank
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
            f"conversation {recorded.conversation!r} seq {recorded.seq}",
            "text that is valid Unicode",
            f"a lone surrogate at character {error.start}",
            "Decode what strangers send strictly before it becomes an event.",
        ) from error
    return recorded.conversation, recorded.seq, recorded.at, str(event.__struct_config__.tag), body


def from_row(row: Sequence[Any]) -> Recorded:
    """Decode (position, conversation, seq, at, body); raises one of `UNREADABLE`."""
    position, conversation, seq, at, text = row
    body = _decoder.decode(text)
    return Recorded(conversation, seq, at, body.by, body.event, body.cid, position)


UNREADABLE = (msgspec.MsgspecError, TypeError, ValueError)
"""What decoding a damaged row raises."""


def readable(rows: Iterable[Sequence[Any]]) -> Iterator[Recorded]:
    """Decode rows, passing over those that cannot be read."""
    for row in rows:
        with contextlib.suppress(*UNREADABLE):
            yield from_row(row)


def from_rows(where: str, rows: Iterable[Sequence[Any]]) -> list[Recorded]:
    """Decode rows; raises `Damaged`, which names every row that cannot be read and carries the others."""
    whole, damaged = [], []
    for row in rows:
        try:
            whole.append(from_row(row))
        except UNREADABLE as error:
            damaged.append(f"position {row[0]} (conversation {row[1]} seq {row[2]}): {error}")
    if damaged:
        raise Damaged(where, damaged, whole)
    return whole


def blanked(row: Sequence[Any]) -> str:
    """Give the body of a row without its words; a row that cannot be read keeps nothing."""
    try:
        return to_row(blank(from_row(row)))[4]
    except UNREADABLE:
        return "{}"
