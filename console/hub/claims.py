"""Which hub's bot has a conversation: one hub at a time, by a lease that lasts as long as the hub lives."""

import asyncio
from collections.abc import Callable

from ..store import StoreError
from .elsewhere import Elsewhere
from .hub import Hub
from .neighbours import BOTS, STEP_S, Neighbours
from .rooms import Room

FOREVER = 2**62
"""No time ends it: it ends with the conversation's turn at the bot, or with the hub that has it."""
MANY = 8
"""From so many on, what the others have is read once and not found out one by one."""


class Claims:
    """Claims conversations for this hub's bots. A hub that is alone has them all, without asking."""

    def __init__(self, hub: Hub, elsewhere: Elsewhere, won: Callable[[Room], None]) -> None:
        self._hub = hub
        self._elsewhere = elsewhere
        self._won = won
        """Called with a conversation that is this hub's now."""
        self._taken: dict[str, str] = {}
        """Conversation -> the other hub that has it."""
        self._wanted: dict[str, Room] = {}
        self._given_back: set[str] = set()
        self._working = False

    def want(self, room: Room) -> bool:
        """Tell whether a conversation may be handed out at once; if not, `won` follows if it may later."""
        neighbours = self._hub.neighbours
        if neighbours is None:
            return True
        if not self._lives(self._taken.get(room.id, ""), room, neighbours):
            self._wanted[room.id] = room
            self._work(neighbours)
        return False

    def give_back(self, conversation: str) -> None:
        """This hub's bot does not have it any more."""
        if self._hub.neighbours:
            self._wanted.pop(conversation, None)
            self._given_back.add(conversation)
            self._work(self._hub.neighbours)

    def forget(self) -> None:
        """The other hubs changed: what they had may be free."""
        self._taken.clear()

    def _work(self, neighbours: Neighbours) -> None:
        if not self._working:
            self._working = True
            self._elsewhere.do(self._do(neighbours))

    async def _do(self, neighbours: Neighbours) -> None:
        """Give back and claim, one after the other, so that neither overtakes the other."""
        try:
            while self._wanted or self._given_back:
                back, self._given_back = self._given_back, set()
                await asyncio.gather(*(self._hub.store.release(BOTS + one, neighbours.id) for one in back))
                # Whoever sees a claim sees the bot, too, and does not take it for left behind.
                await neighbours.say()
                wanted, self._wanted = self._wanted, {}
                if len(wanted) >= MANY:
                    await self._read_taken()
                await asyncio.gather(*(self._claim(room, neighbours) for room in wanted.values()))
        except StoreError as problem:
            # The next turn of each conversation, or the next change of hubs, tries again.
            self._hub.trouble("bots not assigned", problem=str(problem))
        finally:
            self._working = False

    async def _read_taken(self) -> None:
        rows = await self._hub.store.leases(BOTS, 0)
        self._taken |= {row.name.removeprefix(BOTS): row.holder for row in rows}

    async def _claim(self, room: Room, neighbours: Neighbours) -> None:
        name = BOTS + room.id
        for _ in range(2):
            holder = self._taken.pop(room.id, "")
            if not holder and await self._hub.store.hold(name, neighbours.id, FOREVER, 0):
                self._won(room)
                return
            holder = holder or await self._holder(name)
            await neighbours.look()
            if self._lives(holder, room, neighbours):
                self._taken[room.id] = holder
                return
            await self._hub.store.release(name, holder)

    async def _holder(self, name: str) -> str:
        rows = await self._hub.store.leases(name, 0)
        return next((row.holder for row in rows if row.name == name), "")

    @staticmethod
    def _lives(holder: str, room: Room, neighbours: Neighbours) -> bool:
        """Tell whether a hub lives and still has a bot for this conversation."""
        roll = neighbours.rolls.get(holder)
        return roll is not None and room.stored.bot_id in roll.bots


def delay_s(hub: Hub, room: Room) -> float:
    """How long this hub leaves a conversation to the hubs that come first, each with a bot for it."""
    neighbours = hub.neighbours
    return neighbours.turn_of_bot(room.id, room.stored.bot_id) * STEP_S if neighbours else 0.0
