"""What a typed line means. A line that could be meant for the customer is never taken for a command, nor the
other way round: where both are possible, nothing is done and the agent is told how to say which."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from .actions import Action, Me, by_word
from .line_words import ALIASES, OWN, SAY
from .situation import Situation

NUMBERED = frozenset({"claim", "decline_offer", "take_over", "accept_transfer", "decline_transfer"})
"""Actions that may name their conversation by its number."""
_WITH_REST = frozenset({"open", "read", "suggestion", *NUMBERED})


class Typed(msgspec.Struct, frozen=True):
    """A typed line: words for the customer, one of line mode's own commands, or an action of the table."""

    kind: Literal["nothing", "say", "own", "act", "unknown"]
    word: str = ""
    """As it was typed."""
    rest: str = ""
    own: str = ""
    action: Action | None = None


def parse(line: str, of: Situation, me: Me, language: str) -> Typed:
    """Tell what a line means. One that begins with / can only be a command."""
    line = line.strip()
    forced = line.startswith("/")
    line = line.removeprefix("/").strip()
    if not line:
        return Typed("nothing")
    plain = Typed("unknown", line.split()[0]) if forced else Typed("say", "", line)
    word, rest = _split(line)
    if word.casefold() in SAY:
        return Typed("say", word, rest)
    own = next((n for n, both in OWN.items() if word.casefold() in (*both[0], *both[1])), "")
    action = None if own else by_word(word, of, me, language)
    if not own and action is None:
        return plain
    if rest and not _takes_rest(own, action):
        return plain
    return Typed("own", word, rest, own=own) if own else Typed("act", word, rest, action=action)


def _split(line: str) -> tuple[str, str]:
    for two, one in ALIASES.items():
        if line.casefold() == two or line.casefold().startswith(two + " "):
            return one, line[len(two) :].strip()
    word, _, rest = line.partition(" ")
    return word, rest.strip()


def _takes_rest(own: str, action: Action | None) -> bool:
    if action is None:
        return own in _WITH_REST
    return bool(action.choose or action.write or action.confirm or action.name in _WITH_REST)


def choose(rest: str, choices: Mapping[str, str]) -> tuple[str, str] | None:
    """Find the choice whose name `rest` begins with, the longest first; give it and what follows.

    `choices` goes from each name an agent may type to what is meant.
    """
    lowered = rest.casefold()
    for name in sorted(choices, key=len, reverse=True):
        key = name.casefold()
        if key and (lowered == key or lowered.startswith(key + " ")):
            return choices[name], rest[len(name) :].strip()
    return None
