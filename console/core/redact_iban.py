"""Bank accounts: every IBAN of the SWIFT registry, in any case, spaced in any way."""

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_uppercase

from .redact_fold import GAP, SEPARATOR, Hit
from .redact_page import Page

# Country, then the account's fields as in https://www.swift.com/standards/data-standards/iban:
# n digits, a letters, c either.
_REGISTRY = """
AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n BR:23n1a1c BY:4c4n16c
CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n EG:25n ES:20n FI:14n FK:2a12n FO:14n
FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n GR:7n16c GT:24c HN:4a20n HR:17n HU:24n IE:4a14n IL:19n
IQ:4a15n IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c KZ:3n13c LB:4n20c LC:4a24c LI:5n12c LT:16n LU:3n13c
LV:4a13c LY:21n MC:10n11c2n MD:20c ME:18n MK:3n10c2n MN:16n MR:23n MT:4a5n18c MU:4a19n3a NI:4a20n
NL:4a10n NO:11n OM:3n16c PK:4a16c PL:24n PS:4a21c PT:21n QA:4a21c RO:4a16c RS:18n RU:14n15c SA:2n18c
SC:4a20n3a SD:14n SE:20n SI:15n SK:20n SM:1a10n12c SO:19n ST:21n SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c
VA:18n VG:4a16n XK:16n YE:4a4n18c
"""
_COUNTRIES = dict(entry.split(":") for entry in _REGISTRY.split())
_CLASSES = {"n": "[0-9]", "a": "[A-Za-z]", "c": "[0-9A-Za-z]"}
_FEWEST_DIGITS = 2
_BEFORE_DIGITS = re.compile(rf"[A-Za-z](?={GAP}[0-9]{GAP}[0-9])")
_LETTER_BEFORE = re.compile(rf"[A-Za-z]{SEPARATOR}{{0,3}}\Z")
_AS_DIGITS = str.maketrans({letter: str(int(letter, 36)) for letter in ascii_uppercase})
_NOT_ALNUM = re.compile(r"[^0-9A-Z]+")


@cache
def _shape(country: str) -> re.Pattern[str]:
    fields = re.findall(r"([0-9]+)([nac])", "2n" + _COUNTRIES[country])
    classes = [_CLASSES[letter] for count, letter in fields for _ in range(int(count))]
    return re.compile(GAP.join(["[A-Za-z]", "[A-Za-z]", *classes]))


def _remainder(iban: str) -> int:
    # ISO 13616: the first four behind, letters as 10-35, the whole divided by 97 leaves 1.
    return int((iban[4:] + iban[:4]).translate(_AS_DIGITS)) % 97


def find(page: Page) -> Iterator[Hit]:
    """Every IBAN whose country, shape and check digits are right."""
    text, free = page.text, 0
    if page.digits < _FEWEST_DIGITS:
        return
    for second in _BEFORE_DIGITS.finditer(text):
        at = second.start()
        first = _LETTER_BEFORE.search(text, max(free, at - 4), at)
        country = (first[0][0] + text[at]).upper() if first else ""
        if not first or country not in _COUNTRIES:
            continue
        match = _shape(country).match(text, first.start())
        if match and _remainder(iban := _NOT_ALNUM.sub("", match[0].upper())) == 1:
            free = match.end()
            yield Hit(match.start(), free, "iban", iban)
