"""What a rule is asked, and what it answers."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import msgspec

from . import command as cmd
from .command import AnyCommand
from .conversation import Conversation
from .errors import Refused
from .event import AnyEvent, Author, Recorded, Redacted, Role
from .policy import Policy
from .staff import Staff


class Peer(msgspec.Struct, frozen=True):
    """Who sends a command, as their credentials prove it."""

    kind: Role
    id: str
    name: str = ""
    teams: tuple[str, ...] = ()
    supervisor: bool = False
    language: str = "en"


HUB = Peer("system", "hub")


class World(msgspec.Struct, frozen=True):
    """Everything outside the conversation that a decision depends on."""

    now: int
    """Milliseconds since the epoch."""
    policy: Policy = Policy()
    staff: Staff = Staff()


class Secret(msgspec.Struct, frozen=True):
    """Personal data that is kept beside the log, named by its placeholder."""

    ref: str
    kind: str
    value: str


class Scrubbed(msgspec.Struct, frozen=True):
    """A command without personal data, and what was taken out of it."""

    command: AnyCommand
    refs: tuple[str, ...] = ()
    kept: tuple[Secret, ...] = ()


class Decision(msgspec.Struct, frozen=True):
    """What happens: events in order, and secrets to keep beside them; then `refused` is told the peer."""

    events: tuple[AnyEvent, ...] = ()
    secrets: tuple[Secret, ...] = ()
    refused: Refused | None = None


class Asked(msgspec.Struct, frozen=True):
    """One question to the rules."""

    conversation: Conversation
    command: Any
    peer: Peer
    world: World
    clean: Scrubbed

    def yes(self, events: Iterable[AnyEvent], refused: Refused | None = None) -> Decision:
        """Answer with these events, followed by the evidence of what was replaced in the words."""
        events = tuple(events)
        if events and self.clean.refs:
            kept = tuple(s.ref for s in self.clean.kept)
            private = refused is not None or isinstance(self.command, _FOR_AGENTS)
            events = (*events, Redacted(self.clean.refs, kept, private))
        return Decision(events, self.clean.kept if events else (), refused)


_FOR_AGENTS = cmd.Note | cmd.Transfer | cmd.HandBack | cmd.Close | cmd.AskHuman
"""Commands whose words the customer does not see. So it is with a bot's answer that is refused and kept."""

Rule: TypeAlias = Callable[[Asked], Decision]


def ahead(asked: Asked, events: Iterable[AnyEvent]) -> Conversation:
    """Fold events that are not stored yet, to see what the conversation would be."""
    from .conversation import fold

    start = asked.conversation
    by = Author(asked.peer.kind, asked.peer.id, asked.peer.name)
    return fold(
        (
            Recorded(start.id, start.seq + n, asked.world.now, by, event)
            for n, event in enumerate(events, start=1)
        ),
        start,
    )
