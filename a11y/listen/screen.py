"""The screen: the page and what is spoken side by side, and below what a user would notice."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ..reader import Element, dialect_named
from ..reports.safe import safe
from .hand import Hand, Job
from .session import KINDS, View, every_element
from .telling import notice
from .view import Row, Spans, log_rows, place_of, tree_rows
from .widgets import Page, Rows
from .words import word

_SHOW_CURSOR = "\x1b[?25h"


class Seen(Message):
    """The page or the log is new."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view


class Listed(Message):
    """The lists of elements are there."""

    def __init__(self, lists: dict[str, tuple[Element, ...]]) -> None:
        super().__init__()
        self.lists = lists


class Told(Message):
    """The voice has something to say of itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Ended(Message):
    """The browser is gone."""


class ListenApp(App[None]):
    """Shows what a `Hand` does, and passes keys on to it."""

    CSS_PATH = "listen.tcss"
    TITLE = "Handrail"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]
    BINDINGS: ClassVar = [
        Binding("f1", "help", show=False),
        Binding("f2", "reader('toggle mode', 'F2')", show=False),
        Binding("f3", "reader('read all', 'F3')", show=False),
        Binding("f5", "again", show=False),
        Binding("f6", "panes", show=False, priority=True),
        Binding("f7", "elements", show=False),
        Binding("f9", "silence", show=False),
        Binding("ctrl+q,f10", "quit", show=False, priority=True),
    ]

    def __init__(self, url: str, dialect: str, language: str) -> None:
        super().__init__()
        self.hand: Hand | None = None
        self._url, self._dialect, self._language = url, dialect_named(dialect), language
        self._rows: tuple[Row, ...] = ()
        self._page: Sequence[Spans] = ()
        self._view: View | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="top", markup=False)
        with Horizontal():
            with Vertical(id="left"):
                yield Static(word("page", self._language), classes="head", markup=False)
                yield Page(id="page")
            with Vertical(id="right"):
                yield Static(word("spoken", self._language), classes="head", markup=False)
                yield Rows(wraps=True, id="log")
        yield Static(id="notice", markup=False)
        yield Static(word("hints_browse", self._language), id="hints", markup=False)

    def on_mount(self) -> None:
        """Begin at the page, with the terminal's cursor shown, and let the browser start."""
        if self.hand is not None:
            self.hand.start()
        self.query_one(Page).focus()
        self._write(_SHOW_CURSOR)
        self.app_resume_signal.subscribe(self, lambda _: self._write(_SHOW_CURSOR))
        self.query_one("#top", Static).update(word("loading", self._language, url=safe(self._url)))

    def seen(self, view: View) -> None:
        """Something is new. From any thread."""
        self.post_message(Seen(view))

    def voice_tells(self, text: str) -> None:
        """Say what is the matter with the voice. From any thread."""
        self.post_message(Told(text))

    def ended(self) -> None:
        """The browser is gone. From any thread."""
        self.post_message(Ended())

    def on_seen(self, message: Seen) -> None:
        """Show it."""
        view, before, language = message.view, self._view, self._language
        self._view = view
        if before is None or view.tree != before.tree:
            self._rows = tree_rows(view.tree, self._dialect, language)
            self._page = [row.spans for row in self._rows]
        here, focus = (place_of(self._rows, view.tree, node) for node in (view.node, view.tree.focus))
        self.query_one(Page).show(self._page, here, focus)
        log = log_rows(view.log, language)
        self.query_one("#log", Rows).show(log, len(log) - 1)
        reader = word("simulated", language, reader=f"{self._dialect.reader} {self._dialect.version}")
        mode = word(view.mode, language).upper()
        top = f"{mode}   {safe(view.title or view.url)}   {reader}"
        self.query_one("#top", Static).update(top)
        self.query_one("#notice", Static).update(safe(notice(view, language)))
        self.query_one("#hints", Static).update(word(f"hints_{view.mode}", language))

    def on_told(self, message: Told) -> None:
        """Show what is the matter with the voice."""
        self.notify(message.text, markup=False, severity="warning")

    def on_ended(self) -> None:
        """There is nothing to drive any more."""
        self.exit()

    def on_listed(self, message: Listed) -> None:
        """Offer the lists, and read on from what is chosen."""

        def go(element: Element | None) -> None:
            if element is not None:
                self._do(lambda session: session.go(element))

        self.push_screen(Elements(message.lists, self._language), go)

    def on_page_pressed(self, message: Page.Pressed) -> None:
        """Pass a key on."""
        if self.hand is not None:
            self.hand.press(message.key)

    def action_reader(self, command: str, key: str) -> None:
        """Give the reader a command."""
        self._do(lambda session: session.command(command, key))

    def action_again(self) -> None:
        """Say it once more."""
        self._do(lambda session: session.again())

    def action_silence(self) -> None:
        """End all speech."""
        self._do(lambda session: session.silence())

    def action_elements(self) -> None:
        """Ask for the lists of elements."""
        if not isinstance(self.screen, ModalScreen):
            self._do(lambda session: self.post_message(Listed(every_element(session))))

    def action_panes(self) -> None:
        """Go to the other side."""
        if not isinstance(self.screen, ModalScreen):
            page, log = self.query_one(Page), self.query_one("#log", Rows)
            (log if page.has_focus else page).focus()

    def action_help(self) -> None:
        """Show the keys."""
        if not isinstance(self.screen, ModalScreen):
            self.push_screen(Help(self._language))

    def action_help_quit(self) -> None:
        """Ctrl+C is no key of a screen reader here: say what quits."""
        self.notify(word("quit_how", self._language), markup=False)

    def _do(self, job: Job) -> None:
        if self.hand is not None:
            self.hand.do(job)

    def _write(self, text: str) -> None:
        if self._driver is not None:
            self._driver.write(text)
            self._driver.flush()


class Elements(ModalScreen[Element | None]):
    """The list of elements, one kind at a time."""

    BINDINGS: ClassVar = [
        Binding("escape,f7", "leave", show=False),
        Binding("left,shift+tab", "kind(-1)", show=False, priority=True),
        Binding("right,tab", "kind(1)", show=False, priority=True),
    ]

    def __init__(self, lists: dict[str, tuple[Element, ...]], language: str) -> None:
        super().__init__()
        self._lists, self._language, self._kind = lists, language, 0

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box"):
            yield Static(id="kinds", markup=False)
            yield OptionList(id="found", markup=False)
            yield Static(word("list_hint", self._language), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the first kind."""
        self._fill()

    def action_kind(self, by: int) -> None:
        """Go to another kind."""
        self._kind = (self._kind + by) % len(KINDS)
        self._fill()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        found = self._lists[KINDS[self._kind]]
        self.dismiss(found[event.option_index] if found else None)

    def _fill(self) -> None:
        kinds = Text("   ").join(
            Text(
                f"{word(f'kind {kind}', self._language)} {len(self._lists[kind])}",
                style="reverse bold" if n == self._kind else "",
            )
            for n, kind in enumerate(KINDS)
        )
        self.query_one("#kinds", Static).update(kinds)
        found = [Option(Text(safe(one.text) or "-")) for one in self._lists[KINDS[self._kind]]]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(found or [Option(word("no_elements", self._language), disabled=True)])
        options.highlighted = 0 if found else None


class Help(ModalScreen[None]):
    """The keys."""

    BINDINGS: ClassVar = [Binding("escape,f1,enter,q", "leave", show=False)]

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with VerticalScroll(classes="box") as box:
            box.border_title = word("help_title", self._language)
            yield Static(word("help", self._language), markup=False)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss()
