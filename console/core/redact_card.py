"""Payment cards: issuer prefix, length and the Luhn digit (ISO/IEC 7812-1)."""

import re
from collections.abc import Iterator

from .redact_fold import Hit
from .redact_number import Number, near, pick

_ISSUED = re.compile(
    r"4[0-9]{15}(?:[0-9]{3})?"  # Visa
    r"|5[1-5][0-9]{14}|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"  # Mastercard
    r"|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11}"  # American Express, Diners Club
    # Discover, UnionPay
    r"|(?:6011|64[4-9][0-9]|65[0-9]{2}|62[0-9]{2})[0-9]{12,15}|35(?:2[89]|[3-8][0-9])[0-9]{12,15}"  # and JCB
    r"|(?:5018|5020|5038|5893|6304|6703|6759|676[1-3])[0-9]{8,15}"  # Maestro
)
# Shapes that a barcode or an order number has too: a card only where the words say so.
_POSSIBLE = re.compile(r"4[0-9]{12}|(?:5[06-8]|6)[0-9]{10,17}")
_WORD = re.compile(r"card|kaart|visa|maestro|karte|carte|tarjeta", re.I)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the ones before it."""
    doubled = (divmod(2 * int(digit), 10) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(map(sum, doubled))) % 10 == 0


def _check(text: str, number: Number) -> Hit | None:
    digits = number.digits
    issued = _ISSUED.fullmatch(digits) or (_POSSIBLE.fullmatch(digits) and near(text, number.start, _WORD))
    if issued and luhn(digits):
        return Hit(number.start, number.end, "card", digits)
    return None


def find(text: str) -> Iterator[Hit]:
    """Every card number in a folded text."""
    return pick(text, range(12, 20), _check)
