"""The lines where the agent types. Enter sends."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from ...core.safe import visible

MOST = 4000
"""Characters the hub takes at once."""


class Composer(TextArea):
    """Grows with what is typed; Enter sends, Ctrl+J, Shift+Enter or Alt+Enter starts a new line.

    With `must`, Enter on nothing does nothing.
    """

    BINDINGS = [Binding("ctrl+j,shift+enter,alt+enter", "new_line", show=False)]

    class Sent(Message):
        """The agent pressed Enter."""

        def __init__(self, composer: "Composer", text: str) -> None:
            super().__init__()
            self.composer = composer
            self.text = text

        @property
        def control(self) -> "Composer":
            """Where it was pressed."""
            return self.composer

    def __init__(self, *, must: bool = True, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self._must = must

    def action_new_line(self) -> None:
        """Start a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default().stop()
            if self.text.strip() or not self._must:
                self.post_message(self.Sent(self, self.text.strip()[:MOST]))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as text that cannot act, however it came on the clipboard."""
        event.text = visible(event.text, lines=True)
        await super()._on_paste(event)

    def put(self, text: str) -> None:
        """Put a text in place of what is here, the cursor after it."""
        if text != self.text:
            self.text = text
            self.move_cursor(self.document.end)
