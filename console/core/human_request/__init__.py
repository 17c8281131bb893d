"""Does this text ask for a human?"""

from .matcher import Asks, asks_for_human

__all__ = ["Asks", "asks_for_human"]
