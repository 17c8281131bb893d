"""Personal data as it may be written, for the tests of its redaction."""

import re
import unicodedata

import phonenumbers
from hypothesis import assume, settings
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban
from stdnum import luhn
from stdnum.nl import bsn as stdnum_bsn

from console.core.redact_fold import fold

UNHURRIED = settings(deadline=None)  # the first number loads a library


DIGITS = st.sampled_from("0123456789")


SEPARATORS = st.sampled_from(
    ["", " ", "-", ".", "/", "  ", " - ", "\u00a0", "\u2009", "\u2013", "\u2011", "\u200b", "\u2212"]
)


ANY_TEXT = st.text(max_size=60)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=count, max_size=count)


# Words around a number: anything but more digits, letters that make it part of a code, or a currency sign.
AROUND = st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "Lu", "Sc", "Lo"]), max_size=40).filter(
    lambda text: (
        not any(char.isdigit() or char.isupper() for char in unicodedata.normalize("NFKC", text))
        and not re.search(r"[€$£+]|eur|usd|gbp", unicodedata.normalize("NFKC", text), re.I)
    )
)


def spread(compact: str, sizes: list[int], separator: str) -> str:
    """`compact` in groups of the given sizes, the last one taking the rest."""
    groups = []
    for size in sizes:
        groups.append(compact[:size])
        compact = compact[size:]
    return separator.join(group for group in [*groups, compact] if group)


def squeezed(text: str) -> str:
    """What is left when a number is put together again by whoever reads the log."""
    return re.sub(r"[^0-9A-Z]", "", fold(text).text.upper())


SIZES = st.lists(st.integers(1, 6), max_size=8)


@st.composite
def a_bsn(draw: st.DrawFn) -> str:
    first = draw(digits(8))
    last = sum((9 - at) * int(digit) for at, digit in enumerate(first)) % 11
    assume(last < 10 and int(first) > 0)
    assert stdnum_bsn.is_valid(f"{first}{last}")
    return f"{first}{last}"


@st.composite
def a_card(draw: st.DrawFn) -> str:
    prefix, length = draw(
        st.sampled_from(
            [
                ("4", 16),
                ("51", 16),
                ("2221", 16),
                ("37", 15),
                ("36", 14),
                ("6011", 16),
                ("6703", 19),
                ("3528", 16),
            ]
        )
    )
    body = prefix + draw(digits(length - len(prefix) - 1))
    return body + luhn.calc_check_digit(body)


@st.composite
def an_iban(draw: st.DrawFn) -> str:
    country, letters, count = draw(
        st.sampled_from(
            [
                ("NL", 4, 10),
                ("BE", 0, 12),
                ("DE", 0, 18),
                ("GB", 4, 14),
                ("ES", 0, 20),
                ("NO", 0, 11),
                ("PL", 0, 24),
            ]
        )
    )
    account = draw(st.text(st.sampled_from("ABNGRW"), min_size=letters, max_size=letters)) + draw(
        digits(count)
    )
    return country + stdnum_iban.calc_check_digits(f"{country}00{account}") + account


@st.composite
def a_dutch_phone(draw: st.DrawFn) -> str:
    number = draw(st.sampled_from(["06", "020", "030", "0475", "010", "088"])) + draw(digits(8))
    number = number[:10]
    parsed = phonenumbers.parse(number, "NL")
    assume(phonenumbers.is_valid_number(parsed))
    return draw(st.sampled_from(["0", "+31", "0031", "+31 (0)", "+31-"])) + number[1:]


def survives(value: str, output: str) -> bool:
    return value in squeezed(output)
