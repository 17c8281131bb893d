"""Reads a text as clauses of roles and looks whether a clause asks for a human."""

import enum
import re
from functools import lru_cache
from typing import Final

from .languages import LANGUAGES
from .lexicon import LENT, UNKNOWN, Lexicon, plain
from .rules import REWRITES, UNSURE, YES

# A request stands at the beginning or at the end of a long message; what lies between is not read.
_END: Final = 320
MOST_READ: Final = 3 * _END
_TOKENS: Final = re.compile(r"[a-z0-9]+|[.!?;:,\n|()\u2026\u2014]")
_OPENERS: Final = frozenset("GtTWAE")
_LENT: Final = {
    word: letter
    for one in LANGUAGES
    for word, letter in one.words.items()
    if letter in LENT and len(word) > 3
}


class Asks(enum.Enum):
    """Whether a text asks for a human; UNSURE when only the customer can tell."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


def asks_for_human(text: str, language: str = "") -> Asks:
    """Whether this text asks for a human, in any language we know; `language` (BCP 47) only breaks ties."""
    said = sentences(text)
    verdicts = {_clause(letters) for one in _spoken(said, language) for letters in _read(said, one)}
    return next((asks for asks in (Asks.YES, Asks.UNSURE) if asks in verdicts), Asks.NO)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, in plain spelling: at most MOST_READ characters of them."""
    ends = [text] if len(text) <= 2 * _END else [text[:_END], text[-_END:]]
    said: list[list[str]] = [[]]
    for token in _TOKENS.findall("\n".join(plain(end) for end in ends)[:MOST_READ]):
        if token.isalnum():
            said[-1].append(token)
        elif said[-1]:
            said.append([])
    return said


def _spoken(sentences: list[list[str]], hint: str) -> list[Lexicon]:
    """The languages that know most of the words; all of them when none knows any."""
    hinted = hint.lower().partition("-")[0]
    tokens = {token for sentence in sentences for token in sentence}
    known = {one.language: len(tokens & one.known) + (one.language == hinted) / 2 for one in LANGUAGES}
    most = max(known.values())
    return [one for one in LANGUAGES if known[one.language] >= most]


def _read(sentences: list[list[str]], lexicon: Lexicon) -> set[str]:
    clauses = {part for sentence in sentences for part in _letters(sentence, lexicon).split("|")}
    return clauses - {""}


def _letters(tokens: list[str], lexicon: Lexicon) -> str:
    words = [word for token in tokens for word in _words(token, lexicon)]
    letters, at = [], 0
    while at < len(words):
        letter, taken = lexicon.phrase_at(words, at) or (_letter(words[at], lexicon), 1)
        letters.append(letter)
        at += taken
    return "".join(letters)


def _letter(word: str, lexicon: Lexicon) -> str:
    own = lexicon.words.get(word)
    return own or (UNKNOWN if word in lexicon.known else _LENT.get(word, UNKNOWN))


@lru_cache(maxsize=8192)
def _words(token: str, lexicon: Lexicon) -> tuple[str, ...]:
    return (token,) if token in _LENT else lexicon.corrected(token)


def _clause(letters: str) -> Asks:
    for pattern, by in REWRITES:
        letters = pattern.sub(by, letters)
    if any(_affirmed(letters, found) for rule in YES for found in rule.finditer(letters)):
        return Asks.YES
    if any(_affirmed(letters, found) for rule in UNSURE for found in rule.finditer(letters)):
        return Asks.UNSURE
    return Asks.NO


def _affirmed(letters: str, found: re.Match[str]) -> bool:
    """Whether what was found is not negated, told as past, or asked about the bot's nature."""
    opener = letters[found.start()]
    before = letters[letters.rfind("F", 0, found.start()) + 1 : found.start()]
    if opener in _OPENERS:
        after = letters[found.end() - 1 : found.end() + 1] if opener in "tT" else ""
        return not (before.rstrip("UM").endswith("N") or "N" in after)
    return not set(before) & set("NKn") and "K" not in letters[found.end() :]
