"""The desk without its screen: what the Textual app and line mode share over the client.

    async with connect(url, credentials) as client:
        link = Link(client)
        await link.start()                        # the queue is there; what is mine is followed
        link.queue.waiting(), .mine(), .others()  # rows, in the order in which they are shown
        opened = await link.open(conversation)    # make it active: .followed, .draft, .unread, .seen
        await link.act(action, answer)            # an action of the table, in the active conversation
        await link.say(text)                      # to the customer of the active conversation
        link.draft(text)                          # what is half typed; stays over reconnects
        async for news in link.news():            # data to show, ring, notify or speak (see `news`)

A conversation that becomes the agent's (claim, offer, transfer, another desk of theirs) is followed at once,
and let go when it is neither theirs nor active. State is always read from the link, never put together from
news: who reads news late misses nothing.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

from msgspec.structs import replace

from ..client import Change, Client, CommandRefused, Connection
from ..core import board, wire
from ..core import command as do
from ..core.board import Row
from ..core.command import FromPeer
from ..core.conversation import Conversation
from .actions import Action, Answer
from .news import Calls, News, QueueChanged, Told, Typing
from .opened import Opened, Shelf
from .situation import Me, Situation, situation

TYPING_EVERY_S = 3.0
"""How often the customer is told that the agent types."""
_TAKES = (do.Claim, do.TakeOver, do.AcceptTransfer)


class Queue:
    """The rows of the board, sorted for an agent."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def rows(self) -> list[Row]:
        """All rows; a followed conversation tells its own, which is never behind what was heard of it."""
        return [fresh for row in self._client.board.rows.values() if (fresh := self._fresh(row))]

    def waiting(self) -> list[Row]:
        """Customers who wait, in the order in which they are served."""
        return board.waiting(self.rows())

    def mine(self) -> list[Row]:
        """This agent's conversations, the oldest first."""
        return sorted(filter(self._is_mine, self.rows()), key=lambda row: (row.since, row.conversation))

    def others(self) -> list[Row]:
        """Conversations with the bot or a colleague, the latest first."""
        rows = [row for row in self.rows() if row.phase != "queued" and not self._is_mine(row)]
        return sorted(rows, key=lambda row: (-row.since, row.conversation))

    def _fresh(self, row: Row) -> Row | None:
        followed = self._client.followed.get(row.conversation)
        if followed is None or followed.state.seq <= row.seq:
            return row
        fresh = board.row(followed.state)
        return fresh and replace(fresh, last=row.last, last_by=row.last_by, last_at=row.last_at)

    def _is_mine(self, row: Row) -> bool:
        return row.agent == self._client.welcome.id and row.phase in ("assigned", "wrap_up")


class Link:
    """An agent's desk: the queue, what is open, what is half typed, and what is new."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.queue = Queue(client)
        self.active = ""
        """The conversation the agent is in; "" when in none."""
        self.state: wire.State = "available"
        self._shelf = Shelf(client)
        self.opened: dict[str, Opened] = self._shelf.opened
        """Every conversation that is followed, by id."""
        self._calls = Calls()
        self._typed_at = float("-inf")

    @property
    def me(self) -> Me:
        """Who sits at this desk, as the hub knows them."""
        welcome = self.client.welcome
        return Me(welcome.id, welcome.teams, welcome.supervisor)

    async def start(self) -> None:
        """Get the queue, and follow what is this agent's already. What waits now is no news."""
        await self.client.watch_board()
        self._calls.look(self.queue.rows(), self.me)
        await asyncio.gather(*(self._shelf.follow(row.conversation) for row in self.queue.mine()))

    def about(self, conversation: str = "") -> Conversation | Row | None:
        """What is known of a conversation (the active one): its folded state, or else its row."""
        conversation = conversation or self.active
        if opened := self.opened.get(conversation):
            return opened.followed.state
        return self.client.board.rows.get(conversation)

    def situation(self, conversation: str = "") -> Situation:
        """What the actions in a conversation (the active one) depend on."""
        return situation(self.about(conversation))

    async def open(self, conversation: str) -> Opened:
        """Follow a conversation and make it active; its unread mark goes. Raises `CommandRefused`."""
        opened = await self._shelf.follow(conversation)
        self.leave()
        self.active = conversation
        opened.look()
        return opened

    def leave(self) -> None:
        """Go out of the active conversation, to the queue. What is half typed in it stays."""
        if opened := self.opened.get(self.active):
            opened.look()
        self.active = ""

    async def act(self, action: Action, answer: Answer | None = None, conversation: str = "") -> int:
        """Do an action of the table in a conversation (the active one). Raises `CommandRefused`.

        Returns the seq of its first event. One that takes the conversation makes it active.
        """
        conversation = conversation or self.active
        if action.make is None:
            raise ValueError(f"expected an action with a command, got {action.name}: the desk does it itself")
        command = cast(FromPeer, action.make(answer or Answer()))
        seq = await self.client.do(conversation, command)
        if isinstance(command, _TAKES):
            await self.open(conversation)
        return seq

    async def say(self, text: str, conversation: str = "") -> int:
        """Say something to a customer. Refused, it is the draft again, so that it is not lost."""
        opened = self.opened.get(conversation := conversation or self.active)
        if opened:
            opened.draft = ""
        try:
            return await self.client.do(conversation, do.Say(text))
        except CommandRefused:
            if opened and not opened.draft:
                opened.draft = text
            raise

    def draft(self, text: str, conversation: str = "") -> None:
        """Keep what is half typed; the customer is told that the agent types."""
        opened = self.opened.get(conversation := conversation or self.active)
        if opened is None or opened.draft == text:
            return
        opened.draft = text
        now = asyncio.get_running_loop().time()
        if text and now - self._typed_at >= TYPING_EVERY_S and opened.followed.state.agent == self.me.id:
            self._typed_at = now
            self.client.typing(conversation)

    async def set_state(self, state: wire.State) -> None:
        """Say whether this agent takes conversations."""
        self.state = state
        await self.client.set_state(state)

    async def news(self) -> AsyncIterator[News]:
        """Give what is new, until the connection is closed for good. For one reader."""
        async for change in self.client.heard():
            for news in self._news(change):
                yield news

    def _news(self, change: Change) -> list[News]:
        if isinstance(change, wire.Heard):
            return self._told(change)
        if isinstance(change, wire.Board | wire.BoardChanged):
            return self._board_news()
        if isinstance(change, wire.Typing):
            return [Typing(change.conversation)] if change.conversation in self.opened else []
        return [change] if isinstance(change, Connection | wire.Bye) else []

    def _told(self, heard: wire.Heard) -> list[News]:
        conversation = heard.conversation
        followed = self.client.followed.get(conversation)
        if followed and heard.caught_up and conversation not in self.opened:
            self._shelf.put(followed)
            return [QueueChanged()]
        opened = self.opened.get(conversation)
        active = conversation == self.active
        records = opened.take(self.me.id, active=active) if opened else ()
        return [Told(conversation, records, active)] if records else []

    def _board_news(self) -> list[News]:
        calls = self._calls.look(self.queue.rows(), self.me)
        for row in self.queue.mine():
            self._shelf.follow_soon(row.conversation)
        self._shelf.tidy(self.me.id, self.active)
        return [QueueChanged(), *calls]
