"""A real hub with its accounts, and customers and agents that use the real client."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import msgspec

from console.client import Backoff, Client, Credentials, connect
from console.core import command as cmd
from console.core.policy import Canned, Policy
from console.hub.auth import hash_password, new_bot_key
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings, Limits
from console.store import Account

PASSWORD = "correct horse battery staple"
PATIENCE_S = 15
POLICY = Policy(teams=("sales",), canned=(Canned("greet", {"en": "Good day.", "nl": "Goedendag."}),))
LIMITS = Limits(settle_s=0.05, customer_rate=10_000, agent_rate=10_000)
_HASH = hash_password(PASSWORD)
_numbers = itertools.count(1)


def as_agent(name: str, language: str = "en") -> Credentials:
    return Credentials("human", user=name, password=PASSWORD, language=language)


class Customer:
    """A customer in a chat window."""

    def __init__(self, client: Client, conversation: str) -> None:
        self.client = client
        self.conversation = conversation

    async def say(self, text: str) -> None:
        await self.client.do(self.conversation, cmd.Say(text))

    def said(self) -> list[str]:
        records = self.client.followed[self.conversation].records
        return [r.event.text for r in records if type(r.event).__name__ == "Said"]

    async def hears(self, text: str) -> None:
        await self.until(lambda: text in self.said())

    async def until(self, met: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not met():
                await anext(self.client.heard())


class DeskHub:
    """A hub for the tests of the desk."""

    def __init__(self, settings: HubSettings) -> None:
        self._settings = settings
        self._running = AsyncExitStack()
        self._peers = AsyncExitStack()
        self._serving: Serving | None = None
        self.bot_key = ""

    @property
    def url(self) -> str:
        assert self._serving
        return self._serving.url

    async def start(self) -> None:
        """Start, or start again on the same port with the same store."""
        self._serving = await self._running.enter_async_context(serve_hub(self._settings))
        self._settings = msgspec.structs.replace(self._settings, port=self._serving.port)

    async def stop(self) -> None:
        await self._running.aclose()

    async def close(self) -> None:
        await self._peers.aclose()
        await self.stop()

    async def furnish(self) -> None:
        assert self._serving
        self.bot_key, hashed = new_bot_key("bot")
        put = self._serving.store.put_account
        await put(Account("bot", "bot", "Example bot", hashed))
        await put(Account("anna", "human", "Example agent A", _HASH))
        await put(Account("tess", "human", "Example agent T", _HASH, teams=("sales",)))

    async def client(self, credentials: Credentials) -> Client:
        connecting = connect(self.url, credentials, backoff=Backoff(base_s=0.05))
        return await self._peers.enter_async_context(connecting)

    async def agent(self, name: str = "tess") -> Client:
        return await self.client(as_agent(name))

    async def customer(self, *said: str, wait: bool = True, **facts: object) -> Customer:
        """A customer who starts a conversation, says things, and asks for a human if they `wait`."""
        client = await self.client(Credentials("customer"))
        number = next(_numbers)
        customer = Customer(client, f"conversation-{number}")
        facts = {"name": f"Example customer {number}", "language": "en"} | facts
        await client.do(customer.conversation, cmd.Start(**facts))  # type: ignore[arg-type]
        await client.watch(customer.conversation)
        for text in said:
            await customer.say(text)
        if wait and client.followed[customer.conversation].state.phase == "bot":
            await client.do(customer.conversation, cmd.AskHuman())
        return customer


@asynccontextmanager
async def desk_hub(state: Path, policy: Policy = POLICY) -> AsyncIterator[DeskHub]:
    """Run a hub with its files in `state`."""
    hub = DeskHub(HubSettings(f"sqlite:///{state}/hub.db", state, policy=policy, limits=LIMITS))
    await hub.start()
    try:
        await hub.furnish()
        yield hub
    finally:
        await hub.close()
