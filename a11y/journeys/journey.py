"""What people try on a page, as data: one TOML file each, a stage for every goal on the way."""

from functools import cache
from importlib.resources import files

import msgspec


class Goal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stage of a journey."""

    goal: str
    """Name of the goal, a key of `walker.GOALS`."""
    seconds: float = 10
    """How long is waited for, at the pace of the mouse."""
    steps: int = 150
    needed: bool = True
    """Without it, nothing after it can be tried."""
    server: tuple[str, ...] = ()
    """What a scripted backend is told first; `{name}` stands for what the lexicon says under that name."""
    say: tuple[str, ...] = ()
    """What is typed, by name in the lexicon."""
    words_only: bool = False
    """Ask by typing, though there may be a control."""


class Journey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something people try."""

    name: str
    description: dict[str, str]
    """What is tried, in a sentence, by language (nl, en)."""
    goal: tuple[Goal, ...]
    profiles: tuple[str, ...] = ()
    """Who tries it, unless others are asked for; empty: everybody."""
    order: int = 50


@cache
def load_journeys() -> dict[str, Journey]:
    """All journeys by name, in the order of the report."""
    found = [
        msgspec.toml.decode(file.read_bytes(), type=Journey)
        for file in files(__package__).iterdir()
        if file.name.endswith(".toml")
    ]
    return {one.name: one for one in sorted(found, key=lambda one: (one.order, one.name))}


def journey_named(name: str) -> Journey:
    """The journey of that name. Raises LookupError that names the known ones."""
    try:
        return load_journeys()[name]
    except KeyError:
        raise LookupError(f"expected a journey ({', '.join(load_journeys())}), got {name!r}") from None
