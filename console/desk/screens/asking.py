"""Asks the agent for what an action needs, in windows over the screen."""

import asyncio
from typing import TYPE_CHECKING

from ...core.conversation import Conversation
from ...core.safe import visible
from .. import choices
from ..actions import Action, Answer, pick
from ..choices import Pick
from ..panel_view import name_of
from ..words import word
from .picker import Find, Picker, Writer

if TYPE_CHECKING:
    from .main import MainScreen


class Asking:
    """The questions of the table's actions, at a screen."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._link = screen.link
        self._language = screen.language

    async def answer(self, action: Action, conversation: str) -> Answer | None:
        """Ask for what the action needs; None when the agent goes back."""
        title = pick(action.label, self._language)
        choice: str | None = ""
        if action.confirm:
            picks = [Pick("", word("no", self._language)), Pick("yes", word("yes", self._language))]
            asked = f"{title}. {word('confirm', self._language)}"
            if not await self._screen.ask(Picker(asked, among(picks), self._language)):
                return None
        if action.choose:
            asked = word(f"pick.{action.choose}", self._language)
            picks = self._picks(action, conversation)
            choice = await self._screen.ask(Picker(asked, among(picks), self._language))
            if choice is None:
                return None
        text: str | None = ""
        if action.write:
            about = word(f"write.{action.name}", self._language)
            must = action.write == "must"
            text = await self._screen.ask(Writer(title, about, self._language, must=must))
        return None if text is None else Answer(choice or "", text)

    def _picks(self, action: Action, conversation: str) -> list[Pick]:
        opened = self._link.opened.get(conversation)
        records = opened.followed.records if opened else []
        c = opened.followed.state if opened else Conversation()
        welcome, language = self._link.client.welcome, self._language
        if action.choose == "target":
            return choices.targets(welcome, self._link.client.board.agents, language)
        if action.choose == "code":
            return choices.offered(welcome.wrap_codes, language)
        if action.choose == "message":
            return choices.messages(records)
        if action.choose == "contact":
            return choices.contacts(c, language)
        return [Pick(ref, visible(ref)) for ref in c.kept]

    async def conversations(self, typed: str) -> list[Pick]:
        """Find conversations by words that were said in them."""
        if len(typed.strip()) < 2:
            return []
        await asyncio.sleep(0.15)  # who types on asks again, and this question is dropped
        out = []
        for hit in await self._link.client.find(typed.strip()[:100]):
            about = self._link.about(hit.conversation)
            who = name_of(about, self._language) if isinstance(about, Conversation) else ""
            who = who or visible(about.name if about and not isinstance(about, Conversation) else "")
            out.append(Pick(hit.conversation, visible(hit.text), who or hit.conversation[-4:]))
        return out


def among(picks: list[Pick]) -> Find:
    """Find among picks that are all known."""

    async def find(typed: str) -> list[Pick]:
        return choices.matching(picks, typed)

    return find
