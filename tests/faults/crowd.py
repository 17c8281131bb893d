"""Customers, agents and a bot who talk all the time, over real sockets, whatever becomes of the hubs.

Some conversations are a customer and an agent who both talk; some are with the bot; in some, two agents
claim the customer at the same moment, again and again. Nobody is helped: a client that is cut off comes back
by itself, with the waits that it always has.
"""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import msgspec

from console.bots import Answer, Control, Turn
from console.bots.runner import run_bot
from console.client import Client, ClientClosed, CommandRefused, Credentials, Followed, connect
from console.core import command as cmd
from console.core import wire
from console.core.event import HumanOffered, Said

from .ledger import Ledger
from .machines import Company

WINDOW = 8
"""Messages of one person that may wait for their acknowledgement."""
AGENTS = ("agent0", "agent1", "agent2", "agent3")
WORDS = "a few words"
THINGS = (
    "apple", "basket", "candle", "door", "engine", "flower", "garden", "hammer", "island", "jacket", "kettle",
    "lamp", "mirror", "needle", "orange", "pencil", "river", "saddle", "table", "umbrella", "violin",
)  # fmt: skip


class Size(msgspec.Struct, frozen=True):
    """How many talk, and how fast: messages a second of each."""

    talks: int = 24
    with_bot: int = 6
    contested: int = 4
    rate: float = 4.0


class Person:
    """A client, and what it hears."""

    def __init__(self, client: Client, name: str, ledger: Ledger) -> None:
        self.client = client
        self.name = name
        self._ledger = ledger
        self._came = asyncio.Event()

    async def hear(self) -> None:
        """Note what is heard, for as long as the client lasts."""
        async for change in self.client.heard():
            if isinstance(change, wire.Heard):
                for recorded in change.records:
                    if recorded.cid:
                        self._ledger.heard(recorded.cid, self.name)
                self._came.set()

    async def until(self, check: Callable[[], bool]) -> None:
        """Wait until what was heard makes it so."""
        while not check():
            self._came.clear()
            await self._came.wait()

    def view(self, conversation: str) -> Followed:
        return self.client.followed[conversation]


class Parrot:
    """A bot that answers at once, each time in other words."""

    async def answer(self, turn: Turn) -> Answer:
        return Answer(f"This is what I know of {_anything()}")

    async def control(self, control: Control) -> None:
        return None

    async def close(self) -> None:
        return None


class Crowd:
    """Everybody, and what they do."""

    def __init__(self, company: Company, size: Size, stack: AsyncExitStack) -> None:
        self.company = company
        self.size = size
        self.ledger = Ledger()
        self.words = WORDS
        self.agents: list[Person] = []
        self.customers: dict[str, Person] = {}
        """By conversation."""
        self.talkers: list[str] = []
        """Who must get an acknowledgement of their own to count as back."""
        self.answered: dict[str, list[tuple[float, float]]] = {}
        """Customers with the bot: when they asked, when they had the answer."""
        self._stack = stack
        self._enough = asyncio.Event()
        self._work: list[asyncio.Task[Any]] = []

    async def arrive(self) -> None:
        """Connect everybody, and begin."""
        for number, agent in enumerate(AGENTS):
            credentials = Credentials("human", token=self.company.tokens[agent])
            person = await self.person(number, agent, credentials)
            await person.client.watch_board()
            self.agents.append(person)
        for number in range(len(self.company.hubs)):
            bot = run_bot(self.company.urls(number), self.company.tokens["bot"], Parrot())
            self._go_on(bot)
        await asyncio.gather(
            *(self._talk(n) for n in range(self.size.talks)),
            *(self._chat(n) for n in range(self.size.with_bot)),
            *(self._contest(n) for n in range(self.size.contested)),
        )

    async def person(self, number: int, name: str, credentials: Credentials) -> Person:
        """Connect somebody to the hub with this number; the others are where they go when it is lost."""
        client = await self._stack.enter_async_context(connect(self.company.urls(number), credentials))
        person = Person(client, name, self.ledger)
        self._go_on(person.hear())
        return person

    def _go_on(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._work.append(task)
        self._stack.push_async_callback(_ended, task)

    async def _customer(self, kind: str, number: int) -> tuple[Person, str]:
        conversation = f"{kind}-conversation-{number}"
        person = await self.person(number, f"{kind}-customer-{number}", Credentials("customer"))
        await person.client.do(conversation, cmd.Start())
        await person.client.watch(conversation)
        self.customers[conversation] = person
        return person, conversation

    async def _talk(self, number: int) -> None:
        customer, conversation = await self._customer("talk", number)
        agent = self.agents[number // len(self.company.hubs) % len(self.agents)]
        await customer.client.do(conversation, cmd.AskHuman())
        await agent.client.do(conversation, cmd.Claim())
        await agent.client.watch(conversation)
        for person, name in ((customer, customer.name), (agent, f"{agent.name}-{number}")):
            self.talkers.append(name)
            self._go_on(self._keep_talking(person, conversation, name))

    async def _keep_talking(self, person: Person, conversation: str, name: str) -> None:
        inflight: set[asyncio.Future[int]] = set()

        def refused(code: str) -> None:
            if person in self.agents and code != "not_stored":
                person.client.post(conversation, cmd.Claim())  # whoever lost the customer takes them again

        while not self._enough.is_set():
            await asyncio.sleep(random.uniform(0.5, 1.5) / self.size.rate)
            if len(inflight) < WINDOW:
                said = cmd.Say(self.words)
                answer = self.ledger.post(person.client, conversation, said, name, refused)
                inflight.add(answer)
                answer.add_done_callback(inflight.discard)
        await asyncio.gather(*inflight, return_exceptions=True)

    async def _chat(self, number: int) -> None:
        customer, conversation = await self._customer("bot", number)
        self.answered[customer.name] = []
        self._go_on(self._keep_chatting(customer, conversation))

    async def _keep_chatting(self, customer: Person, conversation: str) -> None:
        """Ask, and wait for the bot's answer."""
        loop = asyncio.get_running_loop()
        view = customer.view(conversation)
        while not self._enough.is_set():
            await asyncio.sleep(random.uniform(0.5, 1.5) / self.size.rate)
            asked = loop.time()
            try:
                seq = await self.ledger.post(
                    customer.client, conversation, cmd.Say(_anything()), customer.name
                )
            except CommandRefused:
                continue
            await customer.until(
                lambda seq=seq: (
                    _since(view, seq, Said) or _since(view, seq, HumanOffered) or view.state.phase != "bot"
                )
            )
            if _since(view, seq, Said):
                self.answered[customer.name].append((asked, loop.time()))
            if view.state.phase != "bot":  # the words made up sounded like a wish for a human
                with contextlib.suppress(CommandRefused):
                    await customer.client.do(conversation, cmd.LeaveQueue())

    async def _contest(self, number: int) -> None:
        customer, conversation = await self._customer("contest", number)
        await customer.client.do(conversation, cmd.AskHuman())
        rivals = (self.agents[number % len(self.agents)], self.agents[(number + 1) % len(self.agents)])
        for rival in rivals:
            await rival.client.watch(conversation)
        self._go_on(self._keep_contesting(conversation, rivals))

    async def _keep_contesting(self, conversation: str, rivals: tuple[Person, Person]) -> None:
        """Both claim, both talk as if they had it, and both put the customer back: one of them may."""

        async def turn(agent: Person) -> None:
            name = f"{agent.name}-{conversation}"
            for command in (cmd.Claim(), cmd.Say(self.words), cmd.ReturnToQueue()):
                with contextlib.suppress(CommandRefused):
                    await self.ledger.post(agent.client, conversation, command, name)

        while not self._enough.is_set():
            await asyncio.sleep(random.uniform(0.5, 1.5) / self.size.rate)
            await asyncio.gather(*(turn(agent) for agent in rivals))

    def back_since(self, since: float) -> dict[str, float]:
        """When everybody was back since then, by name: their own words acknowledged, the bot's heard."""
        talkers = {name: self.ledger.first_done(name, since) for name in self.talkers}
        for name, answers in self.answered.items():
            talkers[name] = min((at for asked, at in answers if asked >= since), default=0.0)
        return talkers

    async def fall_silent(self, patience_s: float) -> bool:
        """Let everybody finish; False when somebody still waits for the hub."""
        self._enough.set()
        talking = [task for task in self._work if task.get_coro().__name__.startswith("_keep")]  # type: ignore[union-attr]
        _, late = await asyncio.wait(talking, timeout=patience_s)
        return not late

    async def all_heard(self, patience_s: float) -> None:
        """Wait until everybody has heard what was acknowledged, or until the patience ends."""
        newest: dict[str, int] = {}
        for sent in self.ledger.sent.values():
            newest[sent.conversation] = max(newest.get(sent.conversation, 0), sent.seq)
        people = {person.client for person in (*self.agents, *self.customers.values())}
        views = [view for client in people for view in client.followed.values()]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                while any(view.last < newest.get(view.id, 0) for view in views):
                    await asyncio.sleep(0.02)


def _anything() -> str:
    """Make up words: who says the same again is stuck, and is led to a human."""
    return " ".join(random.sample(THINGS, 5))


def _since(view: Followed, seq: int, kind: type[Said | HumanOffered]) -> bool:
    """Tell whether the bot spoke, or the hub offered a human in its place, after `seq`."""
    return any(
        r.seq > seq and r.by.kind != "customer" and isinstance(r.event, kind) for r in view.records[-20:]
    )


async def _ended(task: "asyncio.Task[Any]") -> None:
    """Stop what somebody does; what went wrong there is no secret."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, ClientClosed):
        await task


@asynccontextmanager
async def crowd(company: Company, size: Size) -> AsyncIterator[Crowd]:
    """Everybody comes, talks, and leaves at the end."""
    async with AsyncExitStack() as stack:
        people = Crowd(company, size, stack)
        await people.arrive()
        yield people
