"""Dutch addresses: a postcode with its house number, and the street before it."""

import re
from collections.abc import Iterator

from .redact_fold import Hit
from .redact_page import Page

_FEWEST_DIGITS = 5

# The letters SA, SD and SS are not given out; lower-case letters count only when they touch the digits.
_CODE = (
    r"[0-9]{3}"
    r"(?:[ -]{0,2}(?P<upper>(?!S[ADS])[A-Z]{2})|(?P<lower>(?!s[ads])[a-z]{2}))(?![A-Za-z])"
)
_NUMBER_WORD = r"(?:(?:huis)?(?:nr\.?|nummer)|(?:house )?(?:no\.?|number))?"
_HOUSE = r"(?P<house>[0-9]{1,5}(?:[ -]?[A-Za-z])?)"
_POSTCODE = re.compile(rf"[1-9](?<![0-9A-Za-z].){_CODE}")
_HOUSE_AFTER = re.compile(rf",?[ \n]{{0,2}}{_NUMBER_WORD}:? {{0,2}}{_HOUSE}(?![0-9A-Za-z]|[.,:/][0-9])")
_HOUSE_BEFORE = re.compile(rf"(?<= ){_HOUSE},?[ \n]{{0,2}}\Z")
_STREET = re.compile(r"(?<![0-9A-Za-z])(?:[A-Z][\w'-]{1,40} ){1,4}\Z")
_LONGEST_HOUSE, _LONGEST_STREET = 10, 4 * 42


def _before(text: str, free: int, code: int) -> tuple[int, str] | None:
    """Where the street begins that stands before a postcode, and its house number."""
    house = _HOUSE_BEFORE.search(text, max(free, code - _LONGEST_HOUSE), code)
    if not house:
        return None
    street = _STREET.search(text, max(free, house.start() - _LONGEST_STREET), house.start())
    return (street.start(), house["house"]) if street else None


def find(page: Page) -> Iterator[Hit]:
    """Every Dutch address that is precise enough to find one front door."""
    text, free = page.text, 0
    if page.digits < _FEWEST_DIGITS:
        return
    for code in _POSTCODE.finditer(text):
        start, end, number = code.start(), code.end(), ""
        if before := _before(text, free, start):
            start, number = before
        elif after := _HOUSE_AFTER.match(text, end):
            end, number = after.end(), after["house"]
        if number:
            free = end
            postcode = text[code.start() : code.start() + 4] + (code["upper"] or code["lower"]).upper()
            yield Hit(start, end, "address", f"{postcode} {number.upper().replace(' ', '')}")
