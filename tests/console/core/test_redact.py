"""What the log never had it cannot leak, and what is no personal data stays as it was typed."""

import itertools
import re
import string
import subprocess
import sys
import unicodedata

import phonenumbers
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban
from stdnum import luhn
from stdnum.nl import bsn as stdnum_bsn

from console.core import redact_iban, redact_national, redact_phone
from console.core.redact import KINDS, Found, Redacted, redact
from console.core.redact_card import luhn as passes_luhn
from console.core.redact_fold import fold
from console.core.redact_page import Page
from console.core.redact_prefilter import may_hold

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


REPLACED = [
    ("Mijn mail is Jan.Jansen@Example.nl.", "Mijn mail is [email 1].", "Jan.Jansen@example.nl"),
    ("write to <jan+chat@mail.example.co.uk>", "write to <[email 1]>", "jan+chat@mail.example.co.uk"),
    ("jan @ example.nl", "[email 1]", "jan@example.nl"),
    ("jan＠example．nl", "[email 1]", "jan@example.nl"),
    ("jan\u200b@exam\u00adple.nl", "[email 1]", "jan@example.nl"),
    ('"jan jansen"@example.nl', "[email 1]", '"jan jansen"@example.nl'),
    ("jan at example dot com", "[email 1]", "jan@example.com"),
    ("jan (at) example (dot) com", "[email 1]", "jan@example.com"),
    ("jan punt jansen apenstaartje example punt nl", "[email 1]", "jan.jansen@example.nl"),
    ("my mail: jan at example.nl", "my mail: [email 1]", "jan@example.nl"),
    ("Bel 06-12345678 svp", "Bel [phone 1] svp", "+31612345678"),
    ("06 12 34 56 78", "[phone 1]", "+31612345678"),
    ("+31 (0)6 12345678", "[phone 1]", "+31612345678"),
    ("0031 6 1234 5678", "[phone 1]", "+31612345678"),
    ("31612345678", "[phone 1]", "+31612345678"),
    ("(020) 123 4567", "[phone 1]", "+31201234567"),
    ("tel0612345678", "tel[phone 1]", "+31612345678"),
    ("+44 20 7946 0018", "[phone 1]", "+442079460018"),
    ("bel mijn gsm 0471 12 34 56", "bel mijn gsm [phone 1]", "+32471123456"),
    ("０６１２３４５６７８", "[phone 1]", "+31612345678"),
    ("٠٦١٢٣٤٥٦٧٨", "[phone 1]", "+31612345678"),
    ("06\u200b123\u206045678", "[phone 1]", "+31612345678"),
    ("06–12\u00a034\u202f56‑78", "[phone 1]", "+31612345678"),
    ("IBAN nl91 abna 0417 1643 00 graag", "IBAN [iban 1] graag", "NL91ABNA0417164300"),
    ("rekeningNL91ABNA0417164300dank", "rekening[iban 1]dank", "NL91ABNA0417164300"),
    ("NL91\nABNA\n0417\n1643\n00", "[iban 1]", "NL91ABNA0417164300"),
    ("4111 1111-1111.1111", "[card 1]", "4111111111111111"),
    ("amex 3782 822463 10005", "amex [card 1]", "378282246310005"),
    ("kaart 4222222222222", "kaart [card 1]", "4222222222222"),
    ("12 4111111111111111 34", "12 [card 1] 34", "4111111111111111"),
    ("111222333", "[bsn 1]", "111222333"),
    ("Mijn BSN is 1112.22.333!", "Mijn BSN is [bsn 1]!", "111222333"),
    ("bsn 12345672", "bsn [bsn 1]", "012345672"),
    ("BSN111222333", "BSN[bsn 1]", "111222333"),
    ("①①①②②②③③③", "[bsn 1]", "111222333"),
    ("1️⃣1️⃣1️⃣2️⃣2️⃣2️⃣3️⃣3️⃣3️⃣", "[bsn 1]", "111222333"),
    ("rijksregister 85.07.30-033.28", "rijksregister [id 1]", "85073003328"),
    ("Steuer-ID 36 574 261 809", "Steuer-ID [id 1]", "36574261809"),
    ("NIR 2 95 10 99 126 111 93", "NIR [id 1]", "295109912611193"),
    ("DNI 54362315-K", "DNI [id 1]", "54362315K"),
    ("nie x-2482300w", "nie [id 1]", "X2482300W"),
    ("RCCMNL83S18D969H", "[id 1]", "RCCMNL83S18D969H"),
    ("PESEL 44051401359", "PESEL [id 1]", "44051401359"),
    ("Mijn paspoort: NX1234567", "Mijn paspoort: [document 1]", "NX1234567"),
    ("passport number SPECI2014 please", "passport number [document 1] please", "SPECI2014"),
    ("Ik woon op 1234 AB 12", "Ik woon op [address 1]", "1234AB 12"),
    ("1234ab nr. 5", "[address 1]", "1234AB 5"),
    ("Dorpsstraat 12a, 1234 AB Voorbeeldstad", "[address 1] Voorbeeldstad", "1234AB 12A"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "value"), REPLACED)
def test_personal_data_is_replaced_however_it_is_written(text: str, expected: str, value: str) -> None:
    result = redact(text)
    assert (result.text, [found.value for found in result.found]) == (expected, [value])


KEPT = [
    "Mijn bestelnummer is 123456782",
    "order #123456782",
    "Factuur 2024-001234 van 12-03-2024",
    "klantnummer: 111222333",
    "€ 111.222.333",
    "111.222.333,00",
    "111 222 333 euro",
    "12-03-2024 3 stuks",
    "op 01-02-2024 10:30",
    "2024-03-12T10:30:22.123",
    "van 09.30 tot 17.00, 09:30-17:00",
    "3SABCD123456782",
    "JVGL06123456780000000000",
    "BTW NL123456782B01",
    "EAN 8712345678906",
    "ISBN 9789021457321",
    "postcode 1234 AB",
    "1234 AB",
    "in 2024 in 3 weken",
    "ik heb 2 kinderen van 12 en 14",
    "bel 112 of 0800-1234 of 0900 1234",
    "123456789",
    "1234567890123456",
    "NL92ABNA0417164300",
    "12345678A",
    "we look at booking.com",
    "I stayed at booking dot com",
    "vraag het @example.nl",
    "look @ the shop",
    "jan@localhost",
    "mijn paspoort verloopt in 2026",
    "dot at punt",
    "192.168.178.20",
    "52.3702157, 4.8951679",
    "1.2.3 naar 1.2.4",
    "5 + 3 = 8",
]


@pytest.mark.parametrize("text", KEPT)
def test_orders_amounts_dates_and_codes_stay(text: str) -> None:
    assert redact(text) == Redacted(text, ())


def test_the_same_value_has_one_placeholder_and_numbers_follow_the_text() -> None:
    result = redact("a@example.nl, 06-12345678, b@example.nl, +31612345678, a@Example.NL")
    assert result.text == "[email 1], [phone 1], [email 2], [phone 1], [email 1]"
    assert result.found == (
        Found("email", "a@example.nl", "[email 1]"),
        Found("phone", "+31612345678", "[phone 1]"),
        Found("email", "b@example.nl", "[email 2]"),
    )


def test_numbers_go_on_over_a_conversation() -> None:
    assert redact("a@example.nl 06-12345678", taken={"email": 3}).text == "[email 4] [phone 1]"


@pytest.mark.parametrize("typed", ["[email 1]", "[Email  1]", "［email 1］", "[em\u200bail 1]"])
def test_a_typed_placeholder_refers_to_nobody(typed: str) -> None:
    result = redact(f"open {typed} jan@example.nl")
    assert result.found == (Found("email", "jan@example.nl", "[email 1]"),)
    assert result.text.startswith("open (") and result.text.endswith(") [email 1]")


def test_only_the_kinds_asked_for_are_replaced() -> None:
    assert redact("jan@example.nl 06-12345678", kinds={"phone"}).text == "jan@example.nl [phone 1]"


def test_an_unknown_kind_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match=r"expected kinds out of email, .*; got mail"):
        redact("x", kinds=["mail"])


def test_a_number_without_a_country_is_read_in_its_region() -> None:
    assert redact("0471 12 34 56", region="BE").found[0].value == "+32471123456"
    assert redact("(212) 555-0123", region="US").found[0].value == "+12125550123"


def test_every_iban_of_the_registry_is_known() -> None:
    countries = map("".join, itertools.product(string.ascii_uppercase, repeat=2))
    registered = {country for country in countries if stdnum_iban._ibandb.info(f"{country}00")[0][1]}
    assert registered == redact_iban._COUNTRIES.keys()


@UNHURRIED
@given(digits(16))
def test_the_check_digit_of_a_card_is_luhns(number: str) -> None:
    assert passes_luhn(number) == luhn.is_valid(number)


@UNHURRIED
@given(st.sampled_from(["NL", "BE", "DE", "FR", "GB", "IT"]), st.integers(7, 12).flatmap(digits))
@example("NL", "800123456")
@example("NL", "612345678")
@example("BE", "471123456")
def test_the_short_way_to_a_phone_number_gives_what_the_library_gives(region: str, national: str) -> None:
    finder = redact_phone._Finder(Page("", region))
    assert finder.value(f"0{national}", region) == redact_phone._e164(f"0{national}", region)


def test_a_page_of_phone_numbers_asks_the_library_little_and_loses_every_number() -> None:
    numbers = [f"+3161234{number:04}" for number in range(300)]
    finder = redact_phone._Finder(Page(", ".join(numbers), "NL"))
    assert len(list(redact_phone._found(finder))) == len(numbers)
    assert len(finder.asked) == redact_phone._MOST_ASKED
    assert not any(number[1:] in redact(", ".join(numbers)).text for number in numbers)


BORN = st.dates().map(lambda born: f"{born:%y%m%d}")


@UNHURRIED
@given(st.sampled_from(sorted(redact_national._SURE)), BORN, digits(15), st.booleans())
@example(11, "850730", "033280000000000", True)
@example(11, "440514", "013590000000000", True)
def test_a_quick_look_never_refuses_a_national_number(size: int, born: str, rest: str, dated: bool) -> None:
    number = (born + rest if dated else rest)[:size]
    for scheme in redact_national._SURE[size]:
        valid = any(redact_national._validator(module)(number) for module in scheme.modules)
        assert scheme.passes(number) == valid


def test_a_digit_of_any_script_counts_for_the_quick_look() -> None:
    every = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isdigit()]
    assert [char for char in every if not may_hold(char * 6)] == []
    assert [char for char in every if not any("0" <= folded <= "9" for folded in fold(char).text)] == []


def test_the_heavy_libraries_wait_until_a_text_needs_them() -> None:
    code = (
        "import sys; from console.core.redact import redact; redact('hallo, bestelling 12345');"
        "sys.exit(any(name.split('.')[0] in ('phonenumbers', 'stdnum') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
