"""What hubs tell each other beside the store: that somebody came or went, and that somebody types."""

from collections.abc import Callable

import msgspec

from ..core.event import Author
from .follower import Follower


class Note(msgspec.Struct, frozen=True):
    """What one hub tells the others. Without `conversation`: somebody came or went."""

    hub: str
    conversation: str = ""
    typing: Author | None = None


class Notes:
    """Sends notes to the other hubs and hears theirs. One that is lost does no harm."""

    def __init__(self, hub: str, follower: Follower, news: Callable[[], None]) -> None:
        """`news` is called when somebody came or went at another hub."""
        self.typing: Callable[[str, Author], None] = lambda conversation, author: None
        """Called when somebody types at another hub."""
        self._hub = hub
        self._follower = follower
        self._news = news
        follower.note = self._heard

    def news(self) -> None:
        """Tell the other hubs that somebody came or went here."""
        self._send(Note(self._hub))

    def types(self, conversation: str, author: Author) -> None:
        """Tell the other hubs that somebody types."""
        self._send(Note(self._hub, conversation, author))

    def _send(self, note: Note) -> None:
        self._follower.fanout.note(msgspec.msgpack.encode(note))

    def _heard(self, data: bytes) -> None:
        try:
            note = msgspec.msgpack.decode(data, type=Note)
        except msgspec.MsgspecError:
            return
        if note.hub == self._hub:
            return
        if note.typing:
            self.typing(note.conversation, note.typing)
        else:
            self._news()
