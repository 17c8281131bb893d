"""A hub begins: it takes in the conversations that are open, many at a time."""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..store import StoreError
from .registry import Registry
from .rooms import Room

AT_ONCE = 500
"""Conversations that are read in one go."""


async def take_in(hub: Registry) -> None:
    """Take in the conversations that are open. One that cannot be read does not hold up the others."""
    if hub.follower:
        await hub.follower.start()
    names, after = [head.conversation for head in await hub.store.heads(open=True)], ""
    for some in _batched(sorted(names), AT_ONCE):
        with contextlib.suppress(StoreError):
            await _read_on(hub, after)
        # What is damaged, and what has been opened or closed meanwhile, is read by itself.
        for conversation in some:
            try:
                await hub.room(conversation)
            except StoreError as problem:
                hub.trouble("conversation not read", problem=str(problem))
        after = some[-1]


async def _read_on(hub: Registry, after: str) -> None:
    """Take in the next open conversations after a name, unless they are being read already."""
    found = await hub.store.read_open(after, AT_ONCE)
    for conversation, records in groupby(found, lambda recorded: recorded.conversation):
        if conversation not in hub.rooms:
            room = hub.rooms[conversation] = Room(conversation)
            hub.begin(room, list(records))


def _batched(names: Sequence[str], many: int) -> Iterator[Sequence[str]]:
    return (names[first : first + many] for first in range(0, len(names), many))
