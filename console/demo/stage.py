"""What the demo needs beside the desk: hub, bot and example customers in one process."""

import asyncio
import contextlib
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from ..bots import connector
from ..bots.runner import run_bot
from ..core.policy import Canned, Policy
from ..hub.auth import agent_token, hash_password, new_bot_key
from ..hub.server import Serving, serve_hub
from ..hub.settings import HubSettings
from ..run import start
from ..store import Account
from .customer import crowd

AGENT = "agent1"
_NAMES = {"nl": "Voorbeeldmedewerker", "en": "Example employee"}


class Ready(msgspec.Struct, frozen=True):
    """What the stage tells the front when it stands, as one line of JSON."""

    url: str
    page: str
    token: str


def policy(language: str) -> Policy:
    """Give the example company's choices."""
    company = "Voorbeeldwinkel" if language == "nl" else "Example shop"
    hello = {"nl": "Goedendag, waarmee kan ik u helpen?", "en": "Good day, how can I help you?"}
    moment = {"nl": "Een moment, ik zoek het voor u uit.", "en": "One moment, I will find out for you."}
    thanks = {"nl": "Dank u wel, en nog een fijne dag.", "en": "Thank you, and have a good day."}
    return Policy(
        company=company,
        teams=("returns", "technical"),
        capacity=8,
        ways={"call_back": "", "email": "", "phone": "0800-0000"},
        canned=(Canned("hello", hello), Canned("moment", moment), Canned("thanks", thanks)),
    )


@asynccontextmanager
async def company(state: Path, port: int, language: str) -> AsyncIterator[tuple[Serving, str]]:
    """Run hub and bot; gives the hub and a token for the example agent."""
    settings = HubSettings(f"sqlite:///{state / 'handrail.db'}", state, port=port, policy=policy(language))
    async with contextlib.AsyncExitStack() as stack:
        hub = await _hub(stack, settings)
        teams = settings.policy.teams
        agent = Account(AGENT, "human", _NAMES[language], hash_password(hub.keys.agents), teams)
        await hub.store.put_account(agent)
        key, kept = new_bot_key("bot")
        await hub.store.put_account(Account("bot", "bot", "bot", kept))
        bot = asyncio.create_task(run_bot(hub.url, key, connector("faq", {})))
        stack.push_async_callback(_end, bot)
        yield hub, agent_token(hub.keys, AGENT, 86_400, time.time())


async def _hub(stack: contextlib.AsyncExitStack, settings: HubSettings) -> Serving:
    try:
        return await stack.enter_async_context(serve_hub(settings))
    except OSError:
        free = msgspec.structs.replace(settings, port=0)
        return await stack.enter_async_context(serve_hub(free))


async def _end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def stage(state: Path, port: int, language: str, customers: int) -> int:
    """Serve until standard input closes: then the front is gone, whatever happened to it."""
    return start(_stage(state, port, language, customers))


async def _stage(state: Path, port: int, language: str, customers: int) -> int:
    async with company(state, port, language) as (hub, token):
        sys.stdout.buffer.write(msgspec.json.encode(Ready(hub.url, hub.page, token)) + b"\n")
        sys.stdout.buffer.flush()
        guests = asyncio.create_task(crowd(hub.url, customers))
        await _closed(sys.stdin)
        await _end(guests)
    return 0


async def _closed(stream: object) -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), stream)
    await reader.read()
