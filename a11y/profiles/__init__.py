"""Who is asking: what each of them perceives of a page, and what they act with. One TOML file each."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Perceives = Literal["pixels", "tree"]
Hands = Literal["pointer", "keyboard", "touch", "voice", "switch"]

YARDSTICK = "mouse"
"""The profile whose steps and time the others are measured against."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who wants to reach a human."""

    name: str
    description: dict[str, str]
    """Who this is, in a sentence, by language (nl, en)."""
    perceives: Perceives = "pixels"
    """`pixels`: what is drawn and not covered. `tree`: what assistive technology gets and announces."""
    acts_with: Hands = "pointer"
    """`keyboard` moves with Tab and Shift+Tab; `switch` goes on and chooses; `voice` says visible labels."""
    viewport: tuple[int, int] = (1280, 800)
    """CSS pixels."""
    device_scale: float = 1
    media: dict[str, str] = {}
    """Media features that are on."""
    css: str = ""
    """A style sheet of the reader's own."""
    font_size: int = 0
    """The reader's own font size in pixels; 0 leaves the browser's."""
    pace: float = 1
    """How much longer everything takes, against the mouse."""
    hears: bool = True
    """False: a sound is nothing, and the telephone is no way out."""
    reads_plain: bool = False
    """Needs plain words."""
    scans: bool = False
    """This profile shows the page differently enough for the rule engine to be run again."""
    order: int = 50
    """Place in tables, lowest first."""


@cache
def load_profiles() -> dict[str, Profile]:
    """All profiles by name, in the order of the tables."""
    found = [
        msgspec.toml.decode(file.read_bytes(), type=Profile)
        for file in files(__package__).iterdir()
        if file.name.endswith(".toml")
    ]
    return {profile.name: profile for profile in sorted(found, key=lambda one: (one.order, one.name))}


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises LookupError that names the known ones."""
    try:
        return load_profiles()[name]
    except KeyError:
        raise LookupError(f"expected a profile ({', '.join(load_profiles())}), got {name!r}") from None
