"""A hub that is killed again and again under load: nothing acknowledged is lost, nothing is there twice."""

import asyncio
import os
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest
from path_company import Company

from console.client import Backoff, BoardState, Client, Credentials, connect
from console.config import hub_settings
from console.core import command as cmd
from console.core import event as ev
from console.core.event import Recorded
from console.demo.customer import crowd
from console.hub.keys import load_keys
from console.store import open_store

KILLS = int(os.environ.get("HANDRAIL_KILLS", "12"))
"""How often the hub is killed; more for a longer proof."""
CUSTOMERS = 6
EXAMPLES = 3
IN_FLIGHT = 8
BETWEEN = 150
"""Acknowledgements from one kill to the next."""
QUICK = Backoff(base_s=0.05, cap_s=0.5)
PATIENCE_S = 60


class Talker:
    """Says one thing after the other, with some of them under way; knows what was acknowledged."""

    def __init__(self, client: Client, conversation: str, name: str) -> None:
        self.client = client
        self.conversation = conversation
        self.name = name
        self.sent: list[str] = []
        self.acknowledged: list[str] = []

    async def talk(self, enough: asyncio.Event) -> None:
        waiting: list[asyncio.Future[int]] = []
        while not enough.is_set():
            while len(waiting) < IN_FLIGHT:
                waiting.append(self._say())
            await waiting.pop(0)
        await asyncio.gather(*waiting)

    def _say(self) -> asyncio.Future[int]:
        cid = f"{self.name}.{len(self.sent)}"
        self.sent.append(cid)
        answer = self.client.post(self.conversation, cmd.Say("a few words"), cid)
        answer.add_done_callback(
            lambda done: done.cancelled() or done.exception() or self.acknowledged.append(cid)
        )
        return answer


class Crew:
    """Customers and their agent, all over real sockets, who go on whatever the hub does."""

    def __init__(self, company: Company, token: str) -> None:
        self.company = company
        self.token = token
        self.talkers: list[Talker] = []
        self.customers: dict[str, Client] = {}
        self.agent: Client

    async def arrive(self, stack: AsyncExitStack) -> None:
        async def client(credentials: Credentials) -> Client:
            connecting = connect(self.company.url, credentials, backoff=QUICK)
            return await stack.enter_async_context(connecting)

        self.agent = await client(Credentials("human", token=self.token))
        await self.agent.watch_board()
        for number in range(CUSTOMERS):
            conversation = f"conversation-{number}"
            customer = self.customers[conversation] = await client(Credentials("customer"))
            await customer.do(conversation, cmd.Start())
            await customer.watch(conversation)
            await customer.do(conversation, cmd.AskHuman())
            await self.agent.do(conversation, cmd.Claim())
            await self.agent.watch(conversation)
            self.talkers.append(Talker(customer, conversation, f"customer-{number}"))
            self.talkers.append(Talker(self.agent, conversation, f"agent-{number}"))

    def count(self) -> int:
        """Give how much was acknowledged until now."""
        return sum(len(talker.acknowledged) for talker in self.talkers)


async def met(check: Callable[[], object]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not check():
            await asyncio.sleep(0.005)


async def kill(company: Company, crew: Crew, times: int) -> None:
    """Kill the hub under load, as soon as enough was acknowledged since the last time; start it again."""
    for _ in range(times):
        goal = crew.count() + BETWEEN
        await met(lambda goal=goal: crew.count() >= goal)
        company.kill()
        await asyncio.to_thread(company.open)


def examples_waiting(board: BoardState) -> list[str]:
    return [row.conversation for row in board.rows.values() if row.example and row.phase == "queued"]


async def serve(agent: Client, conversation: str) -> None:
    """Talk with an example customer until they have answered, and close."""
    await agent.do(conversation, cmd.Claim())
    await agent.watch(conversation)
    await agent.do(conversation, cmd.Say("Good day, here I am."))
    await met(lambda: agent.followed[conversation].state.spoke == "customer")
    await agent.do(conversation, cmd.Close("solved"))


async def stored(company: Company) -> dict[str, list[Recorded]]:
    """Read everything from the disk, by conversation."""
    settings = hub_settings(company.settings)
    store = await open_store(settings.store_url, load_keys(settings.state_dir).vault)
    found: dict[str, list[Recorded]] = defaultdict(list)
    for head in await store.heads():
        found[head.conversation] = await store.read(head.conversation)
    await store.close()
    return found


def said(records: list[Recorded], kind: str) -> list[str]:
    return [r.cid for r in records if isinstance(r.event, ev.Said) and r.by.kind == kind]


def check(records: list[Recorded], crew: Crew) -> None:
    """Hold a conversation's log against what its talkers know."""
    assert [r.seq for r in records] == list(range(1, len(records) + 1))
    cids = Counter(r.cid for r in records if isinstance(r.event, ev.Said))
    assert max(cids.values()) == 1
    for talker in crew.talkers:
        if talker.conversation == records[0].conversation:
            kind = "human" if talker.client is crew.agent else "customer"
            assert said(records, kind) == talker.sent


@pytest.mark.xdist_group("path")
@pytest.mark.timeout(400)
async def test_killed_in_a_loop_under_load_nothing_is_lost_nothing_is_twice_and_everybody_comes_back(
    company: Company,
) -> None:
    await asyncio.to_thread(company.open)
    crew, enough = (
        Crew(company, await asyncio.to_thread(company.hire, "anna", "Example agent A")),
        asyncio.Event(),
    )
    async with AsyncExitStack() as stack:
        await crew.arrive(stack)
        talking = [asyncio.create_task(talker.talk(enough)) for talker in crew.talkers]
        await kill(company, crew, KILLS - 2)
        examples = asyncio.create_task(crowd(company.url, EXAMPLES, pace=0.05))
        await met(lambda: len(examples_waiting(crew.agent.board)) == EXAMPLES)
        waited = examples_waiting(crew.agent.board)
        await kill(company, crew, 2)
        await asyncio.gather(*(serve(crew.agent, conversation) for conversation in waited))
        enough.set()
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*talking)
        assert all(talker.acknowledged == talker.sent for talker in crew.talkers)
        assert not examples.done()
        examples.cancel()
        await asyncio.gather(examples, return_exceptions=True)
        for conversation, customer in crew.customers.items():
            again = Credentials("customer", token=customer.welcome.token)
            async with connect(company.url, again) as fresh:
                seen = await fresh.watch(conversation)
                assert seen.records == customer.followed[conversation].records
    assert await asyncio.to_thread(company.stop) == 0
    kept = await stored(company)
    assert set(kept) >= {*crew.customers, *waited}
    for records in kept.values():
        check(records, crew)
