"""The text as a reader sees it: one plain spelling of digits, spaces and dashes, with the way back."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

SEPARATOR = r"[ .\-_/()\n]"
"""What may stand between the characters of one number, in a folded text."""
GAP = rf"{SEPARATOR}{{0,3}}+"
"""As many separators as one number may have in one place; a wider gap ends the number."""

FILLER = "\ue000"
"""Stands where something was found: private use, so no letter, digit or separator; nothing matches across."""
_PLAIN = re.compile(r"[\n -~]*")
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters by name, drawn as nothing
_SAME_AS = {
    **dict.fromkeys("\u2212\u2043\u2796\u207b\u208b\u30fc", "-"),
    **dict.fromkeys("\u00b7\u2022\u2027\u3002\u30fb\u2219\u22c5", "."),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\t\r\x0b\x0c\u2800", " "),
    "\n": "\n",
}


class Hit(NamedTuple):
    """A piece of personal data at [start, end) of a folded text, with its value in one spelling."""

    start: int
    end: int
    kind: str
    value: str


class Folded(NamedTuple):
    """A folded text; its character i comes from origin[i] of the `size` original ones, None if none moved."""

    text: str
    origin: tuple[int, ...] | None
    size: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that [start, end) was made from, with the invisible that follows it."""
        if self.origin is None:
            return start, end
        after = self.origin[end] if end < len(self.origin) else self.size
        return self.origin[start], max(self.origin[end - 1] + 1, after)


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if (same := _SAME_AS.get(char)) is not None:
        return same
    category = unicodedata.category(char)
    if category[0] == "M" or category in ("Cf", "Cc") or char in _BLANK_LETTERS:
        return ""
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    # The compatibility form may itself hold marks and dashes (a bracketed letter, a small hyphen).
    spelled = unicodedata.normalize("NFKC", char)
    if "\u2044" in spelled:  # a fraction is an amount: its digits are part of no number beside it
        return FILLER
    return spelled if spelled == char else "".join(map(_fold, spelled))


def fold(text: str) -> Folded:
    """Fold `text`: any script's digits become 0-9, dashes and spaces plain ones, the invisible disappears."""
    if _PLAIN.fullmatch(text):
        return Folded(text, None, len(text))
    folded: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        spelled = char if char.isascii() and char.isprintable() else _fold(char)
        folded.append(spelled)
        origin.extend([index] * len(spelled))
    return Folded("".join(folded), tuple(origin), len(text))


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with each span overwritten, of the same length, so that nothing is found there or across it."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], FILLER * (end - start))
        done = end
    return "".join(parts) + text[done:] if parts else text
