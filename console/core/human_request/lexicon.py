"""What a lexicon is: words of one language, sorted by the part they play in asking for a human."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

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
    "about": "x",  # about, than: the person after it is not the one asked for
    "article": "d",  # links after which it may be said what the person is for: to, der, que
    "relative": "R",
    "who": "w",
    "let": "l",  # let a human look at this
    "why": "v",
    "callback": "Y",
    "nature": "n",  # am I, are you: asks what the bot is
    "hours": "o",
    "number": "f",
    "fed_up": "a",
    "look": "r",  # what a human is asked to do with a case: review, look into
    "but": "|",
    "plain": "_",  # a known word that plays no part, and is no misspelling of one that does
}
UNKNOWN: Final = "_"
LOOK: Final = "r"
NUMBER: Final = "#"
# What a sentence in one language may borrow from another: "I want to speak mit einem Mitarbeiter".
LENT: Final = frozenset("PICBL")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1{2,}")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# Shorter words have too many real neighbours; a long word may have two slips.
_SHORTEST_TYPO: Final = 5
_LONGEST_TYPO: Final = 24
_LONG: Final = 8
# A word of this length or longer may be the head of a compound: Beschwerdeabteilung, hypotheekadviseur.
_HEAD: Final = 7
# Which words are run together: "speakwith", "needto"; not prefix and verb, which mean something else.
_FIRST: Final = frozenset("PICcJWFHG")
_SECOND: Final = frozenset("PCDMWZH")
_LONG_ENOUGH: Final = 4

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def plain(text: str) -> str:
    """The text in lower case, without diacritics, invisible characters and thrice repeated letters."""
    folded = text.casefold()
    if folded.isascii():
        return _DRAWN_OUT.sub(r"\1", folded)
    folded = unicodedata.normalize("NFKD", folded)[: 2 * len(text)]  # one character may become eighteen
    kept = "".join(c for c in folded if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _DRAWN_OUT.sub(r"\1", kept)


def _slips(word: str, typed: int) -> int:
    """How many slips we grant somebody who meant this word and typed so many letters."""
    return 2 if len(word) >= _LONG and typed >= _LONG - 1 else 1


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language: each role's words in one string, `_` joining the words of a phrase."""

    language: str
    roles: dict[str, str]
    compounds: bool = False
    words: dict[str, str] = field(init=False, default_factory=dict)
    phrases: Phrases = field(init=False, default_factory=dict)
    known: set[str] = field(init=False, default_factory=set)
    near: dict[tuple[str, int], list[str]] = field(init=False, default_factory=dict)
    heads: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Index words by spelling, phrases by first word, and what may be misspelt by initial and length."""
        for role, entries in self.roles.items():
            for entry in entries.split():
                for spelling in {plain(entry), plain(entry.translate(_UMLAUTS))}:
                    self._add(spelling, ROLES[role])
        for found in self.phrases.values():
            found.sort(key=lambda one: -len(one[0]))
        if self.compounds:
            heads = tuple(word for word, role in self.words.items() if role in "PS" and len(word) >= _HEAD)
            object.__setattr__(self, "heads", heads)
        for word in sorted(self.known, key=lambda word: (-len(word), word)):
            if len(word) >= _SHORTEST_TYPO:
                for length in range(len(word) - 2, len(word) + 3):
                    if abs(length - len(word)) <= _slips(word, length):
                        self.near.setdefault((word[0], length), []).append(word)

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
        nearest = self._nearest(token) or self._head(token)
        return (nearest,) if nearest else self._run_together(token) or (token,)

    def _nearest(self, token: str) -> str:
        for initial in dict.fromkeys(token[:2]):
            near = self.near.get((initial, len(token)), ())
            found = extractOne(token, near, scorer=OSA.distance, score_cutoff=2)
            if found and found[1] <= _slips(found[0], len(token)):
                return str(found[0])
        return ""

    def _head(self, token: str) -> str:
        """The person or desk that this compound is one of."""
        return next((head for head in self.heads if token.endswith(head)), "")

    def _run_together(self, token: str) -> tuple[str, ...]:
        for cut in range(2, len(token) - 1):
            left, right = self.words.get(token[:cut], ""), self.words.get(token[cut:], "")
            if left in _FIRST and right in _SECOND and max(cut, len(token) - cut) >= _LONG_ENOUGH:
                return token[:cut], token[cut:]
        return ()
