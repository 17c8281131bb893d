"""What people try on a page, and how they find their way without being told: pure, on what each perceives."""

from .guide import Guide, read_guide
from .journey import Goal, Journey, journey_named, load_journeys
from .notes import Arrived, Do, Move, Notes, Stuck
from .seen import Seen, perceive
from .walker import begin, next_step

__all__ = [
    "Arrived",
    "Do",
    "Goal",
    "Guide",
    "Journey",
    "Move",
    "Notes",
    "Seen",
    "Stuck",
    "begin",
    "journey_named",
    "load_journeys",
    "next_step",
    "perceive",
    "read_guide",
]
