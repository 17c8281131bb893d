"""Numbers in a text: the ways its groups of digits can be read as one number."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .redact_fold import FILLER, GAP, Hit, blank

_RUN = re.compile(rf"[0-9]++(?:{GAP}[0-9]++)*+")
_GROUP = re.compile(r"[0-9]+")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,24}\Z")
_WORD_AFTER = re.compile(r"[0-9A-Za-z]+")
_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])(?:"
    r"(?:0?[1-9]|[12][0-9]|3[01])(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep)(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?P<iso>[-/.])(?:0[1-9]|1[0-2])(?P=iso)(?:0[1-9]|[12][0-9]|3[01])"
    r")(?![0-9]|[-/.][0-9])"
)
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


def _windows(text: str, lengths: range) -> Iterator[Number]:
    """Every reading from group to group whose length is in `lengths`; per beginning the longest first."""
    for run in _RUN.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, run.start(), run.end())]
        for first in range(len(groups)):
            yield from reversed(_from(text, groups, first, lengths))


def _from(text: str, groups: list[tuple[int, int]], first: int, lengths: range) -> list[Number]:
    digits = ""
    found: list[Number] = []
    for start, end in groups[first : first + lengths.stop]:
        digits += text[start:end]
        if len(digits) >= lengths.stop:
            break
        if len(digits) in lengths:
            found.append(Number(groups[first][0], end, digits))
    return found


def pick(text: str, lengths: range, check: Callable[[str, Number], Hit | None]) -> Iterator[Hit]:
    """The hits of `check` among numbers of `lengths` digits, left to right, none overlapping another."""
    free = 0
    for number in _windows(text, lengths):
        if number.start >= free and (hit := check(text, number)):
            free = hit.end
            yield hit


def near(text: str, start: int, words: re.Pattern[str], reach: int = 40) -> bool:
    """Whether one of `words` is in the `reach` characters before `start`, with nothing found in between."""
    begin = max(0, start - reach)
    return bool(words.search(text, max(begin, text.rfind(FILLER, begin, start) + 1), start))


def without_dates(text: str) -> str:
    """`text` with its dates blanked, so that a date and an amount beside it do not pass for one number."""
    return blank(text, [date.span() for date in _DATE.finditer(text)])


def is_date(text: str, start: int) -> bool:
    """Whether a date begins at `start`."""
    return bool(_DATE.match(text, start))


def is_code(text: str, number: Number) -> bool:
    """Whether capitals are glued to the digits, as in the codes 3SABCD123456782 and NL123456782B01."""
    letters = _LETTERS_BEFORE.search(text, max(0, number.start - 24), number.start)
    tail = _WORD_AFTER.match(text, number.end)
    return bool((letters and letters[0].isupper()) or (tail and tail[0].isupper()))


def is_something_else(text: str, number: Number) -> bool:
    """Whether the words around the digits call them an amount, an order, an invoice and so on."""
    if near(text, number.start, _LABELLED_ELSE):
        return True
    grouped = number.end - number.start > len(number.digits)
    around = _MONEY_BEFORE.search(text, max(0, number.start - 6), number.start) or _MONEY_AFTER.match(
        text, number.end
    )
    return grouped and bool(around)
