"""Phone numbers that reach a person, by the numbering plans that the phonenumbers library carries."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from .redact_fold import Hit
from .redact_number import Number, is_code, is_date, is_something_else, near, pick

_PLUS = re.compile(r"\+[ (]{0,2}\Z")
_OPEN = re.compile(r"\( ?\Z")
_WORD = re.compile(
    r"\b(?:tel|bel|belt|mobiel|gsm|nummer|phone|call|ring|mobile|cell|text|whatsapp|app|sms|handy|anruf|appel|llam)",
    re.I,
)
# Neighbours whose numbers are written without a country when a phone is plainly meant.
_NEIGHBOURS = ("NL", "BE", "DE", "FR", "GB", "LU")


def _e164(digits: str, region: str | None) -> str | None:
    """The number as E.164; None when it is none, or reaches a service (free, shared cost, premium)."""
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


class _Plan(NamedTuple):
    """How one region writes its numbers at home."""

    country: str
    trunk: str
    national: re.Pattern[str]


@cache
def _plan(region: str) -> _Plan | None:
    import phonenumbers as plan

    metadata = plan.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or metadata.general_desc is None:
        return None
    trunk = metadata.national_prefix or ""
    return _Plan(
        str(metadata.country_code), trunk, re.compile(metadata.general_desc.national_number_pattern or "")
    )


def _is_plausible(digits: str, region: str) -> bool:
    """A quick look: could `region` write a number like this? Without its 0 any number could be one."""
    if digits.startswith("00"):
        return True
    if (plan := _plan(region)) is None:
        return False
    prefixes = {plan.country, plan.trunk} if plan.trunk == "0" else {plan.country, plan.trunk, ""}
    return any(
        digits.startswith(prefix) and plan.national.fullmatch(digits, len(prefix)) for prefix in prefixes
    )


def _local(text: str, number: Number, region: str) -> str | None:
    """The E.164 of a number that is written as at home, in `region` or, where a phone is named, next door."""
    digits, start = number.digits, number.start
    regions = [region]
    if digits[0] == "0" and near(text, start, _WORD):
        regions += _NEIGHBOURS
    plausible = [at for at in regions if _is_plausible(digits, at)]
    if not plausible or is_date(text, start) or is_code(text, number):
        return None
    return next((value for at in plausible if (value := _e164(digits, at))), None)


def _check(text: str, number: Number, region: str) -> Hit | None:
    digits, start = number.digits, number.start
    if plus := _PLUS.search(text, max(0, start - 3), start):
        value = _e164(f"+{digits}", None)
        return Hit(plus.start(), number.end, "phone", value) if value else None
    value = _local(text, number, region)
    if value is None or (digits[0] != "0" and is_something_else(text, number)):
        return None
    bracket = _OPEN.search(text, max(0, start - 2), start) if ")" in text[start : number.end] else None
    return Hit(bracket.start() if bracket else start, number.end, "phone", value)


def find(text: str, region: str) -> Iterator[Hit]:
    """Every phone number in a folded text, written for abroad (+, 00) or as in `region` (ISO 3166-1)."""
    return pick(text, range(8, 18), partial(_check, region=region))
