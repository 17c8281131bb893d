"""The demo: hub, bot and example customers on loopback, and a desk to meet them with."""

from pathlib import Path


def show(state: str, port: int, language: str, theme: str, customers: int) -> int:
    """Start the stage in a process of its own and open the desk in this terminal; gives the exit code."""
    from .front import show as work

    return work(state, port, language, theme, customers)


def stage(state: Path, port: int, language: str, customers: int) -> int:
    """Run hub, bot and example customers until standard input closes; gives the exit code."""
    from .stage import stage as work

    return work(state, port, language, customers)


def play(language: str) -> int:
    """Play one conversation from greeting to hand back over real sockets, and print it."""
    from .play import play as work

    return work(language)
