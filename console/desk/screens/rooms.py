"""The two halves of the main screen: what is done at the queue, and what is done in a conversation."""

from typing import TypeVar

from textual import on, work
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widgets import TextArea

from ...client import ClientError
from ..actions import BY_NAME, Action
from ..link import Link
from ..widgets.composer import Composer
from ..widgets.queue import Queue
from ..widgets.timeline import Timeline
from .scene import Scene

T = TypeVar("T")
PREVIEW_S = 0.12
"""How long the cursor rests on a conversation before it is shown."""


class Talking(Screen[None]):
    """In a conversation: what is typed, sent and read."""

    def __init__(self, link: Link, language: str) -> None:
        super().__init__()
        self.link = link
        self.language = language
        self.scene = Scene(self, link, language)

    async def ask(self, window: ModalScreen[T]) -> T | None:
        """Show a window and wait for what it gives. Only in a worker."""
        return await self.app.push_screen_wait(window)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Tell the agent something, for a moment; never as markup."""
        self.notify(text, severity="warning" if trouble else "information", markup=False)

    @on(Composer.Sent, "#composer")
    def send(self, event: Composer.Sent) -> None:
        """Say it to the customer."""
        self.query_one("#composer", Composer).put("")
        self.speak(event.text, self.scene.writing.conversation)

    @work(group="say")
    async def speak(self, text: str, conversation: str) -> None:
        """Send words; what is refused stands in the composer again."""
        self.scene.sending += 1
        try:
            await self.link.say(text, conversation)
        except ClientError as problem:
            self.say(str(problem), trouble=True)
            composer = self.query_one("#composer", Composer)
            if conversation == self.scene.writing.conversation and not composer.text:
                composer.put(text)
        finally:
            self.scene.sending -= 1
            self.scene.below()

    @on(TextArea.Changed, "#composer")
    def typed(self, event: TextArea.Changed) -> None:
        """Keep what is half typed."""
        self.link.draft(event.text_area.text, self.scene.writing.conversation or "-")

    @on(Timeline.Below)
    def below(self, event: Timeline.Below) -> None:
        """Tell how much is new further down."""
        self.scene.below(event.count)


class Looking(Talking):
    """At the queue: what is pointed at, looked into and chosen."""

    def __init__(self, link: Link, language: str) -> None:
        super().__init__(link, language)
        self._preview: Timer | None = None

    def deed(self, action: Action, conversation: str) -> None:
        """Do an action; the main screen knows how."""
        raise NotImplementedError

    async def enter(self, conversation: str) -> None:
        """Show a conversation. Raises `CommandRefused` when this agent may not see it."""
        opened = self.link.opened.get(conversation)
        seen = opened.seen if opened and opened.unread else 0
        await self.link.open(conversation)
        self.add_class("-talk")
        queue = self.query_one(Queue)
        if queue.cursor != conversation and conversation in queue.ids():
            queue.point(conversation)
        self.scene.timeline(seen)
        self.scene.everything()

    def leave(self) -> None:
        """Go to the queue."""
        self.remove_class("-talk", "-details")
        self.set_focus(self.query_one(Queue))
        if self.has_class("-narrow"):
            self.link.leave()
        if not self.link.active:
            self.scene.timeline()
        self.scene.everything()

    @on(Queue.Pointed)
    def preview(self, event: Queue.Pointed) -> None:
        """Show what the cursor rests on, where queue and conversation stand side by side."""
        if self._preview:
            self._preview.stop()
        if event.conversation and not self.has_class("-narrow"):
            self._preview = self.set_timer(PREVIEW_S, lambda: self._glance(event.conversation))
        self.scene.hints()

    def _glance(self, conversation: str) -> None:
        """Show what the cursor still rests on; what is shown or chosen already stays as it is read."""
        if conversation != self.link.active and self.focused is self.query_one(Queue):
            self.look(conversation)

    @on(Queue.Chosen)
    def choose(self, event: Queue.Chosen) -> None:
        """Claim who waits; open what is mine to answer, and everything else to read."""
        where = self.link.situation(event.conversation)
        for name in ("claim", "accept_transfer", "reply"):
            if BY_NAME[name].may(where, self.link.me):
                self.deed(BY_NAME[name], event.conversation)
                return
        self.stay()
        self.look(event.conversation, reading=True)

    @on(Queue.Looked)
    def choose_to_read(self, event: Queue.Looked) -> None:
        """Open a conversation, and take nothing."""
        self.stay()
        self.look(event.conversation, reading=True)

    def stay(self) -> None:
        """Show nothing else by itself: the agent has chosen."""
        if self._preview:
            self._preview.stop()
        self.workers.cancel_group(self, "look")

    @work(group="look", exclusive=True)
    async def look(self, conversation: str, *, reading: bool = False) -> None:
        """Show a conversation without taking it; with `reading`, the keys go to it."""
        try:
            await self.enter(conversation)
        except ClientError as problem:
            self.say(str(problem), trouble=True)
            return
        if reading:
            self.set_focus(self.query_one(Timeline))
