"""The desk in a terminal: the Textual app only wires the link, the screen and the terminal together."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from ..client import Credentials, connect
from .actions import Action, available, pick
from .link import Link
from .notify import Notifier
from .panel_view import key_name
from .screens.ears import Ears
from .screens.main import MainScreen
from .widgets.themes import THEMES
from .words import word

GREETING_S = 30
_SHOW_CURSOR = "\x1b[?25h"


class Deeds(Provider):
    """The table of actions in the command palette."""

    async def discover(self) -> Hits:
        """Give what can be done here, before anything is typed."""
        for label, text, do in self._offers():
            yield DiscoveryHit(label, do, text=label, help=text)

    async def search(self, query: str) -> Hits:
        """Give what fits the words."""
        matcher = self.matcher(query)
        for label, text, do in self._offers():
            score = matcher.match(label) or (0.1 if query.casefold() in text.casefold() else 0)
            if score > 0:
                yield Hit(score, matcher.highlight(label), do, text=label, help=text)

    def _offers(self) -> list[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return []
        target, language = screen.scene.target(), screen.language
        actions = available(screen.link.situation(target), screen.link.me)
        return [
            (pick(a.label, language), _help(a, language), partial(screen.deed, a, target))
            for a in actions
            if a.name not in ("say", "reply")
        ]


def _help(action: Action, language: str) -> str:
    keys = " ".join(key_name(key) for key in (action.key, action.chord) if key)
    return f"{keys}  {pick(action.help, language)}".strip()


class DeskApp(App[int]):
    """An agent's desk."""

    CSS_PATH = "desk.tcss"
    COMMANDS: ClassVar = {Deeds}
    TITLE = "Handrail"

    def __init__(self, link: Link, *, language: str = "en", theme: str = "dark", notify: bool = True) -> None:
        super().__init__()
        self.link = link
        self.language = language
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme if theme in THEMES else "dark"
        self.main = MainScreen(link, language, Notifier(self.write, wanted=notify))
        self.greeting = ""
        """Shown for a while when the desk opens."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the names of our own colours, so that the stylesheet may use them under any theme."""
        return THEMES["dark"].variables

    def on_mount(self) -> None:
        """Show the screen and the cursor, and begin to listen."""
        self.push_screen(self.main)
        self.write(_SHOW_CURSOR)
        self.app_resume_signal.subscribe(self, lambda _: self.write(_SHOW_CURSOR))
        self.run_worker(Ears(self.main).listen(), group="ears")
        if self.greeting:
            self.notify(self.greeting, timeout=GREETING_S, markup=False)

    def write(self, text: str) -> None:
        """Send something to the terminal itself: the bell, a notification, the cursor."""
        if self._driver is not None:
            self._driver.write(text)
            self._driver.flush()

    def action_command_palette(self) -> None:
        """Open the palette, in the agent's language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=word("filter", self.language)))

    def action_help_quit(self) -> None:
        """Ctrl+C does not end a conversation by accident: say what does."""
        self.notify(word("quit.how", self.language))


async def run_desk(
    url: str,
    credentials: Credentials,
    *,
    language: str = "en",
    theme: str = "dark",
    notify: bool = True,
    greeting: str = "",
) -> int:
    """Connect and show the desk until the agent leaves; gives the exit code. Raises `ConnectRefused`."""
    async with connect(url, credentials) as client:
        link = Link(client)
        await link.start()
        app = DeskApp(link, language=language, theme=theme, notify=notify)
        app.greeting = greeting
        return await app.run_async() or 0
