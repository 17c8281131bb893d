"""Windows over the desk: choose one of many, write some words."""

from collections.abc import Awaitable, Callable

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ..choices import Pick
from ..spans import cut
from ..widgets.composer import Composer
from ..words import word

Find = Callable[[str], Awaitable[list[Pick]]]
MOST = 200
"""Options shown at once; more typed words find the rest."""


class Picker(ModalScreen[str | None]):
    """A list that shortens as one types; gives the id of what was chosen, or None."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
    ]

    def __init__(self, title: str, find: Find, language: str) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self._language = language
        self._picks: list[Pick] = []

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(classes="box") as box:
            box.border_title = Text(self._title)
            box.border_subtitle = Text(word("pick.keys", self._language))
            yield Input(placeholder=word("filter", self._language))
            yield OptionList(markup=False)
            yield Static("", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show everything there is."""
        self.query_one(OptionList).can_focus = False
        self.search("")

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Shorten the list."""
        self.search(event.value)

    @work(exclusive=True)
    async def search(self, typed: str) -> None:
        """Ask for what fits, and show it."""
        self._picks = (await self._find(typed))[:MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        width = max(20, self.query_one(".box").content_size.width - 2)
        options.add_options(Option(_prompt(pick, width)) for pick in self._picks)
        none = word("pick.none", self._language) if not self._picks else ""
        self.query_one(Static).update(none)
        self.query_one(Static).display = bool(none)
        if self._picks:
            options.highlighted = 0

    @on(OptionList.OptionHighlighted)
    def point(self) -> None:
        """Let the hardware cursor stand at the option that Enter takes."""
        options = self.query_one(OptionList)
        region = options.content_region
        row = (options.highlighted or 0) - round(options.scroll_offset.y)
        self.app.cursor_position = Offset(region.x, region.y + max(0, min(region.height - 1, row)))
        options.refresh()

    def action_move(self, by: int) -> None:
        """Go up or down while the filter keeps the keys."""
        options = self.query_one(OptionList)
        if self._picks:
            options.highlighted = max(0, min(len(self._picks) - 1, (options.highlighted or 0) + by))

    @on(Input.Submitted)
    def take(self) -> None:
        """Choose what is pointed at."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._picks):
            self.dismiss(self._picks[at].id)

    @on(OptionList.OptionSelected)
    def press(self, event: OptionList.OptionSelected) -> None:
        """Choose with the mouse."""
        self.dismiss(self._picks[event.option_index].id)


def _prompt(pick: Pick, width: int) -> Text:
    label = cut(pick.label, width)
    text = Text(label, no_wrap=True, overflow="ellipsis")
    if pick.more and len(label) < width - 6:
        text.append(f"  {cut(pick.more, width - len(label) - 2)}", style="italic")
    return text


class Writer(ModalScreen[str | None]):
    """Some words; gives them, or None. Enter saves, also nothing when nothing is allowed."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: str, about: str, language: str, *, must: bool) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._language = language
        self._must = must

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(classes="box") as box:
            box.border_title = Text(self._title)
            box.border_subtitle = Text(word("write.keys", self._language))
            if self._about:
                yield Static(self._about, classes="quiet", markup=False)
            yield Composer(must=self._must)

    @on(Composer.Sent)
    def save(self, event: Composer.Sent) -> None:
        """Give what was written."""
        self.dismiss(event.text)
