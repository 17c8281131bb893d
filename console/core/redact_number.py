"""Numbers in a text: the ways its groups of digits can be read as one number."""

import re
from collections.abc import Callable, Iterator
from operator import mul
from typing import NamedTuple

from .redact_fold import FILLER, Hit
from .redact_page import FEWEST_DIGITS, Page

_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,24}\Z")
_WORD_AFTER = re.compile(r"[0-9A-Za-z]+")
_MONEY_BEFORE = re.compile(r"(?:[€$£]|\b(?:eur|euro|usd|gbp))\s?\Z", re.I)
_MONEY_AFTER = re.compile(r"\s?(?:[€$£]|,[0-9]{2}\b|,-|(?:eur|euro|euros|usd|gbp)\b)", re.I)
_LABELLED_ELSE = re.compile(
    r"\b(?:order|bestel(?:ling)?|factuur|invoice|klant|customer|ticket|zaak|case|artikel|article|item|serie|serial|"
    r"tracking|zending|pakket|parcel|contract|polis|policy|ref(?:erentie|erence)?|kenmerk|isbn|ean|kvk|btw|vat)"
    r"[- ]?(?:nummer|number|code|id|nr|no)?\.?(?:\s?(?:is|was|[:#=-]|nr\.?|no\.?)){0,2}\s?\Z",
    re.I,
)


class Number(NamedTuple):
    """Neighbouring groups of digits at [start, end) of a folded text, read as one number."""

    start: int
    end: int
    digits: str


def weighed(modulus: int, *weights: int) -> Callable[[str], bool]:
    """A check that adds up the digits, each times its weight: whether `modulus` divides the sum."""
    zero = 48 * sum(weights)  # the byte of the digit 0 is 48

    def divides(digits: str) -> bool:
        total: int = sum(map(mul, weights, digits.encode())) - zero
        return total % modulus == 0

    return divides


Lengths = Callable[[str, int, int], tuple[int, ...]]
"""The lengths, longest first, that a number may have: of these digits, from this offset, at this place."""
Look = Callable[[str], object]
"""Whether these digits can be a number of this kind at all."""
Check = Callable[[Number], Hit | None]


def pick(page: Page, lengths: Lengths | tuple[int, ...], look: Look, check: Check) -> Iterator[Hit]:
    """The hits of `check` among the numbers from group to group, left to right, none overlapping another."""
    free = 0
    for run in page.runs:
        digits, ends = run.digits, run.ends
        last = len(digits) - FEWEST_DIGITS
        for offset, start in run.starts:
            if offset > last:
                break
            if start < free:
                continue
            for length in lengths if isinstance(lengths, tuple) else lengths(digits, offset, start):
                end = ends.get(offset + length)
                if not end or not look(read := digits[offset : offset + length]):
                    continue
                if hit := check(Number(start, end, read)):
                    free = hit.end
                    yield hit
                    break


def near(text: str, start: int, words: re.Pattern[str], reach: int = 40) -> bool:
    """Whether one of `words` is in the `reach` characters before `start`, with nothing found in between."""
    begin = max(0, start - reach)
    begin = max(begin, text.rfind(FILLER, begin, start) + 1)
    before = text[begin:start]
    return before.lower() != before.upper() and bool(words.search(text, begin, start))


def is_code(text: str, number: Number) -> bool:
    """Whether capitals are glued to the digits, as in the codes 3SABCD123456782 and NL123456782B01."""
    start = number.start
    if text[start - 1 : start].isalpha():
        letters = _LETTERS_BEFORE.search(text, max(0, start - 24), start)
        if letters and letters[0].isupper():
            return True
    return bool((tail := _WORD_AFTER.match(text, number.end)) and tail[0].isupper())


def is_something_else(text: str, number: Number) -> bool:
    """Whether the words around the digits call them an amount, an order, an invoice and so on."""
    grouped = number.end - number.start > len(number.digits)
    if grouped and (
        _MONEY_AFTER.match(text, number.end)
        or _MONEY_BEFORE.search(text, max(0, number.start - 6), number.start)
    ):
        return True
    return near(text, number.start, _LABELLED_ELSE)
