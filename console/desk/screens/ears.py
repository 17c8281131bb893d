"""Hears what is new, paints it, and calls the agent when it is for them."""

import asyncio

from ...client import Connection
from ...core import event as ev
from ...core import wire
from ...core.safe import visible
from ..news import Asked, News, QueueChanged, Rings, Told, Typing, Waiting
from ..panel_view import name_of
from ..queue_view import called
from ..words import word
from .main import MainScreen

PAINT_S = 0.2
"""The queue is painted at most this often, however many conversations move."""
TYPING_S = 6.0


class Ears:
    """Reads the link's news for a screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._scene = screen.scene
        self._link = screen.link
        self._language = screen.language
        self._due = False

    async def listen(self) -> None:
        """Hear until the connection is closed for good. While the desk is left, its widgets go one by one."""
        async for news in self._link.news():
            if self._screen.app.is_running:
                self._hear(news)

    def _hear(self, news: News) -> None:
        if isinstance(news, Told):
            self._told(news)
        elif isinstance(news, QueueChanged):
            self._later()
        elif isinstance(news, Connection):
            self._scene.connection = news
            self._later()
        elif isinstance(news, wire.Bye):
            self._screen.say(word("bye", self._language, why=visible(news.why)), trouble=True)
        elif isinstance(news, Typing):
            self._types(news.conversation)
        else:
            self._call(news)

    def _told(self, news: Told) -> None:
        if news.active:
            self._scene.heard(news.records)
            if any(r.by.kind == "customer" for r in news.records):
                self._scene.typing.pop(news.conversation, None)
        opened = self._link.opened.get(news.conversation)
        said = [
            r.event.text for r in news.records if isinstance(r.event, ev.Said) and r.by.kind == "customer"
        ]
        if opened and said and opened.followed.state.agent == self._link.me.id:
            looking = news.active and self._screen.app.app_focus
            if not looking:
                who = name_of(opened.followed.state, self._language)
                text = visible(said[-1])[:80]
                self._screen.notifier.call(word("news.message", self._language, who=who, text=text))
        self._later()

    def _call(self, news: Waiting | Rings | Asked) -> None:
        key = {Waiting: "waiting", Rings: "rings", Asked: "transfer"}[type(news)]
        who = called(news.row, self._language)
        self._screen.notifier.call(word(f"news.{key}", self._language, who=who))
        if not isinstance(news, Waiting):
            self._screen.say(word(f"news.{key}", self._language, who=who))
        self._later()

    def _types(self, conversation: str) -> None:
        until = asyncio.get_running_loop().time() + TYPING_S
        self._scene.typing[conversation] = until
        self._screen.set_timer(TYPING_S, lambda: self._stopped(conversation, until))
        self._scene.below()

    def _stopped(self, conversation: str, until: float) -> None:
        if self._scene.typing.get(conversation) == until:
            del self._scene.typing[conversation]
            self._scene.below()

    def _later(self) -> None:
        """Paint soon, together with what else changes until then."""
        if not self._due:
            self._due = True
            self._screen.set_timer(PAINT_S, self._paint)

    def _paint(self) -> None:
        self._due = False
        if self._screen.app.is_running:
            self._scene.everything()
