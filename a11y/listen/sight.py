"""The page, look by look, and what the reader says by itself of what happens there."""

from ..browser import Eye
from ..model import Action, Focus, Moment, Recording, Tree
from ..reader import Cursor
from ..reader.live import Said, announce, state_changes
from ..reader.order import Page
from ..reader.words import Speaker
from .kept import Kept
from .spoken import Spoken
from .words import word


class Sight:
    """Looks at one page, moves the cursor where focus goes, and has said what a reader says of it."""

    def __init__(self, eye: Eye, cursor: Cursor, spoken: Spoken, *, keep: bool) -> None:
        """`keep` keeps all looks for the recording."""
        self.moment: Moment | None = None
        """The latest look."""
        self._eye, self._cursor, self._spoken, self._keep = eye, cursor, spoken, keep
        self._speaker = Speaker(cursor.dialect, cursor.language)
        self._kept = Kept()
        self._focus = ""
        self._lost: float | None = None
        """When focus was lost, until it is known that no other page is on its way."""

    @property
    def tree(self) -> Tree:
        """The page as of the latest look."""
        return self.moment.tree if self.moment else Tree((), ())

    @property
    def unnoticed(self) -> bool:
        """Focus is where one can type, and the reader did not notice."""
        focused = next((node for node in self.tree.nodes if node.id == self.tree.focus), None)
        return focused is not None and self._cursor.modes.takes_letters(focused)

    def look(self, action: Action | None = None) -> bool:
        """Look, after an action or just so; True when something happened on the page. Raises BrowserError."""
        moment = self._eye.look(picture=self._keep and action is not None)
        before, self.moment = self.moment, moment
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
        self._spoken.add(announce(moment, self._cursor.dialect, self._cursor.language))
        news = bool(told or before is None or moment.changes or moment.focus or moment.media)
        if self._keep and (news or action is not None):
            self._kept.add(action or Action("wait"), moment)
        return news

    def recording(self, url: str) -> Recording:
        """Everything that was done and seen, where it is kept; journey `listen`, profile `screen-reader`."""
        return self._kept.recording(url, self._cursor.language, self._eye.tools)

    def _arrive(self, moment: Moment) -> None:
        """Another document: the reader begins at its top."""
        self._cursor.node, self._focus, self._lost = "", "", None
        self._cursor.modes.restart()
        if moment.title:
            text = self._speaker.word("title {title}").format(title=moment.title)
            self._spoken.add([Said(at=moment.at, text=text, source="title")])

    def _tell_lost(self) -> bool:
        """Tell of a focus lost before this look; that a page loses it which is being left means nothing."""
        if self._lost is None:
            return False
        self._spoken.note(self._lost, word("lost", self._cursor.language))
        self._lost = None
        return True

    def _moved(self, tree: Tree, focus: Focus) -> None:
        if focus.lost:
            if self._focus:
                self._lost = focus.at
            self._focus = ""
        elif focus.node and focus.node != self._focus:
            self._focus, self._lost = focus.node, None
            self._spoken.say(self._cursor.focus(tree, focus.node, focus.at), focus.at)

    def _state(self, before: Tree, after: Tree, at: float) -> None:
        node = next((node for node in after.nodes if node.id == self._focus), None)
        if node is not None:
            texts = state_changes(Page(before), Page(after), node, self._speaker)
            self._spoken.add(
                Said(at=at, text=text, source="focus", node=node.id, lang=node.lang) for text in texts
            )


def _document(tree: Tree) -> str:
    return tree.nodes[0].id if tree.nodes else ""
