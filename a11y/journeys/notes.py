"""What somebody on the way keeps in mind, and what they decide next."""

import msgspec

from ..model import Action, Stage
from .guide import Guide


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the walker knows beside what is in sight. Made by `begin`, and then by the walker."""

    language: str = "en"
    """What is spoken in the chat."""
    tongue: str = "en"
    """The language of the report: en or nl."""
    scripted: bool = False
    """A scripted backend does what it is told."""
    guide: Guide = Guide()
    url: str = ""
    stages: tuple[Stage, ...] = ()
    """How the goals so far ended."""
    entered: bool = False
    """The goal now under way has been begun."""
    since: float = 0
    """When it began, ms."""
    steps: int = 0
    """Steps in it."""
    number: int = 0
    """Steps in all."""
    known: frozenset[tuple[str, str]] = frozenset()
    """Lines that were there when news last counted."""
    known_heard: int = 0
    """How much had been heard by then."""
    there: frozenset[str] = frozenset()
    """Things that were there before the chat was opened."""
    opened: bool = False
    launcher: str = ""
    panel: str = ""
    failed: frozenset[str] = frozenset()
    pressed: str = ""
    """`kind:node` of what was last pressed, while its effect is awaited."""
    pressed_name: str = ""
    before: tuple[object, ...] = ()
    """What things looked like before the press."""
    before_ids: frozenset[str] = frozenset()
    """Which things there were."""
    waits: int = 0
    """How often was waited since something was done."""
    with_space: bool = False
    target: str = ""
    """What the focus is on its way to."""
    back: bool = False
    """It goes backwards."""
    visited: tuple[str, ...] = ()
    filling: bool = False
    """A form before the chat is being filled in."""
    done: int = 0
    """How many of a goal's events or texts have been done."""
    written: str = ""
    """typed, sent: how far the text now being said has come."""
    entered_in: str = ""
    """The field in which Enter was pressed."""
    said: tuple[str, ...] = ()
    """What was typed, in this journey."""
    turns: int = 0
    """How often was asked for a human in words."""
    answered: int = 0
    """How many of them have been given time for an answer."""
    asked: str = ""
    """By what a human was asked for."""
    chosen: tuple[str, ...] = ()
    """What was pressed on the way to a human, in plain words."""
    guesses: int = 0
    """How many of them promised nothing."""
    answers: tuple[str, ...] = ()
    """What was said to nonsense."""
    there_before_leaving: frozenset[str] = frozenset()
    human: str = ""
    """How a human was told to have joined; "" as long as nobody has."""
    facts: dict[str, str] = {}
    pages: tuple[str, ...] = ()
    """Pages of the site that were looked at."""
    help: tuple[str, ...] = ()
    """The kinds of help on the first, in their order."""
    hints_done: int = 0
    inline: bool = False
    """The chat is part of the page, and cannot be left."""


class Do(msgspec.Struct, frozen=True):
    """Do something, look again, and ask again with these notes."""

    action: Action
    goal: str
    notes: Notes
    tried: tuple[str, ...] = ()


class Arrived(msgspec.Struct, frozen=True):
    """The journey has come to its end."""

    stages: tuple[Stage, ...]


class Stuck(msgspec.Struct, frozen=True):
    """There is no way on: a goal without which nothing else can be tried was not reached."""

    stages: tuple[Stage, ...]
    at: str
    why: str


class Ended(msgspec.Struct, frozen=True):
    """A goal has ended."""

    outcome: str
    why: str


Move = Do | Arrived | Stuck
