"""An example customer: a client like any other, that follows a script."""

import asyncio
import contextlib
import itertools
import random
import uuid
from collections.abc import Callable

from ..cli_words import say
from ..client import Client, CommandRefused, Credentials, connect
from ..core import command as cmd
from ..core.conversation import Conversation
from .scripts import SCRIPTS, Script


async def crowd(url: str, number: int, pace: float = 1.0) -> None:
    """Let example customers come one after the other, `number` of them at a time, for ever.

    `pace` scales how long they think; the first of them are quick, so that the queue is alive at once.
    """
    order = itertools.count(1)

    async def seat(wait_s: float) -> None:
        await asyncio.sleep(wait_s * pace)
        while True:
            turn = next(order)
            await visit(url, SCRIPTS[(turn - 1) % len(SCRIPTS)], turn, random.Random(turn), pace)
            await asyncio.sleep(random.uniform(8, 25) * pace)

    async with asyncio.TaskGroup() as group:
        for place in range(number):
            group.create_task(seat(place * 4.0))


async def visit(url: str, script: Script, number: int, dice: random.Random, pace: float) -> None:
    """Visit once, from the first word to the end."""
    async with connect(url, Credentials("customer", language=script.language), patience_s=30) as client:
        await Visit(client, script, number, dice, pace).run()


class Visit:
    """One visit of an example customer."""

    def __init__(self, client: Client, script: Script, number: int, dice: random.Random, pace: float) -> None:
        self.client = client
        self.script = script
        self.number = number
        self.dice = dice
        self.pace = pace
        self.conversation = uuid.uuid4().hex
        self._news = asyncio.Event()

    @property
    def state(self) -> Conversation:
        """The conversation as this customer sees it."""
        return self.client.followed[self.conversation].state

    async def run(self) -> None:
        """Play the script; what is refused ends the visit."""
        listen = asyncio.create_task(self._listen())
        try:
            await self._play()
        except CommandRefused:
            return
        finally:
            await self._go()
            listen.cancel()

    async def _go(self) -> None:
        """Say goodbye, so that no example waits for ever in a queue that is kept."""
        followed = self.client.followed.get(self.conversation)
        if followed and followed.state.open:
            with contextlib.suppress(CommandRefused, TimeoutError):
                async with asyncio.timeout(2):
                    await self._do(cmd.Leave())

    async def _listen(self) -> None:
        async for _ in self.client.heard():
            self._news.set()

    async def _until(self, true: Callable[[], bool]) -> None:
        while not true():
            self._news.clear()
            await self._news.wait()

    async def _think(self, low: float = 1.0, high: float = 3.0) -> None:
        await asyncio.sleep(self.dice.uniform(low, high) * self.pace)

    async def _do(self, command: cmd.FromPeer) -> None:
        await self.client.do(self.conversation, command)

    async def _say(self, text: str) -> None:
        self.client.typing(self.conversation)
        await self._think(0.5, 2.0)
        await self._do(cmd.Say(text, self.script.language))

    async def _play(self) -> None:
        script = self.script
        name = say("example", script.language, n=self.number)
        await self._do(cmd.Start(script.language, name, "/example", script.needs, example=True))
        await self.client.watch(self.conversation)
        for text in script.to_bot:
            await self._say(text)
            await self._until(lambda: not self.state.turn or self.state.phase != "bot")
            await self._think()
        await self._ask_human()
        await self._talk()

    async def _ask_human(self) -> None:
        if self.state.phase == "bot":
            await (self._say(self.script.ask) if self.script.ask else self._do(cmd.AskHuman()))
        if self.state.phase == "bot" and self.state.human_offer:
            await self._do(cmd.AnswerOffer(human=True))
        if self.state.phase == "bot":
            await self._do(cmd.AskHuman())
        if self.script.call_back:
            await self._think()
            await self._do(cmd.LeaveContact("call_back", self.script.call_back))
        await self._until(lambda: self.state.phase != "queued")

    async def _talk(self) -> None:
        answers, heard = list(self.script.to_human), 0
        while self.state.phase == "assigned":
            await self._until(lambda: self._human_words() > heard or self._must_act())  # noqa: B023 - used at once
            heard = self._human_words()
            await self._think()
            if self.state.hand_back is not None:
                await self._do(cmd.AnswerOffer(human=False))
            elif answers and self.state.phase == "assigned":
                await self._say(answers.pop(0))
        if self.state.phase == "bot":
            await self._do(cmd.Leave())

    def _human_words(self) -> int:
        records = self.client.followed[self.conversation].records
        return sum(1 for r in records if r.by.kind == "human" and type(r.event).__name__ == "Said")

    def _must_act(self) -> bool:
        return self.state.phase != "assigned" or self.state.hand_back is not None
