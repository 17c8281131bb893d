"""Phone numbers that reach a person, by the numbering plans that the phonenumbers library carries."""

import re
from collections.abc import Iterator
from functools import partial

from .redact_fold import Hit
from .redact_number import Number, is_code, is_date, is_something_else, near, pick

_PLUS = re.compile(r"\+[ (]{0,2}\Z")
_WORD = re.compile(
    r"\b(?:tel|bel|belt|mobiel|gsm|nummer|phone|call|ring|mobile|cell|text|whatsapp|app|sms|handy|anruf|appel|llam)",
    re.I,
)
# Neighbours whose numbers are written without a country when a phone is plainly meant.
_NEIGHBOURS = ("NL", "BE", "DE", "FR", "GB", "LU")


def _e164(digits: str, region: str | None) -> str | None:
    """The number as E.164, None when it is no number or one that reaches a service (free, shared or premium)."""
    import phonenumbers as plan  # its metadata is heavy: loaded for the first candidate

    try:
        number = plan.parse(digits, region)
    except plan.NumberParseException:
        return None
    service = (
        plan.PhoneNumberType.TOLL_FREE,
        plan.PhoneNumberType.SHARED_COST,
        plan.PhoneNumberType.PREMIUM_RATE,
    )
    if not plan.is_valid_number(number) or plan.number_type(number) in service:
        return None
    return plan.format_number(number, plan.PhoneNumberFormat.E164)


def _is_national(digits: str, region: str) -> bool:
    """Whether the digits begin as `region` writes a number: a bare subscriber number is any number at all."""
    import phonenumbers as plan

    trunk = plan.ndd_prefix_for_region(region, True)
    country = str(plan.country_code_for_region(region))
    return trunk != "0" or digits.startswith(("0", country))


def _check(text: str, number: Number, region: str) -> Hit | None:
    digits, start = number.digits, number.start
    if len(digits) > 15:  # E.164, with room for 00 or 0 before it
        return None
    if plus := _PLUS.search(text, max(0, start - 3), start):
        value = _e164(f"+{digits}", None)
        return Hit(plus.start(), number.end, "phone", value) if value else None
    if not _is_national(digits, region) or is_date(text, start) or is_code(text, number):
        return None
    value = _e164(digits, region)
    if value is None and digits[0] == "0" and near(text, start, _WORD):
        value = next(filter(None, (_e164(digits, other) for other in _NEIGHBOURS)), None)
    if value is None or (digits[0] != "0" and is_something_else(text, number)):
        return None
    return Hit(start, number.end, "phone", value)


def find(text: str, region: str) -> Iterator[Hit]:
    """Every phone number in a folded text, written for abroad (+, 00) or as in `region` (ISO 3166-1, two letters)."""
    return pick(text, partial(_check, region=region))
