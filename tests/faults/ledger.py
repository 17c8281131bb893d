"""What was sent, and what became of it: acknowledged, refused, heard by the other side, and when."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from itertools import takewhile

import msgspec

from console.client import Client, ClientError, CommandRefused
from console.core.command import FromPeer


class Sent(msgspec.Struct):
    """A command that somebody sent. Times are of the event loop, in seconds; 0.0 has not happened."""

    cid: str
    conversation: str
    who: str
    number: int
    """Counts what `who` has sent."""
    at: float
    done: float = 0.0
    seq: int = 0
    refused: str = ""
    heard: float = 0.0
    """When the other side heard it first."""


class Ledger:
    """Everything that was sent, by its own id."""

    def __init__(self) -> None:
        self.sent: dict[str, Sent] = {}
        self.acknowledged = 0
        self._by_who: dict[str, list[Sent]] = defaultdict(list)

    def post(
        self,
        client: Client,
        conversation: str,
        command: FromPeer,
        who: str,
        refused: Callable[[str], None] = lambda code: None,
    ) -> "asyncio.Future[int]":
        """Send a command and write down what becomes of it; `refused` is told the code of a refusal."""
        loop = asyncio.get_running_loop()
        mine = self._by_who[who]
        number = len(mine) + 1
        sent = Sent(f"{who}.{number}", conversation, who, number, loop.time())
        self.sent[sent.cid] = sent
        mine.append(sent)

        def answered(answer: "asyncio.Future[int]") -> None:
            if answer.cancelled():
                return
            problem = answer.exception()
            if isinstance(problem, CommandRefused):
                sent.refused = problem.frame.code
                refused(problem.frame.code)
            elif isinstance(problem, ClientError):
                sent.refused = type(problem).__name__
            elif problem is None:
                sent.done, sent.seq = loop.time(), answer.result()
                self.acknowledged += 1

        answer = client.post(conversation, command, sent.cid)
        answer.add_done_callback(answered)
        return answer

    def heard(self, cid: str, who: str) -> None:
        """Somebody heard what was sent."""
        sent = self.sent.get(cid)
        if sent and not sent.heard and sent.who != who:
            sent.heard = asyncio.get_running_loop().time()

    def first_done(self, who: str, since: float) -> float:
        """When the first was acknowledged of what `who` has sent since then; 0.0: none yet."""
        late = takewhile(lambda sent: sent.at >= since, reversed(self._by_who[who]))
        return min((sent.done for sent in late if sent.done), default=0.0)
