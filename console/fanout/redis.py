"""Hints between processes, over a channel of Redis or Valkey (https://redis.io/docs/latest/develop/pubsub/).

Every hub hears itself, too. That is how a connection that looks fine and carries nothing is found: a hub
that has not heard itself for a while connects anew.
"""

import asyncio
import contextlib
from urllib.parse import urlsplit

import msgspec
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from . import Heard, Hints
from .local import LocalFanout

BEAT_S = 1.0
"""How often a hub that has nothing to tell makes itself heard."""
SILENT_S = 3.0
"""After so long without a sound the connection counts as gone."""
GATHER_S = 0.05
"""How long a note waits for others, to go with them in one message; a position takes them along at once."""
RETRY_S = (0.1, 2.0)
"""The first and the longest wait before connecting anew."""
MOST = 1 << 20
"""Bytes of one message at most: what is larger comes from somebody else."""


class RedisFanout:
    """Carries hints between the hubs that use one channel. Without Redis it says so, and tries again."""

    def __init__(self, url: str, channel: str) -> None:
        self.problem = "not connected yet"
        self._where = _without_password(url)
        self._channel = channel
        self._redis: Redis = Redis.from_url(
            url,
            socket_timeout=SILENT_S,
            socket_connect_timeout=SILENT_S,
            retry=Retry(NoBackoff(), 0),
        )
        self._followers = LocalFanout()
        self._outgoing = Hints()
        self._gathering: asyncio.TimerHandle | None = None
        self._task = asyncio.create_task(self._run(), name="redis fanout")

    def publish(self, position: int) -> None:
        """See `Fanout.publish`."""
        self._outgoing.put(position)

    def note(self, note: bytes) -> None:
        """See `Fanout.note`."""
        self._outgoing.hold(note)
        if self._gathering is None:
            self._gathering = asyncio.get_running_loop().call_later(GATHER_S, self._gathered)

    def _gathered(self) -> None:
        self._gathering = None
        self._outgoing.stir()

    def subscribe(self) -> Hints:
        """See `Fanout.subscribe`."""
        return self._followers.subscribe()

    def unsubscribe(self, hints: Hints) -> None:
        """See `Fanout.unsubscribe`."""
        self._followers.unsubscribe(hints)

    async def close(self) -> None:
        """See `Fanout.close`. What waits is sent, if that is possible now."""
        if self._gathering:
            self._gathering.cancel()
        last = await self._outgoing.next(0)
        if not self.problem and (last.position or last.notes):
            with contextlib.suppress(RedisError, OSError, TimeoutError):
                await self._redis.publish(self._channel, msgspec.msgpack.encode(last))
        await _ended(self._task)
        with contextlib.suppress(RedisError, OSError):
            await self._redis.aclose()

    async def _run(self) -> None:
        wait, most = RETRY_S
        while True:
            try:
                await self._carry()
            except (RedisError, OSError, TimeoutError) as problem:
                wait = min(2 * wait, most) if self.problem else RETRY_S[0]
                self.problem = f"{self._where}: {problem or type(problem).__name__}"
                self._followers.publish(0)  # whoever waits for hints stops counting on them
                await asyncio.sleep(wait)

    async def _carry(self) -> None:
        """Send and hear until one of both fails."""
        async with self._redis.pubsub(ignore_subscribe_messages=True) as channel:
            await channel.subscribe(self._channel)
            sending = asyncio.create_task(self._send())
            sending.add_done_callback(lambda task: task.cancelled() or task.exception())
            try:
                await self._hear(channel, sending)
            finally:
                await _ended(sending)

    async def _hear(self, channel: PubSub, sending: "asyncio.Task[None]") -> None:
        loop = asyncio.get_running_loop()
        heard_at = loop.time()
        while loop.time() - heard_at < SILENT_S:
            if sending.done():
                sending.result()
            message = await channel.get_message(timeout=BEAT_S)
            if message is None:
                continue
            heard_at = loop.time()
            if self.problem:
                # Hints were lost while it was gone: waking everybody once makes up for all of them.
                self.problem = ""
                self._followers.publish(0)
            heard = _decoded(message["data"])
            if heard and (heard.position or heard.notes):
                self._followers.pass_on(heard)
        raise TimeoutError(f"nothing was heard for {SILENT_S:g} s")

    async def _send(self) -> None:
        patience = 0.0
        while True:
            heard = await self._outgoing.next(patience)
            patience = BEAT_S
            await self._redis.publish(self._channel, msgspec.msgpack.encode(heard))


async def _ended(task: "asyncio.Task[None]") -> None:
    """Cancel a task until it has ended.

    Before Python 3.12 `asyncio.wait_for`, which the Redis client uses, may swallow a cancellation
    (https://bugs.python.org/issue42130).
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=0.5)


def _decoded(data: object) -> Heard | None:
    """Read a message; what is not one of ours is nobody's hint."""
    if not isinstance(data, bytes) or len(data) > MOST:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Heard)
    except msgspec.MsgspecError:
        return None


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
