"""The main screen: queue, conversation, details. It routes between widgets, deeds and the link."""

from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widgets import TextArea

from ...client import ClientError, CommandRefused
from ..actions import ACTIONS, BY_NAME, Action, on_key
from ..link import Link
from ..notify import Notifier
from ..queue_view import Seen
from ..widgets.bar import Bar
from ..widgets.composer import Composer
from ..widgets.queue import Queue
from ..widgets.timeline import Timeline
from .deeds import TAKES, Deeds
from .scene import Scene

T = TypeVar("T")
PREVIEW_S = 0.12
"""How long the cursor rests on a conversation before it is shown."""


def _bindings() -> list[BindingType]:
    """Make the keys from the table: letters outside the composer, chords everywhere."""
    letters = {a.key for a in ACTIONS if a.key}
    chords = {a.chord for a in ACTIONS if a.chord}
    named = {"[": "left_square_bracket", "]": "right_square_bracket", "/": "slash"}
    return [
        *(
            Binding(named.get(key, key), f"key({key!r})", show=False, priority=key == "escape")
            for key in letters
        ),
        *(Binding(key, f"key({key!r})", show=False, priority=True) for key in chords),
    ]


class MainScreen(Screen[None]):
    """What the agent works in."""

    BINDINGS = _bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (140, "-wide")]

    def __init__(self, link: Link, language: str, notifier: Notifier) -> None:
        super().__init__()
        self.link = link
        self.language = language
        self.notifier = notifier
        self.scene = Scene(self, link, language)
        self.deeds = Deeds(self)
        self._preview: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Bar(id="top")
        with Horizontal():
            yield Queue(Seen(self.link.me, self.link.client.now(), self.language), id="queue")
            with Vertical(id="talk"):
                yield Bar(id="tabs")
                yield Bar(id="head")
                yield Timeline(self.language, id="timeline")
                yield Bar(id="below")
                yield Composer(id="composer")
                yield Bar(id="notice")
            yield Bar(id="details")
        yield Bar(id="hints")

    def on_mount(self) -> None:
        """Begin at the queue."""
        self.query_one(Queue).focus()
        self.set_interval(1, self.scene.queue)

    def on_resize(self, _: Resize) -> None:
        """Fit everything into the other size."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.scene.everything()
        queue = self.query_one(Queue)
        if queue.cursor and not self.link.active and not self.has_class("-narrow"):
            self.look(queue.cursor)

    async def ask(self, window: ModalScreen[T]) -> T | None:
        """Show a window and wait for what it gives. Only in a worker."""
        return await self.app.push_screen_wait(window)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Tell the agent something, for a moment; never as markup."""
        self.notify(text, severity="warning" if trouble else "information", markup=False)

    def action_key(self, key: str) -> None:
        """Do what a key means in the conversation it is about. Escape from typing goes to reading first."""
        if key == "escape" and isinstance(self.focused, Composer):
            self.set_focus(self.query_one(Timeline))
            return
        target = self.scene.target()
        action = on_key(key, self.link.situation(target), self.link.me)
        if action:
            self.deed(action, target)

    def deed(self, action: Action, conversation: str) -> None:
        """Do an action, and paint what came of it. What moves the focus is done before the next key."""
        if self.deeds.at_once(action, conversation):
            self.scene.everything()
            return
        if action.name in TAKES and action.may(self.link.situation(conversation), self.link.me):
            self.scene.take(conversation)
        self._deed(action, conversation)

    @work(group="deed")
    async def _deed(self, action: Action, conversation: str) -> None:
        try:
            await self.deeds.do(action, conversation)
        finally:
            self.scene.taking = ""
        if self.is_attached:
            self.scene.everything()

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

    def next_theme(self) -> None:
        """Go to the next colours."""
        names = [name for name in self.app.available_themes if name in ("dark", "light", "contrast")]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]

    @on(Queue.Pointed)
    def preview(self, event: Queue.Pointed) -> None:
        """Show what the cursor rests on, where queue and conversation stand side by side."""
        if self._preview:
            self._preview.stop()
        if event.conversation and event.conversation != self.link.active and not self.has_class("-narrow"):
            self._preview = self.set_timer(PREVIEW_S, lambda: self.look(event.conversation))
        self.scene.hints()

    @work(group="look", exclusive=True)
    async def look(self, conversation: str) -> None:
        """Show a conversation without taking it."""
        try:
            await self.enter(conversation)
        except (CommandRefused, ClientError) as problem:
            self.say(str(problem), trouble=True)

    @on(Queue.Chosen)
    def choose(self, event: Queue.Chosen) -> None:
        """Claim who waits; open what is mine to answer, and everything else to read."""
        where = self.link.situation(event.conversation)
        for name in ("claim", "accept_transfer", "reply"):
            if BY_NAME[name].may(where, self.link.me):
                self.deed(BY_NAME[name], event.conversation)
                return
        self.read_along(event.conversation)

    @on(Queue.Looked)
    def choose_to_read(self, event: Queue.Looked) -> None:
        """Open a conversation, and take nothing."""
        self.read_along(event.conversation)

    @work(group="look", exclusive=True)
    async def read_along(self, conversation: str) -> None:
        """Open a conversation to read it."""
        try:
            await self.enter(conversation)
            self.query_one(Timeline).focus()
        except (CommandRefused, ClientError) as problem:
            self.say(str(problem), trouble=True)

    @on(Composer.Sent, "#composer")
    def send(self, event: Composer.Sent) -> None:
        """Say it to the customer."""
        self.query_one("#composer", Composer).put("")
        self.speak(event.text, self.scene.taking or self.link.active)

    @work(group="say")
    async def speak(self, text: str, conversation: str) -> None:
        """Send words; what is refused stands in the composer again."""
        self.scene.sending += 1
        try:
            await self.link.say(text, conversation)
        except (CommandRefused, ClientError) as problem:
            self.say(str(problem), trouble=True)
            composer = self.query_one("#composer", Composer)
            if conversation == self.link.active and not composer.text:
                composer.put(text)
        finally:
            self.scene.sending -= 1
            self.scene.below()

    @on(TextArea.Changed, "#composer")
    def typed(self, event: TextArea.Changed) -> None:
        """Keep what is half typed."""
        if not self.scene.taking:
            self.link.draft(event.text_area.text)

    @on(Timeline.Below)
    def below(self, event: Timeline.Below) -> None:
        """Tell how much is new further down."""
        self.scene.below(event.count)

    @on(Bar.Pressed)
    def press(self, event: Bar.Pressed) -> None:
        """Do what was pressed with the mouse."""
        if event.bar.id == "tabs":
            self.look(event.name)
        else:
            self.deed(BY_NAME[event.name], self.scene.target())

    @on(DescendantFocus)
    def focused_other(self) -> None:
        """Show the keys that work where the focus is now."""
        self.scene.hints()
