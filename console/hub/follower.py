"""What other hubs write into the store both use: read in the order of its positions, each record once.

A hint says that there is something to read. Without hints, and from time to time with them, the hub looks.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from ..core.event import Recorded
from ..fanout import Fanout, Heard
from ..store import Damaged, Store, StoreError

SELDOM = 10
"""With hints the store is looked at so many times less often without one: a hint can be lost."""
PAGE = 1000
"""Records that are read at once."""

News = Callable[[str, Sequence[Recorded]], Awaitable[None]]


class Follower:
    """Hands on what the store has got, conversation by conversation."""

    def __init__(self, store: Store, fanout: Fanout, poll_s: float, *, hinted: bool) -> None:
        self.fanout = fanout
        self.news: News
        self.note: Callable[[bytes], None] = lambda note: None
        self.trouble: Callable[..., None]
        self._store = store
        self._poll_s = poll_s
        self._may_hint = hinted
        self._position = 0
        """Everything up to here is handed on."""
        self._own: set[int] = set()
        """Positions beyond it that this hub has written itself."""
        self._reading = asyncio.Lock()
        self._asked = self._answered = 0
        self._damage = ""
        self._failing = False

    @property
    def hinted(self) -> bool:
        """Whether hints get through now."""
        return self._may_hint and not self.fanout.problem

    async def start(self) -> None:
        """Begin where the store is now."""
        self._position = await self._store.position()

    async def run(self) -> None:
        """Follow for as long as the hub runs."""
        hints = self.fanout.subscribe()
        try:
            while True:
                await self._heard(await hints.next(self._poll_s * (SELDOM if self.hinted else 1)))
        finally:
            self.fanout.unsubscribe(hints)

    def wrote(self, positions: Sequence[int]) -> None:
        """This hub has stored something: the others are told."""
        self._own.update(positions)
        self.fanout.publish(positions[-1])

    async def read_on(self) -> None:
        """Hand on all that was stored before this call. Those who ask at the same time share a look."""
        self._asked += 1
        mine = self._asked
        async with self._reading:
            if self._answered < mine:
                asked = self._asked
                await self._read()
                self._answered = asked

    async def _heard(self, heard: Heard) -> None:
        for note in heard.notes:
            self.note(note)
        self._skip_own()
        if heard.position <= self._position and (heard.position or heard.notes):
            return
        try:
            await self.read_on()
            self._failing = False
        except StoreError as problem:
            if not self._failing:
                self.trouble("read failed", position=self._position, problem=str(problem))
            self._failing = True

    def _skip_own(self) -> None:
        while self._position + 1 in self._own:
            self._position += 1
            self._own.discard(self._position)

    async def _read(self) -> None:
        more = True
        while more:
            # Whoever waits for this does not wait for what comes after: less than a whole page is the end.
            news = await self._since()
            more = len(news) == PAGE
            if not news:
                return
            by_conversation: dict[str, list[Recorded]] = {}
            for recorded in news:
                by_conversation.setdefault(recorded.conversation, []).append(recorded)
            for conversation, records in by_conversation.items():
                await self._hand_on(conversation, records)
            self._position = max(self._position, news[-1].position)
            self._own = {own for own in self._own if own > self._position}

    async def _hand_on(self, conversation: str, records: Sequence[Recorded]) -> None:
        try:
            await self.news(conversation, records)
        except Damaged as damaged:
            self.trouble("conversation not read", conversation=conversation, problem=str(damaged))

    async def _since(self) -> Sequence[Recorded]:
        try:
            return await self._store.since(self._position, PAGE)
        except Damaged as damaged:
            if self._damage != str(damaged):
                self._damage = str(damaged)
                self.trouble("records not read", problem=self._damage)
            return damaged.readable
