"""Phone numbers that reach a person, by the numbering plans that the phonenumbers library carries."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final, NamedTuple

from .redact_fold import Hit
from .redact_number import Number, is_code, is_something_else, near, pick
from .redact_page import Page, is_date

_PLUS = re.compile(r"\+[ (]{0,2}\Z")
_OPEN = re.compile(r"\( ?\Z")
_WORD = re.compile(
    r"\b(?:tel|bel|belt|mobiel|gsm|nummer|phone|call|ring|mobile|cell|text|whatsapp|app|sms|handy|anruf|appel|llam)",
    re.I,
)
# Neighbours whose numbers are written without a country when a phone is plainly meant.
_NEIGHBOURS: Final = ("NL", "BE", "DE", "FR", "GB")
_LENGTHS: Final = tuple(range(17, 7, -1))
# The library takes long over a number. Who writes more different ones is believed from there on.
_MOST_ASKED: Final = 24
_REACHED = ("fixed_line", "mobile", "voip", "uan", "pager", "personal_number", "voicemail")
_SERVICES = ("toll_free", "premium_rate", "shared_cost")


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
    """How one region writes its numbers at home; `simple` when its trunk 0 is all there is to take off."""

    country: str
    trunk: str
    simple: bool
    reached: re.Pattern[str]
    service: re.Pattern[str]


@cache
def _plan(region: str) -> _Plan | None:
    import phonenumbers as plan

    metadata = plan.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return None
    regions = plan.COUNTRY_CODE_TO_REGION_CODE[metadata.country_code or 0]
    sharing = [plan.PhoneMetadata.metadata_for_region(one, None) for one in regions]

    def pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
        parts = {
            getattr(one, kind).national_number_pattern
            for one in sharing
            for kind in kinds
            if getattr(one, kind)
        }
        return re.compile("|".join(sorted(f"(?:{part})" for part in parts if part)))

    trunk = metadata.national_prefix or ""
    simple = trunk == metadata.national_prefix_for_parsing == "0" and len(regions) == 1
    return _Plan(str(metadata.country_code), trunk, simple, pattern(_REACHED), pattern(_SERVICES))


def _could_be(digits: str, offset: int, region: str) -> bool:
    """A quick look: could `region` write a number that begins so? Without its 0 any number could be one."""
    if digits.startswith("00", offset):
        return digits[offset + 2] != "0"
    if (plan := _plan(region)) is None:
        return False
    prefixes = (plan.country, plan.trunk) if plan.trunk == "0" else (plan.country, plan.trunk, "")
    return any(
        digits.startswith(prefix, offset) and plan.reached.match(digits, offset + len(prefix))
        for prefix in prefixes
    )


class _Finder:
    """One look at one page, so that the library is asked everything once and not too often."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing asked."""
        self.page = page
        self.asked: dict[tuple[str, str | None], str | None] = {}
        self.has_plus = "+" in page.text
        plan = _plan(page.region) if page.runs else None
        self.heads = ("0", plan.country) if plan and plan.trunk == "0" else ("",)

    @cached_property
    def names_phones(self) -> bool:
        """Whether any word of the page says that a phone is meant."""
        return bool(_WORD.search(self.page.text))

    def lengths(self, digits: str, offset: int, start: int) -> tuple[int, ...]:
        """The lengths that a number may have here."""
        local = digits.startswith(self.heads, offset) and any(self.regions(digits, offset, start))
        return _LENGTHS if local or self.plus(start) else ()

    def plus(self, start: int) -> re.Match[str] | None:
        """The plus sign before the digits at `start`."""
        if self.has_plus and self.page.text[start - 1 : start] in ("+", "(", " "):
            return _PLUS.search(self.page.text, max(0, start - 3), start)
        return None

    def regions(self, digits: str, offset: int, start: int) -> Iterator[str]:
        """Where a number that begins so may be at home: here, or next door where a phone is named."""
        if _could_be(digits, offset, self.page.region):
            yield self.page.region
        if digits[offset] == "0" and self.names_phones and near(self.page.text, start, _WORD):
            yield from (region for region in _NEIGHBOURS if _could_be(digits, offset, region))

    def value(self, digits: str, region: str | None) -> str | None:
        """The E.164 of digits that are a phone number; the digits when too much was asked already."""
        plan = _plan(region) if region else None
        if plan and plan.simple and digits[0] == "0" and digits[1] != "0":
            national = digits[1:]
            reached = plan.reached.fullmatch(national) and not plan.service.fullmatch(national)
            return f"+{plan.country}{national}" if reached else None
        if (digits, region) not in self.asked:
            if len(self.asked) >= _MOST_ASKED:
                return digits
            self.asked[digits, region] = _e164(digits, region)
        return self.asked[digits, region]

    def check(self, number: Number) -> Hit | None:
        """The phone number that these digits are."""
        text, digits, start = self.page.text, number.digits, number.start
        if plus := self.plus(start):
            value = self.value(f"+{digits}", None)
            return Hit(plus.start(), number.end, "phone", value) if value else None
        values = (self.value(digits, region) for region in self.regions(digits, 0, start))
        value = next(filter(None, values), None)
        if value is None or is_date(text, start) or is_code(text, number):
            return None
        if digits[0] != "0" and is_something_else(text, number):
            return None
        bracket = _OPEN.search(text, max(0, start - 2), start) if ")" in text[start : number.end] else None
        return Hit(bracket.start() if bracket else start, number.end, "phone", value)


def _found(finder: _Finder) -> Iterator[Hit]:
    return pick(finder.page, finder.lengths, bool, finder.check)


def find(page: Page) -> Iterator[Hit]:
    """Every phone number, written for abroad (+, 00) or as in the page's region."""
    return _found(_Finder(page))
