"""What is told of one page: its walks, scene by scene, and its findings."""

from typing import Literal

import msgspec

from .finding import Finding
from .recording import VERSION, Action, Stage, Tool
from .speech import Utterance
from .tree import Rect


class Stop(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place where focus came, in the order of the walk."""

    role: str
    name: str
    box: Rect | None = None
    """In the picture's CSS pixels; None where it is not drawn."""


class Happening(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the timeline."""

    at: float
    lane: Literal["action", "page", "focus", "speech"]
    text: str
    note: str = ""
    """`lost` for focus that fell away; `cut` or `dropped` for speech that was not heard in full."""


class Scene(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a walk as a report tells it."""

    number: int
    goal: str
    action: Action
    at: float = 0
    picture: str = ""
    """Key in `Report.pictures`; "" without one."""
    viewport: tuple[int, int] = (1280, 800)
    focus: Stop | None = None
    """What had focus after the step."""
    heard: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()


class FocusMap(msgspec.Struct, frozen=True, omit_defaults=True):
    """The order of focus during one stage, to be drawn over a picture."""

    goal: str
    stops: tuple[Stop, ...]
    picture: str = ""
    viewport: tuple[int, int] = (1280, 800)


class Walk(msgspec.Struct, frozen=True, omit_defaults=True):
    """One profile's walk of one journey, as the report tells it."""

    profile: str
    journey: str
    outcome: Literal["reached", "not_reached", "could_not_tell"]
    steps: int
    seconds: float
    announcements: int
    stages: tuple[Stage, ...] = ()
    path: tuple[str, ...] = ()
    """What was done, one sentence a step."""
    heard: tuple[Utterance, ...] = ()
    detour: float = 1.0
    """Steps against the mouse's; 0 where there is nothing to compare."""
    stuck_at: str = ""
    why: str = ""
    language: str = ""
    """What is spoken in the chat."""
    page: str = ""
    """Its address, in a report of several pages."""
    scenes: tuple[Scene, ...] = ()
    timeline: tuple[Happening, ...] = ()
    focus_maps: tuple[FocusMap, ...] = ()


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything there is to tell about one page."""

    url: str
    started: str
    walks: tuple[Walk, ...]
    findings: tuple[Finding, ...]
    passed: tuple[str, ...] = ()
    """Checks that looked at something and found nothing."""
    not_applicable: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    tools: tuple[Tool, ...] = ()
    dialect: str = ""
    agreement: str = ""
    """Measured agreement of the dialect with the real screen reader."""
    seconds: float = 0
    language: Literal["nl", "en"] = "en"
    """The language it is told in."""
    questions: dict[str, dict[str, str]] = {}
    """What each check asks, by check and language."""
    pages: tuple[str, ...] = ()
    """The pages that were checked, where there are several."""
    notices: tuple[str, ...] = ()
    """What is to be told about waivers and baseline: what has expired, what fits nothing."""
    pictures: dict[str, str] = {}
    """Pictures as data: addresses, each once."""
    version: int = VERSION
