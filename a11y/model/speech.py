"""What a screen reader says."""

from typing import Literal

import msgspec


class Utterance(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something a screen reader says."""

    at: float
    text: str
    source: Literal["focus", "browse", "read_all", "live", "alert", "mode", "title", "key", "list"]
    node: str = ""
    politeness: Literal["", "polite", "assertive"] = ""
    until: float = 0
    """When it ends, at the voice's speed."""
    cut: float | None = None
    """When it was interrupted; None when it was said to the end."""
    dropped: str = ""
    """Why it was never said (duplicate, interrupted, busy, purged ...); "" when it was."""
    lang: str = ""
    sure: bool = True
    """False where the dialect does not know; then `note` says what."""
    note: str = ""
