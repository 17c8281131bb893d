"""Runs a bot: hears turns and control from the hub, lets the bot work, and sends its answers.

Each conversation has a lane: one piece of work at a time, in order. Of several turns that wait in a lane only
the newest is kept; what it does not say itself is in its history.
"""

import asyncio
import hashlib
import logging
import traceback
from collections import deque

import msgspec

from ..client import Client, ClientClosed, CommandRefused, Connection, Credentials, connect
from ..core.command import AskHuman, FromPeer, Say
from ..core.wire import Control, Turn
from . import Answer, Bot, BotProblem
from .words import human, say

log = logging.getLogger("handrail.bot")

ANSWER_S = 15.0
"""How long a bot may think; below `policy.bot_answer_s`, so that our own words come before the hub's."""
AT_ONCE = 500
"""How many conversations are worked on at the same moment; the others wait their turn."""
PATIENCE_S = 10.0
MAX_OPTIONS = 12
AGAIN_S = (0.5, 1, 2, 4, 8)
"""Waits between tries while the hub's store fails: nobody else would say the bot's answer again."""


async def run_bot(
    url: str,
    key: str,
    bot: Bot,
    *,
    stop: asyncio.Event | None = None,
    answer_s: float = ANSWER_S,
    at_once: int = AT_ONCE,
) -> None:
    """Let `bot` answer at the hub at `url` until `stop` is set. A lost connection is made anew.

    Raises `ConnectRefused` for a wrong key, `HubUnreachable` when there is no hub in the first seconds.
    """
    stop = stop or asyncio.Event()
    try:
        async with connect(url, Credentials("bot", token=key), patience_s=PATIENCE_S) as client:
            lanes = Lanes(client, bot, answer_s, at_once)
            hearing = asyncio.create_task(_hear(client, lanes))
            stopping = asyncio.create_task(stop.wait())
            try:
                await asyncio.wait((hearing, stopping), return_when=asyncio.FIRST_COMPLETED)
                if hearing.done():
                    hearing.result()
            finally:
                hearing.cancel()
                stopping.cancel()
                await lanes.close()
    finally:
        await bot.close()


async def _hear(client: Client, lanes: "Lanes") -> None:
    async for change in client.heard():
        if isinstance(change, Turn | Control):
            lanes.put(change)
        elif isinstance(change, Connection) and change.online:
            log.info("connected to the hub")
        elif isinstance(change, Connection):
            again = "" if change.retry_in_s is None else f", trying again in {change.retry_in_s:.1f} s"
            log.warning("the connection to the hub is lost: %s%s", change.why, again)


class _Lane:
    """One conversation's work."""

    def __init__(self) -> None:
        self.waiting: deque[Turn | Control] = deque()
        self.now: Turn | Control | None = None
        self.piece: asyncio.Task[None] | None = None
        self.task: asyncio.Task[None] | None = None
        self.moved = asyncio.Event()
        """Control moved on while a turn is being answered: the bot is told at once."""

    def put(self, item: Turn | Control) -> None:
        """Add work. An answer under way when control is lost goes on: agents get it as a suggestion."""
        if isinstance(item, Turn):
            if item == self.now:
                return
            self._drop_turns()
        elif not item.yours:
            self._drop_turns()
            if isinstance(self.now, Turn):
                self.moved.set()
        self.waiting.append(item)

    def _drop_turns(self) -> None:
        self.waiting = deque(item for item in self.waiting if isinstance(item, Control))


class Lanes:
    """All conversations of a bot."""

    def __init__(self, client: Client, bot: Bot, answer_s: float, at_once: int) -> None:
        self._client = client
        self._bot = bot
        self._answer_s = answer_s
        self._room = asyncio.Semaphore(at_once)
        self._lanes: dict[str, _Lane] = {}
        self._late: set[asyncio.Task[None]] = set()

    def put(self, item: Turn | Control) -> None:
        """Have a turn answered, or the bot told about control, after what came before in its conversation."""
        lane = self._lanes.setdefault(item.conversation, _Lane())
        lane.put(item)
        if lane.task is None:
            lane.task = asyncio.create_task(self._work(item.conversation, lane))

    async def close(self) -> None:
        """Stop all work. The hub gives the turns to whoever connects next."""
        tasks = [task for lane in self._lanes.values() for task in (lane.task, lane.piece) if task]
        tasks += self._late
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, conversation: str, lane: _Lane) -> None:
        while lane.waiting:
            lane.now = lane.waiting.popleft()
            lane.moved.clear()
            lane.piece = asyncio.create_task(self._do(lane.now))
            moved = asyncio.create_task(lane.moved.wait())
            try:
                await asyncio.wait((lane.piece, moved), return_when=asyncio.FIRST_COMPLETED)
            finally:
                moved.cancel()
            if not lane.piece.done():
                self._late.add(lane.piece)
                lane.piece.add_done_callback(self._late.discard)
        del self._lanes[conversation]

    async def _do(self, item: Turn | Control) -> None:
        answer = await self._ask(item)
        if answer is None or (isinstance(item, Control) and not item.yours):
            return
        for command in commands(item, answer):
            try:
                await self._send(item, command)
            except CommandRefused as refused:
                late = refused.frame.code == "stale"
                log.log(
                    logging.INFO if late else logging.WARNING, "%s refused: %s", item.conversation, refused
                )
            except ClientClosed:
                return

    async def _send(self, item: Turn | Control, command: FromPeer) -> None:
        """Send a command; while the hub cannot store it, send it again. Raises `CommandRefused`."""
        for wait_s in AGAIN_S:
            try:
                await self._client.do(item.conversation, command, _cid(item, command))
                return
            except CommandRefused as refused:
                if refused.frame.code != "not_stored":
                    raise
            await asyncio.sleep(wait_s)
        await self._client.do(item.conversation, command, _cid(item, command))

    async def _ask(self, item: Turn | Control) -> Answer | None:
        try:
            async with asyncio.timeout(self._answer_s), self._room:
                if isinstance(item, Control):
                    return _checked(await self._bot.control(item))
                return _checked(await self._bot.answer(item))
        except Exception as problem:  # noqa: BLE001 - whatever a bot raises, its customer gets an answer
            log.warning("%s epoch %d: no answer: %s", item.conversation, item.epoch, _facts(problem))
        return Answer(say("failed", item.language), unsure=True) if isinstance(item, Turn) else None


def _checked(answer: Answer | None) -> Answer | None:
    """Hold an answer against the limits of the wire; a bot's mistake must not cost it its connection."""
    return msgspec.convert(msgspec.to_builtins(answer), Answer | None)


def commands(item: Turn | Control, answer: Answer) -> list[FromPeer]:
    """Give the commands that carry out an answer. "I do not know" comes with the offer of a human."""
    language = answer.language or (item.language if isinstance(item, Turn) else "")
    options = answer.options
    if answer.unsure and not answer.ask_human:
        offer = human(language)
        options = (*(o for o in options if o != offer), offer)[-MAX_OPTIONS:]
    said: list[FromPeer] = []
    if text := answer.text.strip():
        said.append(Say(text, language, options, answer.cites, answer.unsure, item.epoch))
    if answer.ask_human:
        said.append(AskHuman(answer.summary, item.epoch))
    return said


def _cid(item: Turn | Control, command: FromPeer) -> str:
    """Name an answer after what it answers: a turn that is handed out twice is answered once."""
    seq = item.seq if isinstance(item, Turn) else "control"
    name = f"{item.conversation} {item.epoch} {seq} {type(command).__name__}"
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def _facts(problem: Exception) -> str:
    """Say what went wrong without repeating anybody's words, which other exceptions may hold."""
    if isinstance(problem, BotProblem):
        return str(problem)
    frames = traceback.extract_tb(problem.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(problem).__name__}{where}"
