"""What a screen reader says: of a whole recording (`hear`), or key by key (`Cursor`). Simulated, in dialects.

heard = hear(recording, "nvda", "nl")
cursor = Cursor("orca-43", "en")
cursor.next(tree, "h")
"""

from .cursor import Cursor, Element
from .dialect import Dialect, dialect_named, load_dialects
from .hear import hear
from .queue import duration

__all__ = ["Cursor", "Dialect", "Element", "dialect_named", "duration", "hear", "load_dialects"]
