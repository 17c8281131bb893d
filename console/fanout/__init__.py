"""Hints between hubs that share a store: a position up to which there is something to read.

A hint carries no words. A lost one costs a moment, never a message: whoever reads, reads the store.
"""

from collections.abc import AsyncIterator
from typing import Protocol


class Fanout(Protocol):
    """How a hub tells the others that the store has grown."""

    def publish(self, position: int) -> None:
        """Tell everybody, this hub included, that the store has grown up to `position`."""

    def subscribe(self) -> AsyncIterator[int]:
        """Follow the hints from now on. Hints that wait are joined into the highest."""
