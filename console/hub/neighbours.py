"""The other hubs on the same store: which of them live, and who is connected there.

Each hub writes what it has to say of itself into a lease and renews it. A hub counts as gone when its lease
has not changed for `lease_s` of our own steady clock, so that hubs whose clocks differ, or are set, do not
bury each other. Whatever hubs do by themselves changes nothing the second time; so that they do not all do
it at the same moment, each has its turn: the order differs from conversation to conversation.
"""

import asyncio
import secrets
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from ..core.wire import State
from ..store import Lease, Store, StoreError
from .clock import Clock
from .follower import Follower
from .notes import Notes

HUBS, GUESTS, BOTS = "hub/", "guests/", "bot/"
"""Leases: a hub that lives, its customers, and the hub whose bot has a conversation."""
STEP_S = 1.0
"""How much later the next hub in turn does what the one before it has not done."""
LOOK_S = 1.0
"""How often the leases are read when no hint tells of a change."""
GATHER_S = 0.05

T = TypeVar("T")


class Colleague(msgspec.Struct, frozen=True):
    """An agent who is connected to another hub."""

    id: str
    name: str
    teams: tuple[str, ...] = ()
    supervisor: bool = False
    state: State = "available"
    state_at: int = 0
    """When they chose that state, in ms since the epoch; 0: never."""


class Roll(msgspec.Struct, frozen=True):
    """What a hub says of itself: the agents who are connected to it, and its bots' accounts."""

    agents: tuple[Colleague, ...] = ()
    bots: tuple[str, ...] = ()


class Neighbours:
    """Keeps this hub's lease, and a view of the others'."""

    def __init__(self, store: Store, clock: Clock, follower: Follower, lease_s: float) -> None:
        self.id = secrets.token_hex(8)
        self.rolls: dict[str, Roll] = {}
        """The other hubs that live."""
        self.roll: Callable[[], Roll] = Roll
        """Gives what this hub says of itself."""
        self.guests: Callable[[], list[str]] = list
        """Gives the customers with an open conversation who are connected here."""
        self.changed: Callable[[Mapping[str, Roll]], None] = lambda before: None
        """Called when another hub came, went or said something else, with the view before."""
        self.bereaved: Callable[[list[str]], None] = lambda customers: None
        """Called with the customers whose hub is gone."""
        self.mourned: Callable[[], None] = lambda: None
        """Called when this hub was so late with its lease that the others may have taken it for gone."""
        self.notes = Notes(self.id, follower, self.stir)
        self.trouble: Callable[..., None]
        self._store = store
        self._clock = clock
        self._follower = follower
        self._lease_s = lease_s
        self._seen: dict[str, tuple[Lease, float]] = {}
        self._said: Roll | None = None
        self._said_at = 0.0
        self._blind = True
        self._living: frozenset[str] | None = None
        self._stirred = asyncio.Event()
        self._looking = asyncio.Lock()

    async def run(self) -> None:
        """Renew and look for as long as the hub runs."""
        while True:
            try:
                await self.look()
            except StoreError as problem:
                if not self._blind:
                    self.trouble("neighbours not seen", problem=str(problem))
                self._blind = True
            try:
                renewal = self._lease_s / 3
                async with asyncio.timeout(renewal if self._follower.hinted else min(LOOK_S, renewal)):
                    await self._stirred.wait()
                await asyncio.sleep(GATHER_S)
            except TimeoutError:
                pass
            self._stirred.clear()

    def stir(self) -> None:
        """Somebody came, went or changed state here: say so soon."""
        self._stirred.set()

    async def look(self) -> None:
        """Say what is new here, and see what the others say. Raises `StoreError`."""
        async with self._looking:
            late = self._said is not None and _steady() - self._said_at > self._lease_s
            await self._say()
            rows = await self._store.leases(HUBS, 0)
            self._judge(rows)
            await self._bury(rows)
        if late:
            self.mourned()

    async def say(self) -> None:
        """Say what is new here. Raises `StoreError`."""
        async with self._looking:
            await self._say()

    async def close(self) -> None:
        """Say that this hub is gone. Raises `StoreError`."""
        # What its customers and bots had stays for the others to see to.
        await self._store.release(HUBS + self.id, self.id)
        self.notes.news()

    def turn(self, key: str) -> int:
        """Tell how many hubs have their turn before this one for whatever `key` names."""
        if not self.rolls:
            return 0
        return _place(self.id, key, [self.id, *self.rolls])

    def turn_of_bot(self, key: str, bot: str) -> int:
        """Tell how many hubs that have a bot connected come before this one."""
        others = [hub for hub, roll in self.rolls.items() if bot in roll.bots]
        return _place(self.id, key, [self.id, *others])

    def has_bot(self, bot: str) -> bool:
        """Tell whether another hub has a bot connected."""
        return any(bot in roll.bots for roll in self.rolls.values())

    async def customers(self) -> set[str]:
        """Give the customers with an open conversation who are connected to another hub."""
        rows = await self._store.leases(GUESTS, 0)
        return {guest for row in rows if row.holder in self.rolls for guest in _read(row, list[str], [])}

    async def _say(self) -> None:
        roll, now = self.roll(), _steady()
        news = roll != self._said
        if not news and now - self._said_at < self._lease_s / 3:
            return
        until = self._clock.now() + int(self._lease_s * 1000)
        await self._store.hold(HUBS + self.id, self.id, until, 0, _text(roll))
        await self._store.hold(GUESTS + self.id, self.id, until, 0, _text(self.guests()))
        self._said, self._said_at = roll, now
        if news:
            self.notes.news()

    def _judge(self, rows: Sequence[Lease]) -> None:
        """Take in who lives. After a time without sight everybody gets the benefit of the doubt anew."""
        now = _steady()
        known, self._seen = ({} if self._blind else self._seen), {}
        self._blind = False
        for row in rows:
            last = known.get(row.name)
            self._seen[row.name] = last if last and last[0] == row else (row, now)
        living = [row for row, since in self._seen.values() if now - since <= self._lease_s]
        before = self.rolls
        self.rolls = {row.holder: _read(row, Roll, Roll()) for row in living if row.holder != self.id}
        if before != self.rolls:
            self.changed(before)

    async def _bury(self, rows: Sequence[Lease]) -> None:
        """Clear away what hubs have left that are gone, and see to their customers."""
        living = frozenset(self.rolls)
        if living == self._living and all(self._lives(row) for row in rows):
            return
        left = [row for prefix in (GUESTS, BOTS) for row in await self._store.leases(prefix, 0)]
        # Read last: a hub that has begun meanwhile has said so before it left anything.
        named = {row.holder for row in await self._store.leases(HUBS, 0)}
        gone = {row.holder for row in rows if not self._lives(row)}
        gone |= {row.holder for row in left if row.holder not in named and not self._lives(row)}
        for row in left:
            if row.holder in gone and row.name.startswith(GUESTS):
                self.bereaved(_read(row, list[str], []))
        for holder in gone:
            await self._store.release_all(holder)
        self._living = living

    def _lives(self, row: Lease) -> bool:
        return row.holder == self.id or row.holder in self.rolls


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _read(row: Lease, kind: type[T], otherwise: T) -> T:
    """Read what a hub says; one of another version may say what this one does not know."""
    try:
        return msgspec.json.decode(row.data, type=kind)
    except msgspec.MsgspecError:
        return otherwise


def _steady() -> float:
    return asyncio.get_running_loop().time()


def _place(own: str, key: str, hubs: list[str]) -> int:
    order = sorted(hubs, key=lambda hub: (zlib.crc32(f"{hub} {key}".encode()), hub))
    return order.index(own)
