"""Somebody's hints where finding fails: selectors, names and steps in a TOML file.

language = "nl"
[find.launcher]
selector = "#chat-button"
[find.human]
role = "button"
name = "Talk to us"
[[step]]
goal = "open"
do = "click"
selector = ".cookie-accept"
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from ..model import Node
from .lexicon import plain

SELECTOR = re.compile(
    r"""(?P<tag>^[a-zA-Z][\w-]*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[(?P<key>[\w-]+)(?:=["']?(?P<value>[^"'\]]*)["']?)?\]"""
)


class Hint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which thing is meant: all that is given has to fit."""

    selector: str = ""
    """One element: `tag#id.class[attribute=value]`; looks into frames and shadow roots."""
    role: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        if not (self.selector or self.role or self.name):
            raise ValueError("expected a selector, a role or a name")
        if (
            self.selector
            and "".join(hit.group() for hit in SELECTOR.finditer(self.selector)) != self.selector
        ):
            raise ValueError(f"expected tag#id.class[attribute=value] without spaces, got {self.selector!r}")

    def fits(self, node: Node) -> bool:
        """This node is meant."""
        named = not self.name or plain(self.name) in plain(node.name)
        return named and (not self.role or self.role == node.role) and self._selected(node)

    def _selected(self, node: Node) -> bool:
        for hit in SELECTOR.finditer(self.selector):
            part = hit.groupdict()
            held = node.attributes
            if part["tag"] and part["tag"].casefold() != node.tag:
                return False
            if part["id"] and part["id"] != held.get("id"):
                return False
            if part["class"] and part["class"] not in held.get("class", "").split():
                return False
            if part["key"] and (part["key"] not in held or part["value"] not in (None, held[part["key"]])):
                return False
        return True


class GuideStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to do at the beginning of a goal, before finding starts."""

    goal: str
    do: Literal["click", "type", "key", "wait"]
    on: Hint | None = None
    text: str = ""
    """What to type, the key to press, the seconds to wait."""


class Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All hints for one page."""

    language: str = ""
    find: dict[Literal["launcher", "composer", "send", "human", "close", "menu", "confirm"], Hint] = {}
    step: tuple[GuideStep, ...] = ()

    def means(self, kind: str, nodes: Iterable[Node]) -> frozenset[str]:
        """The nodes that are named for a kind."""
        hint = self.find.get(kind)  # type: ignore[call-overload]
        return frozenset(node.id for node in nodes if hint and hint.fits(node))


def read_guide(path: Path) -> Guide:
    """The hints in a file. Raises ValueError that tells what was expected, OSError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Guide)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path}: {error}") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"{path}: expected TOML, {error}") from error
