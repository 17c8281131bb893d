"""The main screen: queue, conversation, details. It routes between widgets, deeds and the link."""

from textual import on, work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize

from ..actions import ACTIONS, BY_NAME, Action, on_key
from ..link import Link
from ..notify import Notifier
from ..queue_view import Seen
from ..widgets.bar import Bar
from ..widgets.composer import Composer
from ..widgets.queue import Queue
from ..widgets.timeline import Timeline
from .deeds import TAKES, Deeds
from .rooms import Looking

_NAMED = {"[": "left_square_bracket", "]": "right_square_bracket", "/": "slash"}


def _bindings() -> list[BindingType]:
    """Make the keys from the table.

    All have priority: they are obeyed in the order in which they come, so that the first letter after a claim
    is typed, however fast it follows.
    """
    keys = {key for a in ACTIONS for key in (a.key, a.chord) if key}
    return [
        Binding("enter", "take", show=False, priority=True),
        *(Binding(_NAMED.get(key, key), f"key({key!r})", show=False, priority=True) for key in keys),
    ]


_LETTERS = frozenset(a.key for a in ACTIONS if a.key) - {"escape"}


class MainScreen(Looking):
    """What the agent works in."""

    BINDINGS = _bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (140, "-wide")]

    def __init__(self, link: Link, language: str, notifier: Notifier) -> None:
        super().__init__(link, language)
        self.notifier = notifier
        self.deeds = Deeds(self)

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
        self.set_focus(self.query_one(Queue))
        self.set_interval(1, self.scene.queue)

    def on_resize(self, _: Resize) -> None:
        """Fit everything into the other size."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.scene.everything()
        queue = self.query_one(Queue)
        if queue.cursor and not self.link.active and not self.has_class("-narrow"):
            self.look(queue.cursor)

    def action_key(self, key: str) -> None:
        """Do what a key means in the conversation it is about. Escape from typing goes to reading first."""
        if isinstance(self.focused, Composer):
            if key in _LETTERS:
                raise SkipAction
            if key == "escape":
                self.set_focus(self.query_one(Timeline))
                return
        target = self.scene.target()
        action = on_key(key, self.link.situation(target), self.link.me)
        if action:
            self.deed(action, target)

    def action_take(self) -> None:
        """Take what the queue points at."""
        queue = self.query_one(Queue)
        if self.focused is not queue or not queue.cursor:
            raise SkipAction
        self.choose(Queue.Chosen(queue.cursor))

    def deed(self, action: Action, conversation: str) -> None:
        """Do an action, and paint what came of it. What moves the focus is done before the next key."""
        if self.deeds.at_once(action, conversation):
            self.scene.everything()
            return
        if action.name in TAKES and action.may(self.link.situation(conversation), self.link.me):
            self.stay()
            self.scene.writing.take(conversation)
        self._deed(action, conversation)

    @work(group="deed")
    async def _deed(self, action: Action, conversation: str) -> None:
        try:
            await self.deeds.do(action, conversation)
        finally:
            if self.scene.writing.taking == conversation:
                self.scene.writing.taking = ""
        if self.is_attached:
            if self.scene.writing.conversation != self.link.active:
                self.scene.timeline()
            self.scene.everything()

    def next_theme(self) -> None:
        """Go to the next colours."""
        names = [name for name in self.app.available_themes if name in ("dark", "light", "contrast")]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]

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
