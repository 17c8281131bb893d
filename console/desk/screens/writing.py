"""What the agent types, and who it is for. What cannot be answered says what can be done instead."""

from rich.text import Text
from textual.screen import Screen

from ...core.conversation import Conversation
from ...core.safe import visible
from ..actions import BY_NAME, pick
from ..link import Link
from ..panel_view import key_name
from ..situation import mine
from ..spans import fit
from ..widgets.bar import Bar
from ..widgets.composer import Composer
from ..widgets.timeline import Timeline
from ..words import word


class Writing:
    """The composer of the main screen, and the notice that stands in its place."""

    def __init__(self, screen: Screen[None], link: Link, language: str) -> None:
        self._screen = screen
        self._link = link
        self._language = language
        self.taking = ""
        """The conversation that is being claimed: what is typed meanwhile is for it."""
        self.conversation = ""
        """The conversation that the words in the composer are for."""

    @property
    def _composer(self) -> Composer:
        return self._screen.query_one("#composer", Composer)

    def take(self, conversation: str) -> None:
        """Let the agent type at once to who is being claimed, however long the hub takes to agree."""
        self.taking = conversation
        self._screen.add_class("-talk")
        composer = self._composer
        self.be_for(conversation, "")
        composer.display, self._screen.query_one("#notice", Bar).display = True, False
        self._screen.set_focus(composer)

    def be_for(self, conversation: str, draft: str) -> None:
        """Let the composer be for a conversation; what stands in it stays with the one it was for."""
        if conversation != self.conversation:
            self._link.draft(self._composer.text, self.conversation or "-")
            self.conversation = conversation
            self._composer.put(draft)

    def paint(self, c: Conversation | None, *, online: bool) -> None:
        """Show the composer where the agent may speak, and the notice where not."""
        link, language = self._link, self._language
        composer, notice = self._composer, self._screen.query_one("#notice", Bar)
        speaks = bool(self.taking) or (c is not None and mine(link.situation(), link.me))
        if composer.display and not speaks and self._screen.focused is composer:
            self._screen.set_focus(self._screen.query_one(Timeline))
        composer.display, notice.display = speaks, not speaks
        offline = "" if online else word("composer.offline", language)
        composer.border_subtitle = Text(offline)
        composer.placeholder = word("composer", language)
        if not speaks:
            notice.tell([fit(((self._notice(c), "soft"),), notice.content_size.width)])

    def _notice(self, c: Conversation | None) -> str:
        if c is None:
            return word("composer.none", self._language)
        link = self._link
        for name in ("claim", "accept_transfer", "take_over", "close"):
            action = BY_NAME[name]
            if action.may(link.situation(), link.me):
                what = pick(action.label, self._language)
                if name == "close":
                    return f"{key_name(action.key)}  {what}"
                return word("composer.closed", self._language, key=key_name(action.key), what=what)
        who = visible(c.agent_name or c.agent)
        return word("composer.watch", self._language, who=who) if c.phase == "assigned" else ""
