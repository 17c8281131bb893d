"""A dialect: how one screen reader, in one version, says what it says. One TOML file each, facts only."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

LANGUAGES = ("en", "nl")


class Live(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it does with changes in live regions."""

    delay: float = 100
    """Milliseconds from the change to the speech."""
    born: Literal["spoken", "alerts", "silent"] = "spoken"
    """A region that comes, or is shown, with its content: all are spoken, alerts only, or none."""
    busy: Literal["ignored", "dropped", "deferred"] = "ignored"
    """What aria-busy does: nothing, the change is never spoken, or the region is read when it ends."""
    atomic: bool = True
    """aria-atomic is obeyed: the whole text is spoken."""
    relevant: bool = True
    """aria-relevant is obeyed."""
    parts: bool = False
    """Each block of what came is an utterance of its own."""
    objects: bool = False
    """Each object with text in what came is an utterance of its own, a link also where it stands."""
    repeat: float = 0
    """The text of the last message again within so many milliseconds is not spoken; 0: it is."""
    lost: float = 0
    """What is gone again after so many milliseconds is not spoken."""
    assertive: Literal["queued", "next", "purges", "interrupts"] = "queued"
    """It waits its turn; comes before what waits; throws away what waits politely; or cuts speech short."""
    gather: float = 0
    """Milliseconds for which a message waits where an assertive one can still throw it away."""
    names: bool = False
    """The region's name is spoken before the content."""
    alert: tuple[str, ...] = ()
    """What is said before the text of an alert, as parts of a phrase."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One screen reader in one version."""

    name: str
    reader: str
    version: str
    """The version that the facts are of."""
    source: tuple[str, ...]
    """Where the facts are from."""
    calibrated: bool = False
    """Compared line by line with the real one."""
    agreement: str = ""
    """The share of the real one's lines that it says, as measured; "" where it was not."""
    rate: float = 200
    """Words a minute at its default speed."""
    join: str = " "
    """What stands between the parts of an utterance."""
    split: bool = False
    """A pause, or a container, begins a new utterance; a pause then closes with a full stop."""
    line: Literal["line", "item"] = "line"
    """What an arrow key moves by in browse mode."""
    drawn: bool = False
    """A line ends where it is drawn to end; else a text is read as one."""
    empty: tuple[str, ...] = ()
    """Roles that an arrow key stops at though nothing is in them."""
    keys_stop: bool = True
    """A key of the user ends all speech."""
    focus_stops: bool = True
    """A move of focus that follows an action ends all speech."""
    quick_disabled: bool = True
    """A quick key comes to controls that cannot be used, too."""
    quick_context: bool = True
    """A quick key tells the containers on the way."""
    quick_line: tuple[str, ...] = ()
    """Roles to which a quick key reads the first line inside."""
    apart: bool = False
    """While everything is read, roles and states are utterances of their own."""
    begins: bool = False
    """Its cursor stands on the first line to begin with, so that the first arrow reads the second."""
    markers: bool = False
    """Bullets and numbers of lists are read."""
    wraps: bool = False
    """Quick keys go on at the other end of the page."""
    live: Live = msgspec.field(default_factory=Live)
    focus: dict[str, tuple[str, ...]]
    """The parts of a phrase by role when focus or a quick key comes there; `default` for the rest."""
    browse: dict[str, tuple[str, ...]]
    """The same while reading; a role that is not there is as with focus."""
    state: dict[str, tuple[str, ...]] = {}
    """The same when a state of the focused thing changes."""
    enter: dict[str, tuple[str, ...]] = {}
    """What is said of a container on the way in, by role."""
    leave: dict[str, tuple[str, ...]] = {}
    """What is said of a container on the way out, by role."""
    bare: tuple[str, ...] = ()
    """Roles that are said without their containers."""
    focus_mode: tuple[str, ...] = ("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider")
    """Roles that switch to focus mode when focus comes; also `popup button` and `expandable`. None: it has no
    modes, and what is typed always goes to the page."""
    editable: Literal["field", "caret"] = "field"
    """What can be typed in without the role of a field (contenteditable): taken for a field when focus comes,
    or passed over in silence, and in the mode that was, when focus brings the caret there."""
    keys: dict[str, str]
    """Keys of its own, each with the command it gives."""
    words: dict[str, dict[str, str]]
    """Its words by language."""
    unverified: tuple[str, ...] = ()
    """Languages whose words were not compared with its own translation."""
    unknown: dict[str, str] = {}
    """What is not known (busy, born, atomic, relevant, lost, assertive, focus, browse, editable):
    a sentence each."""

    @property
    def title(self) -> str:
        """What a report calls it, so that nobody takes it for the real one."""
        return f"simulated ({self.reader} {self.version})"

    @property
    def toggle(self) -> str:
        """The key that changes between browse mode and focus mode; "" where there is none."""
        return next((key for key, command in self.keys.items() if command == "toggle mode"), "")

    def word(self, key: str, language: str) -> str:
        """Its word in that language, else in English, else the key itself."""
        return self.words.get(language, {}).get(key) or self.words["en"].get(key, key)


@cache
def load_dialects() -> dict[str, Dialect]:
    """All dialects by name."""
    found = [
        msgspec.toml.decode(file.read_bytes(), type=Dialect)
        for file in (files(__package__) / "dialects").iterdir()
        if file.name.endswith(".toml")
    ]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def dialect_named(name: str) -> Dialect:
    """The dialect of that name. Raises LookupError that names the known ones."""
    try:
        return load_dialects()[name]
    except KeyError:
        raise LookupError(f"expected a dialect ({', '.join(load_dialects())}), got {name!r}") from None
