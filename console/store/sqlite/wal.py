"""The write-ahead log: when it is copied into the database, and how it is kept from growing."""

import threading

from sqlalchemy import Connection

from .driver import checkpoint

SOON = 1000
"""New pages after which the log is copied beside the commits."""
CAP = 8000
"""Pages (32 MB) after which the writer waits for a copy, for only a log that is copied whole starts again."""
STEP = 64
"""New pages between two such copies, when a reader keeps the log from starting again."""


class Wal:
    """How long the log is, about: SQLite tells it only when it copies."""

    def __init__(self) -> None:
        self._length = 0
        self._fresh = 0
        self._copying = threading.Lock()

    def grew(self, pages: int) -> None:
        """Note that a commit wrote so many pages."""
        self._length += pages
        self._fresh += pages

    def due(self) -> bool:
        """Say, once, that it is time to copy it beside the commits."""
        if self._fresh < SOON or self._copying.locked():
            return False
        self._fresh = 0
        return True

    @property
    def full(self) -> bool:
        """Whether the writer has to copy it itself before it goes on."""
        return self._length >= CAP and self._fresh >= STEP

    def copy(self, connection: Connection) -> None:
        """Copy what is there beside the commits, of which the next keeps the log from starting again."""
        with self._copying:
            self._copied(connection, "PASSIVE", 0)

    def copy_whole(self, connection: Connection, mode: str = "PASSIVE", patience_ms: int = 0) -> bool:
        """Copy on the writer's thread, between commits; False when somebody hindered it."""
        with self._copying:
            hindered, whole = self._copied(connection, mode, patience_ms)
            if whole:
                self._length = 0
        return not hindered

    def _copied(self, connection: Connection, mode: str, patience_ms: int) -> tuple[bool, bool]:
        self._fresh = 0
        hindered, logged, copied = checkpoint(connection, mode, patience_ms)
        if logged >= 0:
            self._length = logged
        return hindered, logged == copied >= 0
