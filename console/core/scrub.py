"""Personal data out of a command, before any rule sees it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from msgspec.structs import replace

from .asked import Scrubbed, Secret
from .command import AnyCommand, FromPeer, LeaveContact, Say
from .conversation import Conversation
from .errors import Refused
from .event import Role
from .policy import NEEDS_ADDRESS, Policy
from .redact import KINDS, redact
from .redact_prefilter import may_hold

_FREE = frozenset({"text", "word", "note", "summary", "page", "name"})
_WORDS: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(name for name in kind.__struct_fields__ if name in _FREE) for kind in get_args(FromPeer)
}
"""The fields of each command that hold free words."""
_EXPECTED = {"phone": "a phone number", "email": "an e-mail address"}


class _Scrubber:
    """Replaces in one command after the other field, numbering on over all of them."""

    def __init__(self, conversation: Conversation, policy: Policy) -> None:
        self.policy = policy
        self.taken = dict(conversation.secrets)
        self.refs: list[str] = []
        self.kept: list[Secret] = []
        self.kinds = _kinds(tuple(sorted(policy.personal_data.items())))

    def words(self, text: str) -> str:
        """Give the text without personal data."""
        done = redact(text, self.kinds, self.policy.region, self.taken, public=_public(self.policy.public))
        for found in done.found:
            self.taken[found.kind] = self.taken.get(found.kind, 0) + 1
            self.refs.append(found.placeholder)
            if self.policy.personal_data.get(found.kind) == "agent":
                self.kept.append(Secret(found.placeholder, found.kind, found.value))
        return done.text


@lru_cache(maxsize=64)
def _kinds(personal_data: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    left = {kind for kind, what in personal_data if what == "log"}
    return tuple(kind for kind in KINDS if kind not in left) if left else KINDS


@lru_cache(maxsize=64)
def _public(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found.value for text in texts for found in redact(text).found)


def scrub(conversation: Conversation, command: AnyCommand, role: Role, policy: Policy) -> Scrubbed:
    """Give the command without personal data, whoever sends it; the company's own numbers pass."""
    if role == "system":
        return Scrubbed(command)
    if isinstance(command, LeaveContact):
        return _contact(conversation, command, policy)
    if not any(may_hold(text) for text in _texts(command)):
        return Scrubbed(command)
    scrubber = _Scrubber(conversation, policy)
    changes: dict[str, Any] = {}
    for field in _WORDS.get(type(command), ()):
        text = getattr(command, field)
        if text and (clean := scrubber.words(text)) != text:
            changes[field] = clean
    if isinstance(command, Say) and command.options:
        changes["options"] = tuple(
            replace(o, label=scrubber.words(o.label), text=scrubber.words(o.text)) for o in command.options
        )
    if isinstance(command, Say) and command.cites:
        changes["cites"] = tuple(scrubber.words(cite) for cite in command.cites)
    clean_command = replace(command, **changes) if changes else command
    return Scrubbed(clean_command, tuple(scrubber.refs), tuple(scrubber.kept))


def _texts(command: AnyCommand) -> Iterator[str]:
    for field in _WORDS.get(type(command), ()):
        yield getattr(command, field)
    if isinstance(command, Say):
        yield from command.cites
        for option in command.options:
            yield option.label
            yield option.text


def _contact(conversation: Conversation, command: LeaveContact, policy: Policy) -> Scrubbed:
    """An address that the customer leaves is always kept: without it the promise would be empty."""
    kind = NEEDS_ADDRESS.get(command.way)
    if command.way not in policy.ways or kind is None:
        ways = ", ".join(way for way in policy.ways if way in NEEDS_ADDRESS) or "-"
        raise Refused("unknown_way", way=command.way, ways=ways)
    done = redact(command.value, (kind,), policy.region, dict(conversation.secrets))
    if len(done.found) != 1:
        raise Refused("bad_contact", expected=_EXPECTED[kind])
    found = done.found[0]
    clean = replace(command, value=found.placeholder)
    return Scrubbed(clean, (found.placeholder,), (Secret(found.placeholder, kind, found.value),))
