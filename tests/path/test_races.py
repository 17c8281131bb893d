"""Two agents and a bot that never gives in race for a thousand conversations, over real sockets."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.client import Client, CommandRefused, Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.event import Recorded
from console.core.policy import Policy
from console.hub.auth import agent_token, new_bot_key
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings, Limits
from console.store import Account

CONVERSATIONS = 1000
AT_ONCE = 50
AGENTS = ("anna", "bert")
LIMITS = Limits(customer_rate=1e6, agent_rate=1e6, bot_rate=1e6, handshakes=1e4)


class Bot:
    """Answers every turn twice, and once more when it has lost control: a bot that speaks over people."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answers: dict[str, list[asyncio.Future[int]]] = defaultdict(list)
        self._lost: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def run(self) -> None:
        async for change in self.client.heard():
            if isinstance(change, wire.Turn):
                self._say(change.conversation, "An answer.", change.epoch)
                self._say(change.conversation, "One thing more.", change.epoch)
                if change.text.startswith("you ask"):
                    self.client.post(change.conversation, cmd.AskHuman("", change.epoch))
            elif isinstance(change, wire.Control) and not change.yours:
                self._say(change.conversation, "But listen to me!", change.epoch - 1)
                self._lost[change.conversation].set()

    def _say(self, conversation: str, text: str, epoch: int) -> None:
        self.answers[conversation].append(self.client.post(conversation, cmd.Say(text, epoch=epoch)))

    async def refusals(self, conversation: str) -> list[str]:
        """Give the codes of what was refused, once it has lost control and every answer is settled."""
        await self._lost[conversation].wait()
        settled = await asyncio.gather(*self.answers[conversation], return_exceptions=True)
        return [code_of(result) for result in settled if not isinstance(result, int)]


def code_of(result: object) -> str:
    assert isinstance(result, CommandRefused), result
    return result.frame.code


class Arena:
    """A hub with two agents, a bot and some customers."""

    def __init__(self, hub: Serving, peers: AsyncExitStack) -> None:
        self.hub = hub
        self.peers = peers
        self.agents: list[Client] = []
        self.customers: list[Client] = []
        self.bot: Bot

    async def client(self, credentials: Credentials) -> Client:
        return await self.peers.enter_async_context(connect(self.hub.url, credentials))

    async def fill(self) -> None:
        key, kept = new_bot_key("bot")
        await self.hub.store.put_account(Account("bot", "bot", "Example bot", kept))
        for name in AGENTS:
            await self.hub.store.put_account(Account(name, "human", f"Example agent {name}", "-"))
            token = agent_token(self.hub.keys, name, 3600, time.time())
            self.agents.append(await self.client(Credentials("human", token=token)))
            await self.agents[-1].watch_board()
        self.bot = Bot(await self.client(Credentials("bot", token=key)))
        talking = asyncio.create_task(self.bot.run())
        self.peers.callback(talking.cancel)
        self.customers = [await self.client(Credentials("customer")) for _ in range(10)]


@asynccontextmanager
async def arena(state: Path) -> AsyncIterator[Arena]:
    policy = Policy(capacity=CONVERSATIONS)
    settings = HubSettings(f"sqlite:///{state}/hub.db", state, policy=policy, limits=LIMITS)
    async with serve_hub(settings) as hub, AsyncExitStack() as peers:
        arena = Arena(hub, peers)
        await arena.fill()
        yield arena


async def race(arena: Arena, number: int) -> str:
    """One conversation: how it leaves the bot differs, who gets it is up to them. Gives its id."""
    conversation, customer = f"race-{number:06d}", arena.customers[number % len(arena.customers)]
    grab: Any = cmd.Claim() if number % 3 == 0 else cmd.TakeOver()
    customer.post(conversation, cmd.Start())
    await customer.do(conversation, cmd.Say("you ask" if number % 3 == 1 else "hello?"))
    if number % 3 == 0:
        await customer.do(conversation, cmd.AskHuman())
    grabs = (agent.do(conversation, grab) for agent in arena.agents)
    results = await asyncio.gather(*grabs, return_exceptions=True)
    won = [n for n, result in enumerate(results) if isinstance(result, int)]
    assert len(won) == 1, results
    winner, loser = arena.agents[won[0]], arena.agents[1 - won[0]]
    refused = results[1 - won[0]]
    assert code_of(refused) == "taken"
    assert refused.frame.facts["agent"] == f"Example agent {AGENTS[won[0]]}"  # type: ignore[union-attr]
    with pytest.raises(CommandRefused, match=r"not the one who talks"):
        await loser.do(conversation, cmd.Say("I was first!"))
    await winner.do(conversation, cmd.Say("Good day, here I am."))
    assert set(await arena.bot.refusals(conversation)) == {"stale"}
    await winner.watch(conversation)
    return conversation


async def everything(arena: Arena) -> dict[str, list[Recorded]]:
    """Read the whole store, by conversation."""
    found: dict[str, list[Recorded]] = defaultdict(list)
    last = 0
    while page := await arena.hub.store.since(last):
        for recorded in page:
            found[recorded.conversation].append(recorded)
        last = page[-1].position
    return found


def check(records: list[Recorded]) -> None:
    """Hold one conversation's log against what was promised."""
    assert [r.seq for r in records] == list(range(1, len(records) + 1))
    claims = [r for r in records if isinstance(r.event, ev.Assigned)]
    assert len(claims) == 1
    after = [r for r in records if r.seq > claims[0].seq and isinstance(r.event, ev.Said)]
    assert [(r.by.kind, r.by.id) for r in after] == [("human", claims[0].event.agent)]  # type: ignore[union-attr]
    late = [r.event for r in records if isinstance(r.event, ev.Suggested)]
    assert "But listen to me!" in [event.text for event in late]


@pytest.mark.xdist_group("path")
@pytest.mark.timeout(400)
async def test_of_a_thousand_conversations_each_has_one_owner_and_no_bot_speaks_after_a_claim(
    tmp_path: Path,
) -> None:
    room = asyncio.Semaphore(AT_ONCE)
    async with arena(tmp_path) as at:

        async def one(number: int) -> str:
            async with room:
                return await race(at, number)

        names = await asyncio.gather(*(one(number) for number in range(CONVERSATIONS)))
        stored = await everything(at)
        assert sorted(stored) == sorted(names)
        for conversation, records in stored.items():
            check(records)
            heard = next(a.followed[conversation] for a in at.agents if conversation in a.followed)
            assert [msgspec.structs.replace(r, position=0) for r in records] == [
                msgspec.structs.replace(r, position=0) for r in heard.records[: len(records)]
            ]
