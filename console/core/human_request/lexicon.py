"""What a lexicon is: words of one language, sorted by the part they play in asking for a human."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import OSA

# One letter per part, so that a clause becomes a short string and a rule about it a regular expression.
ROLES: Final = {
    "person": "P",  # human, agent, employee
    "someone": "I",
    "other": "e",  # someone else: a request only after "speak to", "get me"
    "desk": "S",  # customer service, the billing department
    "bot": "B",
    "real": "L",
    "help": "H",
    "talk": "C",
    "talking": "Q",  # forms that may also state or ask what is going on now
    "contact": "c",
    "phone": "J",
    "transfer": "T",
    "transfer_me": "t",  # "me" is inside the verb: páseme
    "give": "G",
    "want": "W",
    "may": "A",  # can I, let me, how: asking for a possibility
    "cannot": "k",
    "nobody": "z",  # "is there nobody I can talk to"
    "no": "N",
    "nay": "y",  # "no" that answers or negates, by what follows
    "me": "M",
    "i": "F",
    "you": "Z",
    "soft": "U",  # please, now, just, curses: changes nothing
    "link": "D",  # articles, prepositions, auxiliaries
    "my": "O",
    "exists": "E",
    "free": "V",  # available, there
    "past": "K",
    "relative": "R",
    "who": "w",
    "callback": "Y",
    "nature": "n",  # am I, are you: asks what the bot is
    "hours": "o",
    "number": "f",
    "fed_up": "a",
    "but": "|",
    "plain": "_",  # a known word that plays no part, and is no misspelling of one that does
}
UNKNOWN: Final = "_"
# What a sentence in one language may borrow from another: "I want to speak mit einem Mitarbeiter".
LENT: Final = frozenset("PICBL")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# Shorter words have too many real neighbours; a long word may have two slips.
_SHORTEST_TYPO: Final = 5
_LONGEST_TYPO: Final = 24
_LONG: Final = 8
# Which words are run together: "speakwith", "needto"; not prefix and verb, which mean something else.
_FIRST: Final = frozenset("PICcJWFHG")
_SECOND: Final = frozenset("PCDMWZH")
_LONG_ENOUGH: Final = 4

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def plain(text: str) -> str:
    """The text in lower case, without diacritics, invisible characters and thrice repeated letters."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return re.sub(r"([a-z])\1{2,}", r"\1", kept)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language: each role's words in one string, `_` joining the words of a phrase."""

    language: str
    roles: dict[str, str]
    words: dict[str, str] = field(init=False, default_factory=dict)
    phrases: Phrases = field(init=False, default_factory=dict)
    known: set[str] = field(init=False, default_factory=set)
    initials: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the words by spelling, the phrases by first word, and long words by initial."""
        for role, entries in self.roles.items():
            for entry in entries.split():
                for spelling in {plain(entry), plain(entry.translate(_UMLAUTS))}:
                    self._add(spelling, ROLES[role])
        for found in self.phrases.values():
            found.sort(key=lambda one: -len(one[0]))
        long_words = sorted(w for w in self.known if len(w) >= _SHORTEST_TYPO)
        for initial in {w[0] for w in long_words}:
            self.initials[initial] = tuple(w for w in long_words if w[0] == initial)

    def _add(self, spelling: str, letter: str) -> None:
        first, *rest = spelling.split("_")
        self.known.update((first, *rest))
        if rest:
            self.phrases.setdefault(first, []).append((tuple(rest), letter))
        else:
            self.words[spelling] = letter

    def phrase_at(self, tokens: list[str], at: int) -> tuple[str, int] | None:
        """The longest phrase that starts at this token: its letter and how many tokens it takes."""
        for rest, letter in self.phrases.get(tokens[at], ()):
            if tuple(tokens[at + 1 : at + 1 + len(rest)]) == rest:
                return letter, 1 + len(rest)
        return None

    def corrected(self, token: str) -> tuple[str, ...]:
        """The word or two words this token was probably meant to be, else itself."""
        if not _SHORTEST_TYPO - 1 <= len(token) <= _LONGEST_TYPO or token in self.known:
            return (token,)
        nearest = self._nearest(token)
        return (nearest,) if nearest else self._run_together(token) or (token,)

    def _nearest(self, token: str) -> str:
        for initial in dict.fromkeys(token[:2]):
            best = (_LONG, "")
            for word in self.initials.get(initial, ()):
                allowed = 2 if len(word) >= _LONG and len(token) >= _LONG - 1 else 1
                distance = OSA.distance(token, word, score_cutoff=allowed)
                if distance <= allowed:
                    best = min(best, (distance, word))
            if best[1]:
                return best[1]
        return ""

    def _run_together(self, token: str) -> tuple[str, ...]:
        for cut in range(2, len(token) - 1):
            left, right = token[:cut], token[cut:]
            roles = self.words.get(left, UNKNOWN), self.words.get(right, UNKNOWN)
            if max(len(left), len(right)) >= _LONG_ENOUGH and roles[0] in _FIRST and roles[1] in _SECOND:
                return left, right
        return ()
