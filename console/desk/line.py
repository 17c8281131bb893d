"""Line mode: the same desk as plain lines, for screen readers, braille displays, pipes and scripts."""

import asyncio
import contextlib
import sys
from typing import TextIO

from a11y.voice import Notice, Voice, open_voice

from ..client import Connection, Credentials, connect
from ..core import event as ev
from ..core.event import Recorded
from ..core.safe import visible
from .line_do import Doer
from .line_io import Lines, open_lines
from .line_own import quit_
from .line_talk import Talk, Wrong
from .link import Link
from .news import Asked, Call, News, Rings, Told

_ASIDE = (ev.Disclosed, ev.Assigned, ev.Queued, ev.Redacted, ev.Revealed, ev.WaitTold)
"""Events of a conversation the agent is not in that are not worth an interruption."""


async def run_line(
    url: str,
    credentials: Credentials,
    *,
    language: str = "en",
    speak: bool = False,
    rate: int = 200,
    prompt: bool | None = None,
    input: TextIO | None = None,
    output: TextIO | None = None,
) -> int:
    """Run line mode until the agent leaves or the input ends. Raises `ConnectRefused`, `HubUnreachable`.

    `rate` is words a minute. `prompt` None shows one on a terminal only. Returns 0, or 1 when a command of
    a script was refused or the connection ended for good.
    """
    async with connect(url, credentials) as client:
        link = Link(client)
        await link.start()
        lines = open_lines(input or sys.stdin, output or sys.stdout, link.draft)
        loop = asyncio.get_running_loop()
        with contextlib.closing(lines):

            def notice(said: Notice) -> None:
                loop.call_soon_threadsafe(lines.write, said.sentence(language))

            with open_voice(speak, rate, notice) as voice:
                prompting = lines.interactive if prompt is None else prompt
                return await LineMode(link, lines, voice, language, prompt=prompting).run()


class LineMode:
    """Reads commands and tells news until the agent leaves."""

    def __init__(self, link: Link, lines: Lines, voice: Voice, language: str, *, prompt: bool) -> None:
        self._link = link
        self._lines = lines
        self._voice = voice
        self._language = language
        self._prompt = prompt
        self._talk = Talk(link, language, self._write)
        self._doer = Doer(self._talk)
        self._offline = False

    async def run(self) -> int:
        """Tell where the agent is, then do what is typed and tell what comes."""
        self._greet()
        news = asyncio.create_task(self._tell_news())
        commands = asyncio.create_task(self._do_commands())
        try:
            await asyncio.wait({news, commands}, return_when=asyncio.FIRST_COMPLETED)
            if not commands.done():
                news.result()
                return 1
            return commands.result()
        finally:
            for task in (news, commands):
                task.cancel()
            await asyncio.gather(news, commands, return_exceptions=True)

    def _greet(self) -> None:
        queue = self._link.queue
        for row in (*queue.waiting(), *queue.mine(), *queue.others()):
            self._talk.numbers.of(row.conversation)
        name = visible(self._link.client.welcome.name) or self._link.me.id
        self._talk.tell("welcome", name=name, waiting=len(queue.waiting()), mine=len(queue.mine()))
        for row in (*queue.waiting(), *queue.mine()):
            self._write(self._talk.row(row))

    async def _do_commands(self) -> int:
        failed = False
        while not self._talk.leaving:
            self._lines.prompt = self._prompt_text()
            line = await self._lines.read()
            self._voice.stop()
            if line is not None:
                failed = not await self._doer.do(line) or failed
            elif not self._lines.interactive:
                break
            else:
                await self._leave()
        if self._lines.interactive:
            self._talk.tell("bye")
        return int(failed and not self._lines.interactive)

    async def _leave(self) -> None:
        try:
            await quit_(self._talk, "")
        except Wrong as asked:
            self._write(str(asked))

    def _prompt_text(self) -> str:
        active = self._link.active
        number = str(self._talk.numbers.of(active)) if active else ""
        return f"{number}> " if self._prompt else ""

    async def _tell_news(self) -> None:
        async for news in self._link.news():
            self._tell(news)
            self._doer.told.set()

    def _tell(self, news: News) -> None:
        if isinstance(news, Told):
            for recorded in news.records:
                self._event(news, recorded)
        elif isinstance(news, Connection):
            self._connection(news)
        elif isinstance(news, Call):
            self._call(news)

    def _event(self, told: Told, recorded: Recorded) -> None:
        aside = not told.active
        if aside and (isinstance(recorded.event, _ASIDE) or recorded.by.id == self._link.me.id):
            return
        line = self._talk.teller.event(recorded)
        if line is None:
            return
        at, text = line
        state = self._link.opened[told.conversation].followed.state
        if aside:
            name = self._talk.teller.name(state.id, state.customer_name)
            text = f"({self._talk.numbers.of(state.id)}, {name}) {text}"
        spoken = "" if recorded.by.id == self._link.me.id else text
        heard = state.language if recorded.by.kind in ("customer", "bot") else self._language
        self._write(f"{at} {text}", spoken, heard)

    def _call(self, call: Call) -> None:
        row = call.row
        number = self._talk.numbers.of(row.conversation)
        facts: dict[str, object] = {"row": self._talk.row(row), "number": number}
        if isinstance(call, Rings):
            seconds = max(0, row.offer_until - self._link.client.now()) // 1000
            self._talk.tell("news.rings", seconds=seconds, **facts)
        else:
            self._talk.tell("news.asked" if isinstance(call, Asked) else "news.waiting", **facts)

    def _connection(self, news: Connection) -> None:
        """Tell that the connection came or went, once and not at each try."""
        if news.online:
            if self._offline:
                self._talk.tell("online")
            self._offline = False
        elif news.retry_in_s is None:
            self._talk.tell("offline.for_good", why=visible(news.why))
        elif not self._offline:
            self._offline = True
            self._talk.tell("offline", why=visible(news.why))

    def _write(self, line: str, spoken: str | None = None, language: str = "") -> None:
        """Write a line and say it; `spoken` is what is said instead, "" nothing."""
        self._lines.write(line)
        self._voice.say(line if spoken is None else spoken, language or self._language)
