"""One conversation from greeting to hand back, over real sockets, printed as it happens."""

import asyncio
import contextlib
import sys
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from ..client import Client, Credentials, connect
from ..core import command as cmd
from ..core.conversation import Conversation
from ..core.event import Recorded
from ..core.safe import visible
from ..core.transcript import line_of
from ..run import start
from .stage import company

LIMIT_S = 60.0
_WORDS = {
    "nl": {
        "name": "Voorbeeldklant 1",
        "question": "Goedemiddag, hoe kan ik iets terugsturen?",
        "mail": "Mijn e-mailadres is klant@voorbeeld.example.",
        "ask": "Kan ik een medewerker spreken?",
        "hello": "Goedemiddag, ik ben er. Waarmee kan ik u helpen?",
        "problem": "De lamp kwam kapot aan.",
        "note": "Lamp kapot bij aankomst.",
        "answer": "Ik heb een nieuwe voor u besteld. U hoeft niets terug te sturen.",
        "thanks": "Fijn, dank u wel!",
        "word": "Nieuwe lamp is besteld.",
    },
    "en": {
        "name": "Example customer 1",
        "question": "Good afternoon, how can I send something back?",
        "mail": "My e-mail address is customer@shop.example.",
        "ask": "Can I talk to a person?",
        "hello": "Good afternoon, here I am. How can I help you?",
        "problem": "The lamp arrived broken.",
        "note": "Lamp broken on arrival.",
        "answer": "I have ordered a new one for you. You need not send anything back.",
        "thanks": "Great, thank you!",
        "word": "A new lamp is ordered.",
    },
}


def play(language: str) -> int:
    """Play it in a folder that is removed afterwards; 1 when it does not come to its end in time."""
    with tempfile.TemporaryDirectory(prefix="handrail-") as folder:
        try:
            start(asyncio.wait_for(_play(Path(folder), language), LIMIT_S))
        except TimeoutError:
            sys.stderr.write(f"demo: expected the conversation to end within {LIMIT_S:g} s; it did not.\n")
            return 1
    return 0


class _Side:
    """One of the two people: acts, and waits until what they see is so."""

    def __init__(self, client: Client, conversation: str) -> None:
        self.client = client
        self.conversation = conversation
        self.printed = 0
        self.news = asyncio.Event()
        self.task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for _ in self.client.heard():
            self.news.set()

    @property
    def state(self) -> Conversation:
        return self.client.followed[self.conversation].state

    @property
    def records(self) -> list[Recorded]:
        return self.client.followed[self.conversation].records

    async def do(self, command: cmd.FromPeer) -> None:
        await self.client.do(self.conversation, command)

    async def until(self, true: Callable[[], bool]) -> None:
        while not true():
            self.news.clear()
            await self.news.wait()


async def _play(folder: Path, language: str) -> None:
    words, conversation = _WORDS[language], uuid.uuid4().hex
    async with contextlib.AsyncExitStack() as stack:
        hub, token = await stack.enter_async_context(company(folder, 0, language))
        guest = await stack.enter_async_context(connect(hub.url, Credentials("customer", language=language)))
        staff = Credentials("human", token=token, language=language)
        agent_client = await stack.enter_async_context(connect(hub.url, staff))
        customer, agent = _Side(guest, conversation), _Side(agent_client, conversation)
        await customer.do(cmd.Start(language, words["name"], "/example", example=True))
        await guest.watch(conversation)
        await agent_client.watch(conversation)
        printer = asyncio.create_task(_print(agent, language))
        await _talk(customer, agent, words)
        await agent.until(lambda: agent.records[-1].seq >= customer.records[-1].seq)
        await printer
        for side in (customer, agent):
            side.task.cancel()


async def _talk(customer: _Side, agent: _Side, words: dict[str, str]) -> None:
    await customer.do(cmd.Say(words["question"]))
    await customer.until(lambda: customer.state.spoke == "bot")
    await customer.do(cmd.Say(words["mail"]))
    await customer.until(lambda: customer.state.spoke == "bot")
    await customer.do(cmd.Say(words["ask"]))
    await agent.client.watch_board()
    await agent.until(lambda: agent.state.phase == "queued")
    await agent.do(cmd.Claim())
    await agent.do(cmd.Say(words["hello"]))
    await customer.until(lambda: customer.state.spoke == "human")
    await customer.do(cmd.Say(words["problem"]))
    await agent.do(cmd.Note(words["note"]))
    await agent.do(cmd.Say(words["answer"]))
    await customer.do(cmd.Say(words["thanks"]))
    await agent.do(cmd.HandBack(words["word"]))
    await customer.until(lambda: customer.state.hand_back is not None)
    await customer.do(cmd.AnswerOffer(human=False))
    await customer.until(lambda: customer.state.phase == "bot")


async def _print(agent: _Side, language: str) -> None:
    """Print what the agent sees, until the bot is back after the human."""
    met = False
    while not (met and agent.state.phase == "bot" and agent.printed == len(agent.records)):
        await agent.until(lambda: agent.printed < len(agent.records))
        for recorded in agent.records[agent.printed :]:
            if line := line_of(recorded, language):
                sys.stdout.write(f"{line.seq:3}  {visible(line.who)}: {visible(line.text)}\n")
        sys.stdout.flush()
        agent.printed = len(agent.records)
        met = met or agent.state.phase == "assigned" or any(r.by.kind == "human" for r in agent.records)
