"""What happened on the page between two looks: changes, focus that moved, sounds."""

from typing import Literal

import msgspec


class Region(msgspec.Struct, frozen=True, omit_defaults=True):
    """The live region that a change lies in, as it was at the moment of the change."""

    key: str
    """Identity of the region's element within the recording."""
    live: Literal["polite", "assertive", "off"]
    role: str = ""
    name: str = ""
    atomic: bool = False
    relevant: str = "additions text"
    busy: bool = False
    text: str = ""
    """The whole text of the region (or of the atomic ancestor) after the change."""
    born: float = 0
    """When the region came into the accessibility tree (inserted or shown), ms; 0 was there at load."""
    nested: bool = False
    """It lies in another live region."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something changed on the page between two looks."""

    at: float
    frame: str
    kind: Literal["added", "removed", "text", "attribute", "shown", "hidden"]
    key: str = ""
    """Identity of the changed element within the recording."""
    role: str = ""
    text: str = ""
    """What a screen reader could get of it: text and alternatives, hidden parts left out."""
    before: str = ""
    """What stood there before, for `text` and `attribute`."""
    attribute: str = ""
    region: Region | None = None
    rendered: bool = True
    """It was in the accessibility tree: drawn, not aria-hidden, not inert."""
    gone: float | None = None
    """When it left again, ms; None when it stayed for as long as was looked."""
    parts: tuple[str, ...] = ()
    """The text by block children, where there are several."""
    lang: str = ""


class Focus(msgspec.Struct, frozen=True, omit_defaults=True):
    """Focus moved; `lost` when it fell to the body or out of the page. Sampled at least every 10 ms."""

    at: float
    node: str = ""
    frame: str = ""
    lost: bool = False
    role: str = ""
    name: str = ""
    by_user: bool = False
    """It followed an action of ours within 50 ms."""


class Media(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sound that played."""

    at: float
    frame: str
    kind: Literal["audio", "video", "beep", "speech"]
    muted: bool = False
