"""Two hubs on one store, each with its own peers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from hub_house import SETTLED, House, Peer, open_house

from console.core import wire
from console.fanout import Fanout
from console.hub.settings import Limits

Pair = tuple[House, House]

PATIENCE_S = 30
QUICK: Limits = msgspec.structs.replace(SETTLED, lease_s=1.5, poll_s=0.05, settle_s=0.5)
"""A hub is missed after 1.5 s."""


@asynccontextmanager
async def open_pair(
    state: Path, fanout: str | Fanout, store_url: str = "", **changes: Any
) -> AsyncIterator[tuple[House, House]]:
    """Run two hubs in this process."""
    settings: dict[str, Any] = {"store_url": store_url or f"sqlite:///{state}/hub.db", "limits": QUICK}
    settings |= {"fanout": fanout} if isinstance(fanout, str) else {}
    settings |= changes
    shared = None if isinstance(fanout, str) else fanout
    async with (
        open_house(state, shared, **settings) as one,
        open_house(state, shared, bot_key=one.bot_key, **settings) as two,
    ):
        await until(lambda: sees_others(one) and sees_others(two))
        yield one, two


def sees_others(house: House) -> bool:
    neighbours = house.hub.neighbours
    return bool(neighbours and neighbours.rolls)


async def until(check: Callable[[], Any]) -> Any:
    async with asyncio.timeout(PATIENCE_S):
        while not (found := check()):
            await asyncio.sleep(0.01)
        return found


def arrived(peer: Peer, conversation: str) -> list[int]:
    """The seq of every record a peer has got, twice if it came twice, in the order of arrival."""
    return [
        recorded.seq
        for frame in peer.frames
        if isinstance(frame, wire.Heard) and frame.conversation == conversation
        for recorded in frame.records
    ]


def once_in_order(peer: Peer, conversation: str) -> bool:
    seqs = arrived(peer, conversation)
    return bool(seqs) and all(one < other for one, other in pairwise(seqs))


def turns(peer: Peer) -> list[wire.Turn]:
    return [frame for frame in peer.frames if isinstance(frame, wire.Turn)]
