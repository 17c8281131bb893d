"""Several hubs on one store: what a hub needs beside what it needs alone.

Their clocks are taken to agree to a second or so: deadlines are written by one hub and kept by any. Within a
conversation no record is earlier than the one before it, whoever wrote it. All of them share the same keys.
"""

import hashlib
from collections.abc import Mapping

import msgspec

from ..fanout import Fanout, open_fanout
from ..store import StoreError
from .follower import Follower
from .following import Following
from .hub import Hub
from .keys import Keys
from .neighbours import Neighbours, Roll
from .rounds import Rounds
from .settings import HubSettings
from .turns import Turns

LOOK = "store"
"""The setting of `fanout` with which hubs look at the store, and nothing tells them when."""


class Crew(msgspec.Struct, frozen=True):
    """The parts of a hub that have to do with other hubs."""

    following: Following
    turns: Turns
    rounds: Rounds


def join(hub: Hub, settings: HubSettings, keys: Keys, fanout: Fanout | None) -> Fanout | None:
    """Let the hub take in what others store, unless it has the store for itself.

    Gives the fanout that was opened for it, if any, to be closed at the end.
    """
    if fanout is None and not settings.fanout:
        return None
    opened = None
    if fanout is None:
        url = "" if settings.fanout == LOOK else settings.fanout
        fanout = opened = open_fanout(url, _channel(keys))
    limits = settings.limits
    hub.follower = follower = Follower(hub.store, fanout, limits.poll_s, hinted=settings.fanout != LOOK)
    follower.news, follower.trouble = hub.news, hub.trouble
    hub.neighbours = Neighbours(hub.store, hub.clock, follower, limits.lease_s)
    hub.neighbours.trouble = hub.trouble
    return opened


async def meet(hub: Hub, crew: Crew) -> None:
    """Tell the parts of the hub about the others from now on, and look who is there. Raises `StoreError`."""
    neighbours = hub.neighbours
    if neighbours is None:
        return
    neighbours.roll = lambda: Roll(hub.presence.roll(), crew.turns.bots)
    neighbours.guests = lambda: [c for c in hub.presence.customers if hub.tally.of_customer(c)]
    neighbours.notes.typing = crew.following.types

    def changed(before: Mapping[str, Roll]) -> None:
        colleagues = tuple(one for roll in neighbours.rolls.values() for one in roll.agents)
        hub.presence.set_colleagues(colleagues, hub.clock.now())
        crew.rounds.hubs_changed(one.id for roll in before.values() for one in roll.agents)
        if _bots(before) != _bots(neighbours.rolls):
            crew.turns.hubs_changed()

    def bereaved(customers: list[str]) -> None:
        for customer in customers:
            crew.rounds.customer_left(customer)

    neighbours.changed, neighbours.bereaved = changed, bereaved
    neighbours.mourned = crew.turns.start_over
    await neighbours.look()


async def part(hub: Hub) -> None:
    """Tell the others that this hub goes. One that cannot is missed when its lease ends."""
    if hub.neighbours:
        try:
            await hub.neighbours.close()
        except StoreError as problem:
            hub.trouble("lease not given back", problem=str(problem))


def _bots(rolls: Mapping[str, Roll]) -> dict[str, tuple[str, ...]]:
    return {hub: roll.bots for hub, roll in rolls.items() if roll.bots}


def _channel(keys: Keys) -> str:
    """Name the channel of the hubs that share these keys: nobody else's hubs are heard on it."""
    return "handrail:" + hashlib.blake2b(keys.agents.encode(), person=b"fanout", digest_size=16).hexdigest()
