"""Personal data is replaced as people write it, and what is none stays as it was typed."""

import itertools
import string
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from redact_house import UNHURRIED, digits
from stdnum import iban as stdnum_iban
from stdnum import luhn

from console.core import redact_iban, redact_national, redact_phone
from console.core.redact import Found, Redacted, redact
from console.core.redact_card import luhn as passes_luhn
from console.core.redact_fold import fold
from console.core.redact_page import Page
from console.core.redact_prefilter import may_hold

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
