"""What was done, and how far it came: the steps of a walk beside its looks."""

from typing import Literal

import msgspec

from .moment import Moment

VERSION = 1
SCAN = "scan"
"""The journey of a recording in which nobody walked: the page was opened and looked at."""


class Action(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something the walker did."""

    kind: Literal[
        "load",
        "key",
        "click",
        "touch",
        "type",
        "say",
        "wait",
        "scroll",
        "server",
        "back",
        "reload",
        "offline",
        "online",
        "reader",
    ]
    """`say` is a voice command, on a visible label. `scroll` goes down by one view. `server` tells the
    scripted backend to do something. `reader` is a key of the screen reader itself: the page gets none."""
    node: str = ""
    key: str = ""
    """For `key`: Tab, Shift+Tab, Enter, Space, Escape, ArrowDown ..."""
    text: str = ""
    label: str = ""
    """What the node was called, for people."""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a walk: what was wanted, what was done, and the look after it."""

    number: int
    goal: str
    """The stage of the journey: open, disclosure, ask, connected, hear_human, answer, leave, return ..."""
    action: Action
    moment: int
    """Index of the look after the action."""
    at: float = 0
    tried: tuple[str, ...] = ()
    """Why this: candidates and their scores, in sentences (shown by --explain-path)."""
    did: float = 0
    """When it was done: the time of the key, the press or the call itself; 0 where that was not kept."""

    @property
    def done(self) -> float:
        """When it was done, as far as is known: at the latest when it was looked at."""
        return self.did or self.at


class Stage(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far one stage of a journey came."""

    goal: str
    outcome: Literal["reached", "not_reached", "could_not_tell", "not_tried"]
    step: int = 0
    """The step in which it was reached or given up."""
    at: float = 0
    why: str = ""


class Tool(msgspec.Struct, frozen=True):
    """Something the evidence was made with."""

    name: str
    version: str
    source: str = ""


class Recording(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole evidence of one walk of one journey by one profile."""

    url: str
    journey: str
    profile: str
    language: str
    started: str
    """ISO 8601, UTC."""
    moments: tuple[Moment, ...]
    steps: tuple[Step, ...] = ()
    stages: tuple[Stage, ...] = ()
    tools: tuple[Tool, ...] = ()
    unseen: tuple[str, ...] = ()
    """What could not be looked at at all; never empty silently: a report with any of these is not clean."""
    backend: tuple[str, ...] = ()
    """What a scripted backend did, with its times, when there was one."""
    version: int = VERSION
