"""What the tests of the bots share: a real hub on a free port, and the one client for every peer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from console.bots import Bot
from console.bots.runner import run_bot
from console.client import Client, Credentials, Followed, connect
from console.core import command as cmd
from console.core.event import Said
from console.core.policy import Policy
from console.hub.auth import hash_password, new_bot_key
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings, Limits
from console.store import Account

PATIENCE_S = 20
PASSWORD = "an example password"
_HASH = hash_password(PASSWORD)
LIMITS = Limits(handshakes=10_000, customer_rate=10_000, per_address=5_000)


class House:
    """A hub with one bot account and one agent."""

    def __init__(self, serving: Serving, stack: AsyncExitStack, key: str) -> None:
        self.url = serving.url
        self.key = key
        self._stack = stack

    async def client(self, credentials: Credentials) -> Client:
        return await self._stack.enter_async_context(connect(self.url, credentials))

    async def customer(self, conversation: str, **facts: Any) -> "Customer":
        client = await self.client(Credentials("customer", language=facts.get("language", "en")))
        await client.do(conversation, cmd.Start(**facts))
        return Customer(client, await client.watch(conversation))

    async def agent(self) -> Client:
        return await self.client(Credentials("human", user="anna", password=PASSWORD))

    async def run(self, bot: Bot, **options: Any) -> asyncio.Event:
        """Let a bot run until the test ends, or until the event that is returned is set."""
        stop = asyncio.Event()
        task = asyncio.create_task(run_bot(self.url, self.key, bot, stop=stop, **options))

        async def end() -> None:
            stop.set()
            await task

        self._stack.push_async_callback(end)
        return stop


class Customer:
    """A customer in one conversation."""

    def __init__(self, client: Client, followed: Followed) -> None:
        self.client = client
        self.followed = followed
        self.id = followed.state.id

    async def say(self, text: str) -> None:
        await self.client.do(self.id, cmd.Say(text))

    def heard(self, role: str = "bot") -> list[Said]:
        return [r.event for r in self.followed.records if isinstance(r.event, Said) and r.by.kind == role]

    async def asks(self, text: str) -> Said:
        """Say something; give the bot's answer to it."""
        count = len(self.heard())
        await self.say(text)
        await until(lambda: len(self.heard()) > count)
        return self.heard()[count]


async def until(check: Callable[[], Any]) -> Any:
    """Wait until `check` gives something true."""
    async with asyncio.timeout(PATIENCE_S):
        while not (found := check()):
            await asyncio.sleep(0.005)
        return found


@asynccontextmanager
async def open_house(state: Path, policy: Policy) -> AsyncIterator[House]:
    settings = HubSettings(f"sqlite:///{state}/hub.db", state, policy=policy, limits=LIMITS)
    async with serve_hub(settings) as serving, AsyncExitStack() as stack:
        key, hashed = new_bot_key("bot")
        await serving.store.put_account(Account("bot", "bot", "Example bot", hashed))
        await serving.store.put_account(Account("anna", "human", "Example agent", _HASH))
        yield House(serving, stack, key)
