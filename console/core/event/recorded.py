"""All events, and the place that one has in the log."""

import msgspec

from .base import Author
from .control import ControlEvent
from .course import CourseEvent
from .waiting import WaitingEvent
from .words import WordsEvent

AnyEvent = CourseEvent | WordsEvent | WaitingEvent | ControlEvent


class Recorded(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """An event in its place in the log."""

    conversation: str
    seq: int
    """1 for the first event of the conversation, without gaps in the store."""
    at: int
    by: Author
    event: AnyEvent
    cid: str = ""
    """The command's own id, given by the client that sent it; "" for the hub's own."""
    position: int = 0
    """Arrival order over all conversations; 0 until stored."""
