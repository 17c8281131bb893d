"""Everything line mode tells, as single lines of harmless text: events, rows, where one is. Pure."""

from collections.abc import Iterable
from datetime import datetime

from ..core import event as ev
from ..core.board import Row
from ..core.conversation import Conversation
from ..core.event import Author, Recorded
from ..core.safe import visible
from ..core.transcript import line_of
from ..core.transcript_words import NEEDS, REASONS, WAYS
from .line_words import tell
from .panel_view import control
from .situation import Me
from .words import word


class Numbers:
    """Short numbers for conversations, the same as long as line mode runs."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, conversation: str) -> int:
        """Give a conversation its number."""
        return self._numbers.setdefault(conversation, len(self._numbers) + 1)

    def conversation(self, number: str) -> str:
        """Find the conversation with a number; "" when there is none."""
        return next((c for c, n in self._numbers.items() if str(n) == number.strip()), "")


class Teller:
    """Says things in the agent's language."""

    def __init__(self, language: str, me: Me, numbers: Numbers) -> None:
        self._language = language
        self._at = 0 if language.lower().startswith("nl") else 1
        self._agent = me
        self._me = me.id
        self._numbers = numbers

    def event(self, recorded: Recorded) -> tuple[str, str] | None:
        """Tell an event: (time, the rest); None where there is nothing to tell."""
        line = line_of(recorded, self._language)
        if line is None:
            return None
        event, by = recorded.event, recorded.by
        key = "system"
        if isinstance(event, ev.Suggested):
            key = "suggestion"
        elif isinstance(event, ev.Noted):
            key = "note_me" if by.id == self._me else "note"
        elif isinstance(event, ev.Said | ev.Corrected):
            key = "me" if by.kind == "human" and by.id == self._me else by.kind
        who = tell(f"who.{key}", self._language, name=visible(by.name or by.id))
        return time_of(recorded.at), f"{who}: {visible(line.text)}{self._extras(event)}"

    def who(self, by: Author) -> str:
        """Name who speaks, the role first."""
        key = "me" if by.kind == "human" and by.id == self._me else by.kind
        return tell(f"who.{key}", self._language, name=visible(by.name or by.id))

    def row(self, row: Row, now: int) -> str:
        """Tell a row of the queue: number, name, how long, why, what they need."""
        facts = [self.name(row.conversation, row.name, example=row.example), minutes(now - row.since)]
        facts += self._state(row)
        if row.reason and row.phase == "queued":
            facts.append(REASONS[row.reason][self._at])
        facts += [visible(fact) for fact in (row.summary, row.language, row.team) if fact]
        facts += [NEEDS[need][self._at] for need in row.needs]
        return f"{self._numbers.of(row.conversation)}, " + ", ".join(facts)

    def name(self, conversation: str, name: str, *, example: bool = False) -> str:
        """Name a customer."""
        shown = visible(name) or word("nobody", self._language)
        return f"{shown} ({word('example', self._language)})" if example else shown

    def control(self, state: Conversation) -> str:
        """Tell who is in control."""
        return control(state, self._agent, self._language).replace(" · ", ", ")

    def facts(self, state: Conversation) -> str:
        """Tell what is known of a customer, what they need first."""
        say, language = word, self._language
        facts = [NEEDS[need][self._at] for need in state.needs] or [say("details.none", language)]
        for key, value in (
            ("language", state.language),
            ("page", state.page),
            ("summary", state.summary),
            ("team", state.team),
        ):
            if value:
                facts.append(f"{say(f'details.{key}', language)}: {visible(value)}")
        for contact in state.contacts:
            done = f" ({REASONS[contact.done][self._at]})" if contact.done else ""
            way = WAYS[contact.way][self._at]
            facts.append(f"{say('details.contacts', language)}: {way} {visible(contact.ref)}{done}")
        return ", ".join(facts)

    def _state(self, row: Row) -> Iterable[str]:
        say, language = word, self._language
        if row.offer_to:
            yield (
                say("queue.rings", language)
                if row.offer_to == self._me
                else say("queue.rings_at", language, who=visible(row.offer_to))
            )
        if row.phase == "bot":
            yield say("queue.bot", language)
        if row.phase == "assigned" and row.agent != self._me:
            yield visible(row.agent_name or row.agent)
        if row.phase == "wrap_up":
            yield say("queue.wrap_up", language)
        for key, told in (("held", row.held), ("front", row.front), ("away", row.customer_away)):
            if told:
                yield say(f"queue.{key}", language)

    def _extras(self, event: ev.AnyEvent) -> str:
        if not isinstance(event, ev.Said):
            return ""
        extras = [word("said.unsure", self._language)] if event.unsure else []
        if event.options:
            labels = " / ".join(visible(option.label) for option in event.options)
            extras.append(word("said.options", self._language, options=labels))
        return f" ({'; '.join(extras)})" if extras else ""


def time_of(at: int) -> str:
    """Give the time of day, where the agent is."""
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M")


def minutes(ms: int) -> str:
    """Give a duration as minutes and seconds."""
    seconds = max(0, ms) // 1000
    return f"{seconds // 60} min" if seconds >= 60 else f"{seconds} s"
