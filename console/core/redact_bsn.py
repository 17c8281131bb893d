"""The Dutch citizen service number (BSN)."""

import re
from collections.abc import Iterator
from functools import partial

from .redact_fold import Hit
from .redact_number import Number, is_code, is_something_else, near, pick, weighed
from .redact_page import Page

_WORD = re.compile(r"\bbsn|burger\s?service|sofi|citizen service", re.I)
# The eleven test: 9a + 8b + ... + 2h - i is divisible by 11.
_passes = weighed(11, 9, 8, 7, 6, 5, 4, 3, 2, -1)


def _look(digits: str) -> bool:
    return _passes(digits.zfill(9))


def _check(text: str, number: Number) -> Hit | None:
    if not near(text, number.start, _WORD):
        if len(number.digits) < 9 or "\n" in text[number.start : number.end]:
            return None
        if is_code(text, number) or is_something_else(text, number):
            return None
    digits = number.digits.zfill(9)
    return Hit(number.start, number.end, "bsn", digits) if int(digits) else None


def find(page: Page) -> Iterator[Hit]:
    """Every BSN; one of eight digits (its zero left out) only where it is named."""
    page = page.dateless
    named = page.runs and _WORD.search(page.text)
    return pick(page, (9, 8) if named else (9,), _look if named else _passes, partial(_check, page.text))
