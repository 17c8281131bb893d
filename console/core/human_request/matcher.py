"""Reads a text as clauses of roles and looks whether one asks for a human; where no rule does, a model."""

import enum
import re
from functools import lru_cache
from typing import Final

from .languages import LANGUAGES
from .lexicon import LENT, LOOK, NUMBER, UNKNOWN, Lexicon, plain
from .model import likelihood
from .rules import LOOKED, REWRITES, UNSURE, YES

# A request stands at the beginning or at the end of a long message; what lies between is not read.
_END: Final = 200
MOST_READ: Final = 4 * _END
_TOKENS: Final = re.compile(r"[a-z0-9]+|[.!?;:,\n|()\u2026\u2014]")
# Misspelt words beyond so many, and words of one sentence beyond so many, are taken as they stand.
_MOST_TYPOS: Final = 10
_LONGEST: Final = 40
_OPENERS: Final = frozenset("GtTWAE")
# Without a person, desk, bot or a verb that means one, nothing is asked for.
_ABOUT: Final = re.compile("[PISezBbqTtJYCcw]")
# Where something is negated, told as past, asked about the bot, or of "my colleague", the model has no say.
_GUARDED: Final = re.compile("[NKn]|O[UDL]*P")
# From how likely on a request is heard, and from how likely on the customer is asked: so that the model adds
# no more false alarms than requests to what customers say all day.
_SURE: Final = 0.8
_HALF_SURE: Final = 0.6
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
    clauses = {_rewritten(letters) for one in _spoken(said, language) for letters in _read(said, one)}
    verdicts = {_clause(letters) for letters in clauses}
    if Asks.YES not in verdicts and any(map(_open, clauses)):
        verdicts.add(_learned(said))
    return next((asks for asks in (Asks.YES, Asks.UNSURE) if asks in verdicts), Asks.NO)


def _learned(said: list[list[str]]) -> Asks:
    likely = likelihood([word for sentence in said for word in sentence])
    return Asks.YES if likely > _SURE else Asks.UNSURE if likely > _HALF_SURE else Asks.NO


def _open(letters: str) -> bool:
    """Whether the model may speak about a text that has this clause."""
    return bool(_ABOUT.search(letters)) and not _GUARDED.search(letters)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, in plain spelling: at most MOST_READ characters of them."""
    ends = [text] if len(text) <= 2 * _END else [text[:_END], text[-_END:]]
    said: list[list[str]] = [[]]
    for token in _TOKENS.findall("\n".join(plain(end) for end in ends)):
        if token.isalnum():
            said[-1].append(token)
        elif said[-1]:
            said.append([])
    return said


def _spoken(said: list[list[str]], hint: str) -> list[Lexicon]:
    """The languages that know most of the words; few words may be of any language, many are of one or two."""
    hinted = hint.lower().partition("-")[0]
    tokens = {token for sentence in said for token in sentence}
    known = {one.language: len(tokens & one.known) + (one.language == hinted) / 2 for one in LANGUAGES}
    most = max(known.values())
    best = [one for one in LANGUAGES if known[one.language] >= most]
    return best if len(tokens) <= _MOST_TYPOS else best[: 2 * bool(most)]


def _read(said: list[list[str]], lexicon: Lexicon) -> set[str]:
    """The distinct clauses, each a string of letters."""
    strange = dict.fromkeys(t for words in said for t in words if t not in lexicon.known and t not in _LENT)
    meant = {token: _meant(token, lexicon) for token in list(strange)[:_MOST_TYPOS]}
    clauses: set[str] = set()
    for sentence in said:
        words = [word for token in sentence for word in meant.get(token, (token,))]
        for part in (words,) if len(words) <= _LONGEST else (words[:_LONGEST], words[-_LONGEST:]):
            clauses.update(_letters(part, lexicon).split("|"))
    return clauses


def _letters(words: list[str], lexicon: Lexicon) -> str:
    letters, at = "", 0
    while at < len(words):
        letter, taken = lexicon.phrase_at(words, at) or (_letter(words[at], lexicon), 1)
        if letter == UNKNOWN or not letters.endswith(letter):
            letters += letter
        at += taken
    return letters


def _letter(word: str, lexicon: Lexicon) -> str:
    own = lexicon.words.get(word) or (NUMBER if word.isdigit() else None)
    return own or (UNKNOWN if word in lexicon.known else _LENT.get(word, UNKNOWN))


@lru_cache(maxsize=8192)
def _meant(token: str, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.corrected(token)


@lru_cache(maxsize=8192)
def _rewritten(letters: str) -> str:
    for pattern, by in REWRITES:
        letters = pattern.sub(by, letters)
    return letters


@lru_cache(maxsize=8192)
def _clause(letters: str) -> Asks:
    if not _ABOUT.search(letters):
        return Asks.NO
    if any(_affirmed(letters, found) for rule in LOOKED for found in rule.finditer(letters)):
        return Asks.YES
    letters = letters.replace(LOOK, UNKNOWN)
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
        return not (before.rstrip("UMWDd").endswith("N") or "N" in after)
    return not set(before) & set("NKn") and "K" not in letters[found.end() :]
