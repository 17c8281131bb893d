"""What the commands of line mode share: the desk, its language, and a way to tell the agent something."""

from collections.abc import Callable

from ..core.board import Row
from ..core.conversation import Conversation
from .line_tell import Numbers, Teller
from .line_words import tell
from .link import Link
from .opened import Opened, speaks


class Wrong(Exception):
    """A command that cannot be done; its sentence says what was expected, what came, what to do."""


class Talk:
    """A desk that talks in lines."""

    def __init__(self, link: Link, language: str, write: Callable[[str], None]) -> None:
        self.link = link
        self.language = language
        self.write = write
        """Tells the agent a line."""
        self.numbers = Numbers()
        self.leaving = False
        """The agent asked to leave."""
        self.warned = False
        """The agent was asked whether they mean it."""

    @property
    def teller(self) -> Teller:
        """Says things in the agent's language."""
        return Teller(self.language, self.link.me, self.numbers)

    def tell(self, key: str, **facts: object) -> None:
        """Tell a sentence of line mode."""
        self.write(tell(key, self.language, **facts))

    def wrong(self, key: str, **facts: object) -> Wrong:
        """Make the error that says it."""
        return Wrong(tell(key, self.language, **facts))

    def here(self) -> Opened:
        """Give the active conversation, or say that there is none."""
        opened = self.link.opened.get(self.link.active)
        if opened is None:
            raise self.wrong("no.conversation")
        return opened

    def numbered(self, number: str) -> str:
        """Give the conversation with a number, or say that there is none."""
        conversation = self.numbers.conversation(number)
        if not conversation:
            raise self.wrong("no.number", given=number)
        return conversation

    def row(self, row: Row) -> str:
        """Tell a row, with what is unread in it."""
        opened = self.link.opened.get(row.conversation)
        unread = f", {tell('unread', self.language, n=opened.unread)}" if opened and opened.unread else ""
        return self.teller.row(row, self.link.client.now()) + unread

    def headline(self, key: str, state: Conversation) -> None:
        """Tell which conversation this is and who is in control."""
        self.tell(
            key,
            number=self.numbers.of(state.id),
            name=self.teller.name(state.id, state.customer_name, example=state.example),
            control=self.teller.control(state),
        )

    def read(self, count: int, *, words_only: bool = False) -> None:
        """Read the last lines of the active conversation; with `words_only` what people and bot wrote."""
        records = [r for r in self.here().followed.records if speaks(r) or not words_only]
        told = [line for r in records if (line := self.teller.event(r))]
        last = told[-count:] if count else []
        self.tell("reading", n=len(last), all=len(told))
        for at, text in last:
            self.write(f"{at} {text}")

    async def open(self, conversation: str) -> None:
        """Go to a conversation, and tell what one needs to know first."""
        opened = await self.link.open(conversation)
        self.opened(opened)

    def opened(self, opened: Opened) -> None:
        """Tell what one needs to know first of the conversation that was opened."""
        state = opened.followed.state
        self.headline("opened", state)
        self.write(self.teller.facts(state))
        self.read(READ_LINES, words_only=True)
        if opened.draft:
            self.tell("draft", text=opened.draft)


READ_LINES = 5
"""Lines that are read when a conversation is opened."""
