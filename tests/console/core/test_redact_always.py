"""What the log never had it cannot leak: whatever surrounds personal data, it is replaced."""

import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st
from redact_house import (
    ANY_TEXT,
    AROUND,
    SEPARATORS,
    SIZES,
    UNHURRIED,
    a_bsn,
    a_card,
    a_dutch_phone,
    an_iban,
    spread,
    squeezed,
    survives,
)

from console.core.redact import KINDS, Redacted, redact


@UNHURRIED
@given(AROUND, a_bsn(), SIZES, SEPARATORS, AROUND)
def test_a_bsn_never_reaches_the_log(
    before: str, bsn: str, sizes: list[int], separator: str, after: str
) -> None:
    assert not survives(bsn, redact(f"{before} {spread(bsn, sizes, separator)} {after}").text)


@UNHURRIED
@given(AROUND, a_card(), SIZES, SEPARATORS, AROUND)
def test_a_card_never_reaches_the_log(
    before: str, card: str, sizes: list[int], separator: str, after: str
) -> None:
    assert not survives(card, redact(f"{before} {spread(card, sizes, separator)} {after}").text)


@UNHURRIED
@given(ANY_TEXT, an_iban(), SIZES, SEPARATORS, ANY_TEXT, st.booleans())
def test_an_iban_never_reaches_the_log(
    before: str, iban: str, sizes: list[int], separator: str, after: str, lower: bool
) -> None:
    written = spread(iban.lower() if lower else iban, sizes, separator)
    assert not survives(iban, redact(f"{before} {written} {after}").text)


@UNHURRIED
@given(AROUND, a_dutch_phone(), AROUND)
def test_a_phone_number_never_reaches_the_log(before: str, phone: str, after: str) -> None:
    assert not survives(squeezed(phone)[-9:], redact(f"{before} {phone} {after}").text)


@UNHURRIED
@given(AROUND, a_dutch_phone(), st.integers(2, 4), SEPARATORS, AROUND)
def test_a_spaced_phone_number_never_reaches_the_log(
    before: str, phone: str, size: int, separator: str, after: str
) -> None:
    assume(not phone.startswith("+"))
    written = spread(phone, [4 if phone.startswith("00") else 2] + [size] * 8, separator)
    assert not survives(phone[-9:], redact(f"{before} {written} {after}").text)


@UNHURRIED
@given(
    ANY_TEXT,
    st.from_regex(r"[a-z][a-z0-9._+-]{0,20}[a-z0-9]@[a-z0-9]{1,12}\.(nl|com|co\.uk|online)", fullmatch=True),
    ANY_TEXT,
)
def test_an_email_address_never_reaches_the_log(before: str, email: str, after: str) -> None:
    assert email not in redact(f"{before} {email} {after}").text.lower()


PIECES = """06|12345678|0612345678| |-|+31|(|)|[|]|[bsn 1]|(phone 2)|111222333|1|@|a|NL91|ABNA|0417164300|.|nl
4111 1111 1111 1111|jan@example.nl| at | dot |paspoort |NX1234567|1234 AB|12|bsn|12-03-2024|€|①|½|order
85.07.30-033.28"""


CLUTTER = st.lists(
    st.sampled_from([*PIECES.replace("\n", "|").split("|"), "\n", "\u200b", "\u0301"]), max_size=14
).map("".join)


@UNHURRIED
@given(st.one_of(st.text(), CLUTTER))
@example("[bsn 1] 23456782")
@example("07000000¼0100000000")
@example("850000002a850000002")
@example("PASPOORT:0000000:0000000")
@example("bsn a_very_long_name_of_a_mailbox_here@example.nl 12345672")
@example("\ud800 @ \x00 06")
def test_what_has_been_redacted_holds_nothing_more(text: str) -> None:
    once = redact(text)
    again = redact(once.text)
    assert again.found == ()
    assert redact(again.text) == Redacted(again.text, ())


@UNHURRIED
@given(st.one_of(st.text(), CLUTTER))
def test_every_placeholder_in_the_output_is_one_of_ours(text: str) -> None:
    result = redact(text)
    ours = {found.placeholder for found in result.found}
    assert set(re.findall(rf"\[(?:{'|'.join(KINDS)}) \d+\]", result.text)) == ours


@UNHURRIED
@given(st.text(st.characters(exclude_characters="[@", exclude_categories=["Nd", "No", "Nl"])))
def test_a_text_with_no_digit_and_no_address_is_left_alone(text: str) -> None:
    assume("@" not in unicodedata.normalize("NFKC", text) and "[" not in unicodedata.normalize("NFKC", text))
    assume(not re.search(" at|[(]at|staart|rob|klammer|chiocc", unicodedata.normalize("NFKC", text).lower()))
    assert redact(text) == Redacted(text, ())
