"""Puts what the link knows on the screen. It reads state only; what is done with it is elsewhere."""

from textual.screen import Screen

from ...client import Connection
from ...core import event as ev
from ...core.conversation import Conversation
from ...core.event import Recorded
from ...core.safe import visible
from ..actions import available
from ..choices import suggestion
from ..link import Link
from ..panel_view import details, head, hints, name_of, status, tabs
from ..queue_view import Seen, called
from ..spans import Spans, beside
from ..view import entries
from ..widgets.bar import Bar
from ..widgets.composer import Composer
from ..widgets.queue import Queue
from ..widgets.timeline import Timeline
from ..words import word
from .writing import Writing

_FIRST = (
    "help", "claim", "decline_offer", "accept_transfer", "decline_transfer", "take_over", "reply",
    "suggestion", "note", "resume", "hold", "transfer", "cancel_transfer", "hand_back", "close", "canned",
    "correct", "next", "state", "search",
)  # fmt: skip
"""What the hints show, as far as there is room."""


class Scene:
    """Paints the main screen from the link."""

    def __init__(self, screen: Screen[None], link: Link, language: str) -> None:
        self._screen = screen
        self._link = link
        self._language = language
        self.writing = Writing(screen, link, language)
        self.connection = Connection(online=True)
        self.muted = False
        self.typing: dict[str, float] = {}
        """Until when (loop time) a customer is shown as typing."""
        self.sending = 0

    def now(self) -> int:
        """Give the hub's time."""
        return self._link.client.now()

    def bar(self, name: str) -> Bar:
        """Give a bar by its id."""
        return self._screen.query_one(f"#{name}", Bar)

    def about(self) -> Conversation | None:
        """Give the conversation that is shown."""
        opened = self._link.opened.get(self._link.active)
        return opened.followed.state if opened else None

    def everything(self) -> None:
        """Paint all but the timeline, which knows itself what is new."""
        self.queue()
        self.talk()
        self.hints()

    def queue(self) -> None:
        """Paint the queue and the bar on top."""
        link = self._link
        unread = {id_: opened.unread for id_, opened in link.opened.items() if opened.unread}
        seen = Seen(link.me, self.now(), self._language, unread)
        queue = self._screen.query_one(Queue)
        queue.chosen = link.active
        queue.update_queue(link.client.board.rows.values(), seen)
        self.top()

    def top(self) -> None:
        """Paint who is here, the connection, and how many wait."""
        link, language, bar = self._link, self._language, self.bar("top")
        left: Spans = (
            ("Handrail  ", "name"),
            (visible(link.client.welcome.name), "text"),
            (f" ({word(f'state.{link.state}', language)})", "soft"),
        )
        if self.muted:
            left = (*left, (f" · {word('muted', language)}", "soft"))
        right = (*status(link.client.board.rows, self.now(), language), ("   ", ""), self._connected())
        bar.tell([beside(left, right, bar.content_size.width)])

    def _connected(self) -> tuple[str, str]:
        if self.connection.online:
            return f"● {word('online', self._language)}", "soft"
        retry = self.connection.retry_in_s
        if retry is None:
            return f"✕ {word('offline', self._language)}", "alert"
        return f"✕ {word('offline.retry', self._language, s=max(1, round(retry)))}", "alert"

    def talk(self) -> None:
        """Paint what surrounds the timeline of the active conversation."""
        link, language, c = self._link, self._language, self.about()
        rows = link.client.board.rows
        ours = [
            (r.conversation, called(r, language), self._unread(r.conversation)) for r in link.queue.mine()
        ]
        if c and c.id not in [id_ for id_, _, _ in ours]:
            ours.append((c.id, name_of(c, language), 0))
        bar = self.bar("tabs")
        bar.press(tabs(ours, link.active, bar.content_size.width))
        bar.display = len(ours) > 1 or not rows
        header, panel = self.bar("head"), self.bar("details")
        header.tell(head(c, link.me, language, header.content_size.width) if c else [])
        panel.tell(details(c, language, self.now(), panel.content_size.width - 1) if c else [])
        self.below()
        self.writing.paint(c, online=self.connection.online)

    def _unread(self, conversation: str) -> int:
        opened = self._link.opened.get(conversation)
        return opened.unread if opened else 0

    def below(self, count: int | None = None) -> None:
        """Paint the row under the timeline: new messages out of view, sending, typing."""
        timeline, bar = self._screen.query_one(Timeline), self.bar("below")
        if count is None:
            count = timeline.below
        parts: list[tuple[str, str]] = []
        if count:
            parts.append((f"↓ {word('below', self._language, n=count)}", "alert"))
        if self.sending:
            parts.append((word("sending", self._language), "soft"))
        if self._link.active in self.typing:
            parts.append((word("typing", self._language), "soft"))
        bar.tell([tuple(span for part in parts for span in (part, ("   ", "")))])

    def hints(self) -> None:
        """Paint what can be done here, with the keys that work where the focus is."""
        typing = isinstance(self._screen.focused, Composer)
        link, bar = self._link, self.bar("hints")
        actions = {a.name: a for a in available(link.situation(self.target()), link.me)}
        useless = {"reply"} if typing else set()
        opened = link.opened.get(link.active)
        if not opened or not suggestion(opened.followed.records):
            useless.add("suggestion")
        shown = [actions[name] for name in _FIRST if name in actions and name not in useless]
        bar.press(hints(shown, typing, self._language, bar.content_size.width))

    def target(self) -> str:
        """Give the conversation that keys are about: where the queue points while it has the focus."""
        queue = self._screen.query_one(Queue)
        return queue.cursor if self._screen.focused is queue else self._link.active

    def timeline(self, new_after: int = 0) -> None:
        """Show the active conversation from its end; `new_after` is the last seq that was seen before."""
        opened = self._link.opened.get(self._link.active)
        records = opened.followed.records if opened else []
        self._screen.query_one(Timeline).show(entries(records, self._link.me.id, self._language, new_after))
        if not self.writing.taking:
            self.writing.be_for(self._link.active, opened.draft if opened else "")

    def heard(self, records: tuple[Recorded, ...]) -> None:
        """Add what happened to the timeline."""
        timeline = self._screen.query_one(Timeline)
        timeline.add(entries(records, self._link.me.id, self._language))
        for recorded in records:
            if isinstance(recorded.event, ev.Corrected):
                timeline.correct(recorded.event.target, visible(recorded.event.text, lines=True))
        if any(isinstance(r.event, ev.Erased) for r in records):
            self.timeline()
