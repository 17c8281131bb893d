"""Does what was typed in line mode. Every command is confirmed, by the event it causes or by a line."""

import asyncio
import contextlib

from ..client import CommandRefused
from ..core.safe import visible
from .actions import Action, Answer, pick
from .line_choices import CHOICES, describe, named
from .line_own import COMMANDS
from .line_parse import NUMBERED, Typed, choose, parse
from .line_talk import Talk, Wrong
from .line_words import YES

MAX_TEXT = 4000
"""Characters that may be said at once (`core.event.Text`)."""
SETTLE_S = 5.0
"""How long a command waits for the event it caused to be told."""


class Doer:
    """Does commands, one after the other."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.told = asyncio.Event()
        """Set by whoever tells news: a command waits until what it caused was told."""

    async def do(self, line: str) -> bool:
        """Do what a line asks; False when it could not be done, and the agent was told why."""
        talk = self._talk
        typed = parse(line, talk.link.situation(), talk.link.me, talk.language)
        try:
            await self._do(typed, line)
        except CommandRefused as refused:
            talk.write(visible(f"{refused.frame.message} {refused.frame.hint}".strip()))
            return False
        except Wrong as wrong:
            talk.write(str(wrong))
            return False
        return True

    async def _do(self, typed: Typed, line: str) -> None:
        if typed.kind == "unknown":
            raise self._talk.wrong("no.command", given=visible(typed.word))
        if typed.kind == "say":
            await self._say(typed.rest)
        elif typed.kind == "own":
            await COMMANDS[typed.own](self._talk, typed.rest)
        elif typed.action and typed.action.name in COMMANDS:
            await COMMANDS[typed.action.name](self._talk, typed.rest)
        elif typed.action and typed.action.name in NUMBERED:
            await self._take(typed, typed.action, line)
        elif typed.action:
            await self._act(typed, typed.action, line)

    async def _say(self, text: str) -> None:
        talk = self._talk
        state = talk.here().followed.state
        if not text:
            raise talk.wrong("no.text", word="say" if talk.language != "nl" else "zeg")
        if len(text) > MAX_TEXT:
            raise talk.wrong("too_long", n=len(text), most=MAX_TEXT)
        if state.phase != "assigned" or state.agent != talk.link.me.id:
            raise talk.wrong("no.talk", control=talk.teller.control(state))
        await self._settled(state.id, await talk.link.say(text))

    async def _take(self, typed: Typed, action: Action, line: str) -> None:
        """Do an action that may name its conversation: by number, or the one that is open, or the first."""
        talk = self._talk
        if typed.rest and not typed.rest.isdecimal():
            raise talk.wrong("no.number", given=visible(typed.rest))
        conversation = talk.numbered(typed.rest) if typed.rest else self._meant(action)
        seq = await talk.link.act(action, conversation=conversation)
        if talk.link.active == conversation:
            talk.opened(talk.here())
        else:
            talk.tell("done", what=pick(action.label, talk.language))
        await self._settled(conversation, seq)

    def _meant(self, action: Action) -> str:
        talk = self._talk
        if talk.link.active and action.may(talk.link.situation(), talk.link.me):
            return talk.link.active
        for row in (*talk.link.queue.waiting(), *talk.link.queue.others()):
            if action.name != "take_over" and action.may(talk.link.situation(row.conversation), talk.link.me):
                return row.conversation
        raise talk.wrong("no.waiting" if action.name == "claim" else "no.number", given="")

    async def _act(self, typed: Typed, action: Action, line: str) -> None:
        talk = self._talk
        conversation = talk.here().followed.id
        answer = self._answer(typed, action, line)
        if action.name == "reveal":
            value = await talk.link.client.reveal(conversation, answer.choice)
            talk.tell("revealed", ref=visible(answer.choice), value=visible(value))
            return
        seq = await talk.link.act(action, answer)
        await self._settled(conversation, seq)
        if not seq:
            talk.tell("done", what=pick(action.label, talk.language))
        if talk.here().followed.state.phase == "closed":
            await COMMANDS["leave"](talk, "")

    def _answer(self, typed: Typed, action: Action, line: str) -> Answer:
        talk, choice, text = self._talk, "", typed.rest
        if action.choose:
            choice, text = self._choice(typed, action, line)
        if action.confirm and text.casefold() not in YES:
            raise talk.wrong("confirm", what=pick(action.label, talk.language), word=typed.word)
        if action.write == "must" and not text:
            raise talk.wrong("no.text", word=typed.word)
        if len(text) > MAX_TEXT:
            raise talk.wrong("too_long", n=len(text), most=MAX_TEXT)
        return Answer(choice, text)

    def _choice(self, typed: Typed, action: Action, line: str) -> tuple[str, str]:
        talk = self._talk
        choices = CHOICES[action.choose](talk)
        if not choices:
            raise talk.wrong("choose.none", word=typed.word)
        names = visible(named(choices))
        if not typed.rest and (action.write == "must" or len(set(choices.values())) > 1):
            for described in describe(talk, action.choose):
                talk.write(described)
            raise talk.wrong("choose", word=typed.word, choices=names)
        chosen = choose(typed.rest, choices) or ("", "")
        if not typed.rest:
            chosen = (next(iter(choices.values())), "")
        if not chosen[0] or (chosen[1] and not action.write):
            facts = {"given": visible(typed.rest), "choices": names, "line": visible(line.strip())}
            raise talk.wrong("no.choice", word=typed.word, **facts)
        return chosen

    async def _settled(self, conversation: str, seq: int) -> None:
        """Wait until the event a command caused was told, so that the next answer comes after it."""
        opened = self._talk.link.opened.get(conversation)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                while opened and opened.told < seq and self._talk.link.opened.get(conversation) is opened:
                    self.told.clear()
                    await self.told.wait()
