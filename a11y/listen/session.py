"""One page, read by hand: keys go to the reader or to the page, and what is spoken is kept."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

import msgspec

from ..browser import Eye
from ..browser.errors import NodeGone
from ..model import Action, Focus, Moment, Recording, Tree, Utterance
from ..reader import Cursor, Element
from ..reader.live import Said, announce, state_changes
from ..reader.order import Page
from ..reader.queue import speak
from ..reader.words import Speaker, closed
from ..voice import Voice
from .kept import Kept
from .words import word

KEPT_SAID = 3000
"""The most utterances that are kept; the oldest go first."""
PAGE_KEYS = frozenset({"Tab", "Shift+Tab", "Escape"})
"""Keys that go to the page in browse mode too."""
QUICK = {
    "h": "heading", "b": "button", "f": "field", "e": "edit", "k": "link",
    "l": "list", "d": "landmark", "g": "graphic",
}  # fmt: skip
"""Letters that jump in every dialect, also where the real one asks for a modifier too."""
KINDS = ("heading", "landmark", "button", "field", "link", "graphic")
"""What the list of elements offers, in its order."""


class Mark(msgspec.Struct, frozen=True):
    """Something in the log that is not speech."""

    at: float
    kind: Literal["key", "note"]
    text: str


Entry = Utterance | Mark
"""One line of the log."""


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
        self.cursor = cursor
        self._eye, self._url, self._keep = eye, url, keep
        self._voice = voice or Voice()
        self._speaker = Speaker(self.cursor.dialect, self.cursor.language)
        self._said: list[Said] = []
        self._stops: list[float] = []
        self._marks: list[Mark] = []
        self._kept = Kept()
        self._moment: Moment | None = None
        self._focus = ""
        self._lost: float | None = None
        """When focus was lost, until it is known that no other page is on its way."""
        self._trouble = ""

    @property
    def tree(self) -> Tree:
        """The page as of the latest look."""
        return self._moment.tree if self._moment else Tree((), ())

    @property
    def view(self) -> View:
        """What to show now."""
        entries: list[Entry] = [*self._marks, *self.heard()]
        log = sorted(entries, key=lambda entry: entry.at)
        moment, cursor = self._moment, self.cursor
        title, url = (moment.title, moment.url) if moment else ("", self._url)
        return View(self.tree, title, url, cursor.node, cursor.mode, tuple(log), self._trouble)

    def heard(self) -> tuple[Utterance, ...]:
        """All that was spoken so far, what was cut short, and what never came to be spoken."""
        stops = self._stops if self.cursor.dialect.keys_stop else []
        return speak(self._said, stops, self.cursor.dialect, self.cursor.dialect.rate)

    def open(self) -> None:
        """Load the page and say its title. Raises BrowserError."""
        self._act(Action("load", text=self._url))

    def press(self, key: str) -> None:
        """Press a key: `h`, `Shift+h`, `ArrowDown`, `Tab`, `Enter` ... Raises BrowserError."""
        self._begin(key)
        command = self.cursor.keys.get(key) or _quick(key)
        if self.cursor.mode == "focus":
            if key == "Escape":
                self._say(self.cursor.do(self.tree, "browse mode", self._eye.now))
            else:
                self._act(Action("key", key=key))
        elif key in PAGE_KEYS:
            self._act(Action("key", key=key))
        elif key in ("Enter", "Space"):
            self._activate(key)
        elif command:
            self._say(self.cursor.do(self.tree, command, self._eye.now))
        else:
            self._trouble = word("no_key", self.cursor.language, key=key)

    def command(self, command: str, key: str) -> None:
        """Give a command of the reader by its name, as `read all`; `key` stands in the log."""
        self._begin(key)
        self._say(self.cursor.do(self.tree, command, self._eye.now))

    def type(self, text: str) -> None:
        """Type into the page."""
        self._begin(text)
        self._act(Action("type", text=text))

    def again(self) -> None:
        """Say once more where the reader is."""
        self._begin("F5")
        mode = self.cursor.mode
        said = self.cursor.focus(self.tree, self.cursor.node, self._eye.now)
        self.cursor.modes.now = mode
        self._say(one for one in said if one.source != "mode")

    def silence(self) -> None:
        """End all speech."""
        self._stops.append(self._eye.now)
        self._voice.stop()

    def elements(self) -> dict[str, tuple[Element, ...]]:
        """The lists of elements, by kind."""
        return {kind: self.cursor.elements(self.tree, kind) for kind in KINDS}

    def go(self, element: Element) -> None:
        """Read on from an element of a list."""
        self._begin(element.kind)
        self.cursor.node = element.node
        self._add([Said(at=self._eye.now, text=element.text, source="list", node=element.node)])

    def watch(self) -> bool:
        """Look again; True when something happened on the page."""
        return self._look(None)

    def await_news(self, seconds: float) -> bool:
        """Look until something happens on the page, for at most so long."""
        end = self._eye.now + seconds * 1000
        while self._eye.now < end:
            if self.watch():
                return True
            self._eye.act(Action("wait", text="0.1"))
        return False

    def recording(self) -> Recording:
        """Everything that was done and seen, where it is kept; journey `listen`, profile `screen-reader`."""
        return self._kept.recording(self._url, self.cursor.language, self._eye.tools)

    def _begin(self, label: str) -> None:
        """A key: speech ends, and reading all stays where it was."""
        self._trouble = ""
        now = self._eye.now
        for one in self.heard() if self.cursor.dialect.keys_stop else ():
            if one.source == "read_all" and one.at <= now < one.until and one.node:
                self.cursor.node = one.node
        self._marks.append(Mark(now, "key", label))
        self._stops.append(now)
        if self.cursor.dialect.keys_stop:
            self._voice.stop()

    def _activate(self, key: str) -> None:
        """Press what was read: with the key where it has focus, else as readers do, with a click."""
        node = next((node for node in self.tree.nodes if node.id == self.cursor.node), None)
        if node is None or node.id == self.tree.focus:
            if node is not None and node.role in self.cursor.dialect.focus_mode:
                self._say(self.cursor.do(self.tree, "enter", self._eye.now))
            else:
                self._act(Action("key", key=key))
        else:
            self._act(Action("click", node=node.id, label=node.name))

    def _act(self, action: Action) -> None:
        before = len(self._said)
        try:
            self._eye.act(action)
        except NodeGone as error:
            self._trouble = error.say("nl" if self.cursor.language == "nl" else "en")
        except ValueError:
            self._trouble = word("no_key", self.cursor.language, key=action.key)
        self._look(action)
        if len(self._said) == before and not self._trouble and action.kind in ("key", "click"):
            tab = action.key in ("Tab", "Shift+Tab")
            self._trouble = word("nowhere" if tab else "silent", self.cursor.language)

    def _look(self, action: Action | None) -> bool:
        moment = self._eye.look(picture=self._keep and action is not None)
        before, self._moment = self._moment, moment
        if before is None or _document(before.tree) != _document(moment.tree):
            self._arrive(moment)
            before = None
        told = self._tell_lost()
        held = self._focus
        here = {node.id for node in moment.tree.nodes}
        for focus in moment.focus:
            if before is not None or focus.node in here:
                self._moved(moment.tree, focus)
        if held and held == self._focus and before is not None:
            self._state(before.tree, moment.tree, moment.at)
        self._add(announce(moment, self.cursor.dialect, self.cursor.language))
        news = bool(told or before is None or moment.changes or moment.focus or moment.media)
        if self._keep and (news or action is not None):
            self._kept.add(action or Action("wait"), moment)
        return news

    def _arrive(self, moment: Moment) -> None:
        """Another document: the reader begins at its top."""
        self.cursor.node, self._focus, self._lost = "", "", None
        self.cursor.modes.restart()
        if moment.title:
            text = self._speaker.word("title {title}").format(title=moment.title)
            self._add([Said(at=moment.at, text=text, source="title")])

    def _tell_lost(self) -> bool:
        """Tell of a focus lost before this look; that a page loses it which is being left means nothing."""
        if self._lost is None:
            return False
        self._marks.append(Mark(self._lost, "note", word("lost", self.cursor.language)))
        self._lost = None
        return True

    def _moved(self, tree: Tree, focus: Focus) -> None:
        if focus.lost:
            if self._focus:
                self._lost = focus.at
            self._focus = ""
        elif focus.node and focus.node != self._focus:
            self._focus, self._lost = focus.node, None
            self._say(self.cursor.focus(tree, focus.node, focus.at), focus.at)

    def _state(self, before: Tree, after: Tree, at: float) -> None:
        node = next((node for node in after.nodes if node.id == self._focus), None)
        if node is not None:
            texts = state_changes(Page(before), Page(after), node, self._speaker)
            self._add(Said(at=at, text=text, source="focus", node=node.id, lang=node.lang) for text in texts)

    def _say(self, utterances: Iterable[Utterance], at: float | None = None) -> None:
        """Utterances of the cursor follow each other in the queue, which gives them their times."""
        now = self._eye.now if at is None else at
        self._add(
            Said(
                at=now,
                text=one.text,
                source=one.source,
                node=one.node,
                lang=one.lang,
                sure=one.sure,
                note=one.note,
            )
            for one in utterances
        )

    def _add(self, said: Iterable[Said]) -> None:
        fresh = list(said)
        self._said += fresh
        if fresh and self._trouble == word("silent", self.cursor.language):
            self._trouble = ""
        told = [one for one in fresh if not one.dropped]
        for (language, urgent), some in groupby(told, lambda one: (one.lang, one.politeness == "assertive")):
            text = " ".join(closed(one.text) for one in some)
            self._voice.say(text, language or self.cursor.language, urgent=urgent)
        del self._said[:-KEPT_SAID], self._stops[:-KEPT_SAID], self._marks[:-KEPT_SAID]


def _quick(key: str) -> str:
    """The command of a letter, with or without Shift; "" for another key."""
    what = QUICK.get(key.removeprefix("Shift+"), "")
    return f"{'previous' if key.startswith('Shift+') else 'next'} {what}" if what else ""


def _document(tree: Tree) -> str:
    return tree.nodes[0].id if tree.nodes else ""
