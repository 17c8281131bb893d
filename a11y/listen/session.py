"""One page, read by hand: keys go to the reader or to the page, and what is spoken is kept."""

from typing import Literal

import msgspec

from ..browser import Eye
from ..browser.errors import NodeGone
from ..model import Action, Tree
from ..reader import Cursor, Element
from ..reader.live import Said
from ..voice import Voice
from .sight import Sight
from .spoken import Entry, Spoken
from .words import word

PAGE_KEYS = frozenset({"Tab", "Shift+Tab", "Escape"})
"""Keys that go to the page in browse mode too."""
QUICK = {
    "h": "heading", "b": "button", "f": "field", "e": "edit", "k": "link",
    "l": "list", "d": "landmark", "g": "graphic",
}  # fmt: skip
"""Letters that jump in every dialect, also where the real one asks for a modifier too."""
KINDS = ("heading", "landmark", "button", "field", "link", "graphic")
"""What the list of elements offers, in its order."""


class View(msgspec.Struct, frozen=True):
    """All there is to show at one moment."""

    tree: Tree
    title: str
    url: str
    node: str
    """Where the reader reads."""
    mode: Literal["browse", "focus"]
    log: tuple[Entry, ...]
    trouble: str
    """What the latest key could not do; "" when it could."""


class Session:
    """A page in a browser, a reader on it, and a voice. One thread at a time."""

    def __init__(
        self, eye: Eye, url: str, cursor: Cursor, *, voice: Voice | None = None, keep: bool = False
    ) -> None:
        """Take a fresh page and a reader; `keep` keeps all looks for the recording."""
        self.url, self.cursor = url, cursor
        self.spoken = Spoken(cursor.dialect, cursor.language, voice or Voice())
        self.sight = Sight(eye, cursor, self.spoken, keep=keep)
        self._eye = eye
        self._trouble = ""

    @property
    def view(self) -> View:
        """What to show now."""
        moment, cursor = self.sight.moment, self.cursor
        title, url = (moment.title, moment.url) if moment else ("", self.url)
        return View(self.sight.tree, title, url, cursor.node, cursor.mode, self.spoken.log(), self._trouble)

    def open(self) -> None:
        """Load the page and say its title. Raises BrowserError."""
        self._act(Action("load", text=self.url))

    def press(self, key: str) -> None:
        """Press a key: `h`, `Shift+h`, `ArrowDown`, `Tab`, `Enter` ... Raises BrowserError."""
        self._begin(key)
        command = self.cursor.keys.get(key) or _quick(key)
        if self.cursor.mode == "focus":
            if key == "Escape":
                self._do("browse mode")
            else:
                self._act(Action("key", key=key))
        elif key in PAGE_KEYS:
            self._act(Action("key", key=key))
        elif key in ("Enter", "Space"):
            self._activate(key)
        elif command:
            self._do(command)
        else:
            self._trouble = word("no_key", self.cursor.language, key=key)

    def command(self, command: str, key: str) -> None:
        """Give a command of the reader by its name, as `read all`; `key` stands in the log."""
        self._begin(key)
        self._do(command)

    def type(self, text: str) -> None:
        """Type into the page."""
        self._begin(text)
        if self.sight.unnoticed:
            self._trouble = word("unnoticed", self.cursor.language)
        else:
            self._act(Action("type", text=text))

    def again(self) -> None:
        """Say once more where the reader is."""
        self._begin("F5")
        mode = self.cursor.mode
        said = self.cursor.focus(self.sight.tree, self.cursor.node, self._eye.now)
        self.cursor.modes.now = mode
        self.spoken.say((one for one in said if one.source != "mode"), self._eye.now)

    def silence(self) -> None:
        """End all speech."""
        self.spoken.silence(self._eye.now)

    def go(self, element: Element) -> None:
        """Read on from an element of a list."""
        self._begin(element.kind)
        self.cursor.node = element.node
        self.spoken.add([Said(at=self._eye.now, text=element.text, source="list", node=element.node)])

    def watch(self) -> bool:
        """Look again; True when something happened on the page."""
        said, news = self.spoken.count, self.sight.look()
        if self.spoken.count > said and self._trouble == word("silent", self.cursor.language):
            self._trouble = ""
        return news

    def await_news(self, seconds: float) -> bool:
        """Look until something happens on the page, for at most so long."""
        end = self._eye.now + seconds * 1000
        while self._eye.now < end:
            if self.watch():
                return True
            self._eye.act(Action("wait", text="0.1"))
        return False

    def _begin(self, label: str) -> None:
        """A key: speech ends, and reading all stays where it was."""
        self._trouble = ""
        now = self._eye.now
        self.cursor.node = self.spoken.reading(now) or self.cursor.node
        self.spoken.key(now, label)

    def _do(self, command: str) -> None:
        self.spoken.say(self.cursor.do(self.sight.tree, command, self._eye.now), self._eye.now)

    def _activate(self, key: str) -> None:
        """Press what was read: with the key where it has focus, else as readers do, with a click."""
        node = next((node for node in self.sight.tree.nodes if node.id == self.cursor.node), None)
        if node is None or node.id == self.sight.tree.focus:
            if node is not None and node.role in self.cursor.dialect.focus_mode:
                self._do("enter")
            else:
                self._act(Action("key", key=key))
        else:
            self._act(Action("click", node=node.id, label=node.name))

    def _act(self, action: Action) -> None:
        said = self.spoken.count
        try:
            self._eye.act(action)
        except NodeGone as error:
            self._trouble = error.say("nl" if self.cursor.language == "nl" else "en")
        except ValueError:
            self._trouble = word("no_key", self.cursor.language, key=action.key)
        self.sight.look(action)
        if self.spoken.count == said and not self._trouble and action.kind in ("key", "click"):
            nothing = "nowhere" if action.key in ("Tab", "Shift+Tab") else "silent"
            self._trouble = word("unnoticed" if self.sight.unnoticed else nothing, self.cursor.language)


def every_element(session: Session) -> dict[str, tuple[Element, ...]]:
    """The lists of elements, by kind."""
    return {kind: session.cursor.elements(session.sight.tree, kind) for kind in KINDS}


def _quick(key: str) -> str:
    """The command of a letter, with or without Shift; "" for another key."""
    what = QUICK.get(key.removeprefix("Shift+"), "")
    return f"{'previous' if key.startswith('Shift+') else 'next'} {what}" if what else ""
