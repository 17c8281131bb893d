"""What all events share: who caused one, and how its kind is called on the wire and in the log."""

from typing import Literal

import msgspec

Role = Literal["customer", "bot", "human", "system"]
"""Who speaks. It comes from the credentials of the connection, never from a message."""


class Author(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Who caused an event."""

    kind: Role
    id: str
    name: str = ""


def snake(name: str) -> str:
    """Give the wire name of a class: `HumanRequested` is `human_requested`."""
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


class Event(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="kind", tag=snake):
    """The base of all events; the tag is the class's name in snake case."""
