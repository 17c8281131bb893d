"""Payment cards: issuer prefix, length and the Luhn digit (ISO/IEC 7812-1)."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from .redact_fold import Hit
from .redact_number import Number, near, pick
from .redact_page import Page

_ISSUERS: Final = (
    ("4", (19, 16)),  # Visa
    ("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", (16,)),  # Mastercard
    ("3[47]", (15,)),  # American Express
    ("3(?:0[0-5]|[689])", (14,)),  # Diners Club
    ("6011|64[4-9]|65|62|35(?:2[89]|[3-8])", (19, 18, 17, 16)),  # Discover, UnionPay, JCB
    ("5018|5020|5038|5893|6304|6703|6759|676[1-3]", tuple(range(19, 11, -1))),  # Maestro
)
_ISSUER = re.compile("|".join(f"({prefix})" for prefix, _ in _ISSUERS))
# Shapes that a barcode or an order number has too: a card only where the words say so.
_POSSIBLE: Final = (
    (re.compile("4"), (13,)),
    (re.compile("5[06-8]"), tuple(range(19, 11, -1))),
    (re.compile("6"), tuple(range(18, 11, -1))),
)
_FEWEST: Final = 12
_WORD = re.compile(r"card|kaart|visa|maestro|karte|carte|tarjeta", re.I)
_DOUBLED: Final = bytes.maketrans(b"0123456789", b"0246813579")  # twice the digit, its digits added up


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the ones before it."""
    raw = digits.encode()
    return (sum(raw[::-2]) + sum(raw[-2::-2].translate(_DOUBLED)) - 48 * len(raw)) % 10 == 0


def _lengths(digits: str, offset: int, _: int) -> tuple[int, ...]:
    issuer = _ISSUER.match(digits, offset)
    return _ISSUERS[(issuer.lastindex or 1) - 1][1] if issuer else ()


def _hit(number: Number) -> Hit:
    return Hit(number.start, number.end, "card", number.digits)


def find(page: Page) -> Iterator[Hit]:
    """Every card number; one whose issuer is not sure only where a card is named."""
    if not any(len(run.digits) >= _FEWEST for run in page.runs):
        return
    yield from pick(page, _lengths, luhn, _hit)
    if _WORD.search(page.text):
        yield from pick(page, partial(_possible, page.text), luhn, _hit)


def _possible(text: str, digits: str, offset: int, start: int) -> tuple[int, ...]:
    lengths = next((lengths for prefix, lengths in _POSSIBLE if prefix.match(digits, offset)), ())
    return lengths if lengths and near(text, start, _WORD) else ()
