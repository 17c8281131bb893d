"""The conversations that are followed at a desk."""

import asyncio

from ..client import Client, ClientError, Followed
from ..core import event as ev
from ..core.event import Recorded


class Opened:
    """A conversation that is followed at this desk."""

    def __init__(self, followed: Followed) -> None:
        self.followed = followed
        self.draft = ""
        """What is half typed."""
        self.unread = 0
        """What others said or noted since the agent looked."""
        self.seen = followed.last
        """The last seq there was when the agent last looked: what comes after it is new."""
        self.told = followed.last
        """The last seq that was given as news."""

    def look(self) -> None:
        """The agent looks: nothing is unread."""
        self.unread = 0
        self.seen = self.followed.last

    def take(self, me: str, *, active: bool) -> tuple[Recorded, ...]:
        """Give the records that were not given yet; unread ones are counted unless the agent is looking."""
        records = self.followed.records
        first = len(records)
        while first and records[first - 1].seq > self.told:
            first -= 1
        self.told = self.followed.last
        fresh = tuple(records[first:])
        if active:
            self.look()
        else:
            self.unread += sum(speaks(r) and r.by.id != me for r in fresh)
        return fresh

    def belongs_to(self, agent: str) -> bool:
        """Whether this agent talks in it, or has its wrap-up to do."""
        state = self.followed.state
        return state.agent == agent and state.phase in ("assigned", "wrap_up")


class Shelf:
    """Follows conversations, and lets go of them."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._coming: dict[str, asyncio.Task[Opened]] = {}
        self.opened: dict[str, Opened] = {}

    async def follow(self, conversation: str) -> Opened:
        """Follow a conversation; returns when all of it is there. Raises `CommandRefused`."""
        return self.put(await self._client.watch(conversation))

    def put(self, followed: Followed) -> Opened:
        """Take in a conversation that is followed and all there. What is in it already is no news."""
        return self.opened.setdefault(followed.id, Opened(followed))

    def follow_soon(self, conversation: str) -> None:
        """Follow a conversation without waiting for it."""
        if conversation not in self.opened and conversation not in self._coming:
            task = asyncio.create_task(self.follow(conversation))
            self._coming[conversation] = task
            task.add_done_callback(lambda done: self._came(conversation, done))

    def tidy(self, agent: str, active: str) -> None:
        """Let go of what is neither this agent's nor active."""
        for conversation, opened in list(self.opened.items()):
            if conversation != active and not opened.belongs_to(agent):
                del self.opened[conversation]
                self._client.unwatch(conversation)

    def _came(self, conversation: str, done: asyncio.Task[Opened]) -> None:
        del self._coming[conversation]
        if not done.cancelled() and (error := done.exception()) and not isinstance(error, ClientError):
            raise error


def speaks(recorded: Recorded) -> bool:
    """Whether somebody said, noted or suggested something."""
    return isinstance(recorded.event, ev.Said | ev.Noted | ev.Suggested | ev.Corrected)
