"""Does what the agent asked for: asks what has to be asked, and sends it. Refusals are shown as they came."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from ...client import ClientError
from ...core.safe import visible
from .. import choices
from ..actions import Action, pick
from ..widgets.composer import Composer
from ..widgets.timeline import Timeline
from ..words import word
from .asking import Asking, among
from .helping import HelpScreen
from .picker import Picker

if TYPE_CHECKING:
    from .main import MainScreen

TAKES = ("claim", "take_over", "accept_transfer")


class Deeds:
    """The actions of the table, at a screen."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._link = screen.link
        self._language = screen.language
        self._asking = Asking(screen)
        self._own: dict[str, Callable[[str], Awaitable[None]]] = {
            "reply": self._reply,
            "canned": self._canned,
            "suggestion": self._suggestion,
            "next": lambda _: self._go(1),
            "previous": lambda _: self._go(-1),
            "search": self._search,
            "state": self._state,
        }
        self._at_once: dict[str, Callable[[], None]] = {
            "queue": screen.leave,
            "details": self._details,
            "mute": self._mute,
            "theme": screen.next_theme,
            "help": lambda: self._show(HelpScreen(self._language)),
            "quit": lambda: screen.app.exit(0),
        }

    def at_once(self, action: Action, conversation: str) -> bool:
        """Do an action that waits for nobody; False when it is none."""
        if action.name == "reply" and conversation == self._link.active:
            self._screen.set_focus(self._screen.query_one("#composer", Composer))
            return True
        do = self._at_once.get(action.name)
        if do:
            do()
        return do is not None

    async def do(self, action: Action, conversation: str) -> None:
        """Do an action in a conversation; what the hub refuses is shown with its reason."""
        if not action.may(self._link.situation(conversation), self._link.me):
            what = pick(action.label, self._language)
            self._screen.say(word("not_here", self._language, what=what), trouble=True)
            return
        try:
            own = self._own.get(action.name)
            await (own(conversation) if own else self._send(action, conversation))
        except ClientError as problem:
            self._screen.say(str(problem), trouble=True)
            if action.name in TAKES:
                self._screen.leave()

    async def _send(self, action: Action, conversation: str) -> None:
        answer = await self._asking.answer(action, conversation)
        if answer is None:
            return
        if action.name == "reveal":
            value = visible(await self._link.client.reveal(conversation, answer.choice))
            self._screen.say(word("revealed", self._language, ref=visible(answer.choice), value=value))
            return
        await self._link.act(action, answer, conversation)
        if action.name in TAKES:
            await self._screen.enter(conversation)
        elif action.name == "close":
            self._link.leave()
            self._screen.leave()

    async def _reply(self, conversation: str) -> None:
        if conversation != self._link.active:
            await self._screen.enter(conversation)
        self._screen.query_one("#composer", Composer).focus()

    async def _canned(self, conversation: str) -> None:
        about = self._link.about(conversation)
        picks = choices.phrases(self._link.client.welcome.canned, about.language if about else "")
        title = word("pick.canned", self._language)
        self._prepare(await self._screen.ask(Picker(title, among(picks), self._language)))

    async def _suggestion(self, conversation: str) -> None:
        opened = self._link.opened.get(conversation)
        text = choices.suggestion(opened.followed.records) if opened else ""
        if not text:
            self._screen.say(word("no_suggestion", self._language))
        self._prepare(text)

    def _prepare(self, text: str | None) -> None:
        """Put words into the composer, after what is there already."""
        if text:
            composer = self._screen.query_one("#composer", Composer)
            composer.put(f"{composer.text.rstrip()} {text}".lstrip())
            composer.focus()

    async def _go(self, by: int) -> None:
        ids = [row.conversation for row in self._link.queue.mine()]
        if not ids:
            return
        here = ids.index(self._link.active) if self._link.active in ids else -1 if by > 0 else 0
        turned = [ids[(here + by * n) % len(ids)] for n in range(1, len(ids) + 1)]
        unread = [id_ for id_ in turned if id_ in self._link.opened and self._link.opened[id_].unread]
        await self._reply((unread or turned)[0])

    async def _search(self, _: str) -> None:
        title = word("pick.conversation", self._language)
        found = await self._screen.ask(Picker(title, self._asking.conversations, self._language))
        if found:
            await self._screen.enter(found)
            self._screen.query_one(Timeline).focus()

    async def _state(self, _: str) -> None:
        title = word("pick.state", self._language)
        picks = choices.states(self._language)
        state = await self._screen.ask(Picker(title, among(picks), self._language))
        if state in ("available", "busy", "away"):
            await self._link.set_state(state)  # type: ignore[arg-type]
            self._screen.scene.top()

    def _details(self) -> None:
        self._screen.toggle_class("-details")

    def _mute(self) -> None:
        notifier = self._screen.notifier
        notifier.on = not notifier.on
        self._screen.scene.muted = not notifier.on
        self._screen.say(word("muted.off" if notifier.on else "muted.on", self._language))
        self._screen.scene.top()

    def _show(self, window: HelpScreen) -> None:
        self._screen.app.push_screen(window)
