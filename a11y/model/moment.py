"""One look at the page, and everything that was taken down with it."""

from typing import Literal

import msgspec

from .changes import Change, Focus, Media
from .tree import Rect, Tree


class AxeResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One rule's finding on one node, as axe-core reported it."""

    rule: str
    outcome: Literal["violation", "incomplete"]
    impact: str
    target: str
    """Selector through frames and shadow roots, joined by " >>> "."""
    html: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    help: str = ""
    url: str = ""
    frame: str = "f0"
    node: str = ""
    """The node it is, where it could be joined with the tree."""


class Glimpse(msgspec.Struct, frozen=True):
    """A small picture of a control and what is close around it."""

    node: str
    focused: bool
    """It has the focus in this picture."""
    picture: str
    """A data: address."""
    box: Rect
    """What of the page is in it."""
    theme: Literal["", "dark", "light"] = ""
    """The ground of the user's own colours, where it shows what is left of the control in them."""


class Moment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One look: the state now, and everything since the look before."""

    at: float
    tree: Tree
    changes: tuple[Change, ...] = ()
    focus: tuple[Focus, ...] = ()
    media: tuple[Media, ...] = ()
    axe: tuple[AxeResult, ...] | None = None
    """None where axe was not run at this look."""
    screenshot: str = ""
    """File name beside the recording, or a data: address; "" without one."""
    url: str = ""
    title: str = ""
    viewport: tuple[int, int] = (1280, 800)
    page_size: tuple[int, int] = (0, 0)
    """Scrollable width and height of the top page."""
    scroll: tuple[float, float] = (0, 0)
    """How far the top page was scrolled: a box less this is where it is in the picture."""
    running: int = 0
    """Animations that run for longer than 5 s or without end."""
    glimpses: tuple[Glimpse, ...] = ()
    """What lost the focus since the look before and what got it, for profiles that see and use keys."""
    hovered: tuple[str, ...] = ()
    """Words of controls that are drawn only while the pointer is over something, for the same profiles."""
    unseen: tuple[str, ...] = ()
    """What could not be looked at, in sentences."""
