"""The queue: groups of conversations, with a cursor that stays at its conversation when the order changes."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from ...core.board import Row
from ..queue_view import Item, Seen, draw, items
from .rows import Rows


class Queue(Rows):
    """Shows the board, and says where the agent points and what they choose."""

    BINDINGS = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "step(-5)", show=False),
        Binding("pagedown", "step(5)", show=False),
        Binding("home", "step(-100000)", show=False),
        Binding("end", "step(100000)", show=False),
        Binding("space", "look", show=False),
    ]

    class Pointed(Message):
        """The cursor is at another conversation; "" when there is none."""

        def __init__(self, conversation: str) -> None:
            super().__init__()
            self.conversation = conversation

    class Chosen(Message):
        """The agent wants this conversation."""

        def __init__(self, conversation: str) -> None:
            super().__init__()
            self.conversation = conversation

    class Looked(Message):
        """The agent wants to read this conversation, and not to take it."""

        def __init__(self, conversation: str) -> None:
            super().__init__()
            self.conversation = conversation

    def __init__(self, seen: Seen, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = ""
        """The conversation that is pointed at."""
        self.chosen = ""
        """The conversation that is shown beside the queue."""
        self.seen = seen
        self._items: list[Item] = []
        self._ends: list[int] = []

    def update_queue(self, rows: Iterable[Row], seen: Seen) -> None:
        """Show the board as it is now."""
        self.seen = seen
        self._items = items(rows, seen, self._inner)
        self._ends = list(accumulate(item.height for item in self._items))
        self.virtual_size = Size(self._inner, self._ends[-1] if self._ends else 0)
        ids = self.ids()
        if self.cursor not in ids:
            self.point(ids[0] if ids else "")
        else:
            self._stand()
        self.repaint()

    @property
    def _inner(self) -> int:
        return max(20, self.scrollable_content_region.width)

    def repaint(self) -> None:
        """Draw the rows in view anew."""
        self.forget_strips()
        self.refresh()

    def ids(self) -> list[str]:
        """Give the conversations from top to bottom."""
        return [item.conversation for item in self._items if item.conversation]

    def point(self, conversation: str) -> None:
        """Move the cursor to a conversation, and bring it into view."""
        moved = conversation != self.cursor
        self.cursor = conversation
        self._stand()
        self.repaint()
        if moved:
            self.post_message(self.Pointed(conversation))

    def _stand(self) -> None:
        for n, item in enumerate(self._items):
            if item.conversation == self.cursor and item.conversation:
                top = self._ends[n - 1] if n else 0
                above = 2 if n and not self._items[n - 1].conversation else 0
                box = Region(0, max(0, top - above), 1, item.height + above)
                self.scroll_to_region(box, animate=False, immediate=True)
                self.point_at(top)
                return

    def render_line(self, y: int) -> Strip:
        """Paint one row of the screen."""
        row, width = y + round(self.scroll_offset.y), self.size.width
        if not self._ends or row >= self._ends[-1]:
            return self.strip((), width)
        n = bisect_right(self._ends, row)
        if n not in self._strips:
            self._strips[n] = self._paint(self._items[n], width)
        return self._strips[n][row - (self._ends[n - 1] if n else 0)]

    def _paint(self, item: Item, width: int) -> list[Strip]:
        here = bool(item.conversation) and item.conversation == self.cursor
        base = "chosen" if item.conversation and item.conversation == self.chosen else ""
        over = "cursor" if here and self.has_focus else ""
        rows = draw(item, self.seen, self._inner)
        if here:
            rows = ((("▌ ", "alert"), *rows[0][1:]), *rows[1:])
        return [self.strip(row, width, base, over) for row in rows]

    def action_step(self, by: int) -> None:
        """Go some conversations up or down."""
        ids = self.ids()
        if ids:
            at = ids.index(self.cursor) if self.cursor in ids else 0
            self.point(ids[max(0, min(len(ids) - 1, at + by))])

    def action_look(self) -> None:
        """Read what is pointed at."""
        if self.cursor:
            self.post_message(self.Looked(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Point with the mouse; choose with a second click."""
        row = event.y + round(self.scroll_offset.y)
        if not self._ends or row >= self._ends[-1]:
            return
        conversation = self._items[bisect_right(self._ends, row)].conversation
        if conversation and (conversation == self.cursor or event.chain > 1):
            self.post_message(self.Chosen(conversation))
        elif conversation:
            self.point(conversation)

    def on_focus(self) -> None:
        """Let the hardware cursor stand at the conversation that is pointed at."""
        self._stand()
        self.repaint()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.repaint()

    def on_resize(self) -> None:
        """Draw anew in the other width."""
        self.virtual_size = Size(self._inner, self._ends[-1] if self._ends else 0)
        self._stand()
        self.repaint()
