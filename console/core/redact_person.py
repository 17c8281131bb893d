"""Numbers that a state gives a person: the Dutch BSN, those of Europe with check digits, and documents."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from .redact_fold import FILLER, Hit
from .redact_number import Number, is_code, is_something_else, near, pick, without_dates


class _Scheme(NamedTuple):
    """A country's number: its python-stdnum module, and the words it needs beside it if its check is weak."""

    module: str
    words: re.Pattern[str] | None = None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_BSN_WORD = _words(r"\bbsn|burger\s?service|sofi|citizen service")
# By number of digits. A random number passes less than 1 in 40 times, or the number needs a word beside it.
_SCHEMES = {
    9: [_Scheme("pt.nif", _words(r"\bnif\b|contribuinte"))],
    10: [
        _Scheme("se.personnummer"),
        _Scheme("at.vnr"),
        _Scheme("dk.cpr", _words(r"\bcpr|personnummer")),
        _Scheme("gb.nhs", _words(r"\bnhs")),
    ],
    11: [
        _Scheme("be.nn"),
        _Scheme("be.bis"),
        _Scheme("de.idnr"),
        _Scheme("pl.pesel"),
        _Scheme("no.fodselsnummer"),
        _Scheme("hr.oib", _words(r"\boib")),
        _Scheme("gr.amka", _words(r"\bamka|αμκα")),
    ],
    12: [_Scheme("se.personnummer")],
    13: [_Scheme("ch.ssn"), _Scheme("ro.cnp")],
    15: [_Scheme("fr.nir")],
}
_S = r"[ .-]?"
_EDGE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_LETTERED = [
    (re.compile(rf"{_EDGE}(?:[0-9]{_S}){{8}}[A-Z]{_END}", re.I), _Scheme("es.dni")),
    (re.compile(rf"{_EDGE}[XYZ]{_S}(?:[0-9]{_S}){{7}}[A-Z]{_END}", re.I), _Scheme("es.nie")),
    (
        re.compile(
            rf"{_EDGE}(?:[A-Z]{_S}){{6}}(?:[0-9]{_S}){{2}}[A-Z]{_S}(?:[0-9]{_S}){{2}}[A-Z]{_S}(?:[0-9]{_S}){{3}}[A-Z]{_END}",
            re.I,
        ),
        _Scheme("it.codicefiscale"),
    ),
    (re.compile(rf"{_EDGE}[0-9]{{6}}[-+A-F][0-9]{{3}}[0-9A-Y]{_END}", re.I), _Scheme("fi.hetu")),
    (re.compile(rf"{_EDGE}[0-9]{{7}}{_S}[A-W][A-IW]?{_END}", re.I), _Scheme("ie.pps")),
    (
        re.compile(rf"{_EDGE}[12]{_S}(?:[0-9]{_S}){{4}}2{_S}[AB]{_S}(?:[0-9]{_S}){{7}}[0-9]{_END}", re.I),
        _Scheme("fr.nir"),
    ),
]
_NOT_SPELLED = re.compile(r"[ .\-_/()\n]+")

_DOCUMENT_WORD = _words(
    r"pa[sz]+poort|passport|\bpassnummer|reisepass|passeport|pasaporte|identiteits|identity card|"
    r"\bid[- ]?(?:kaart|card|bewijs)|verblijfs|"
    r"documentnummer|document number|personalausweis|residence permit|rijbewijs|driving licen[cs]e"
)
# A Dutch one: two letters, six letters or digits, a digit, never the letter O. Elsewhere 7 to 10 long.
_DOCUMENT = re.compile(
    rf"{_EDGE}(?:(?i:[A-NP-Z]{{2}}[A-NP-Z0-9]{{6}}[0-9])|(?=[A-Z]*[0-9][A-Z]*[0-9])[0-9A-Z]{{7,10}}){_END}"
)


@cache
def _validator(module: str) -> Callable[[str], bool]:
    valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid  # loaded when first needed
    return valid


def _passes(scheme: _Scheme, text: str, start: int, digits: str) -> bool:
    if scheme.words and not near(text, start, scheme.words):
        return False
    return _validator(scheme.module)(digits)


def _elfproef(digits: str) -> bool:
    """Whether nine digits pass the eleven test: 9a + 8b + ... + 2h - i divisible by 11."""
    weighed = sum(
        weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)
    )
    return weighed % 11 == 0 and int(digits) > 0


def _bsn(text: str, number: Number) -> Hit | None:
    if len(number.digits) not in (8, 9) or not _elfproef(digits := number.digits.zfill(9)):
        return None
    named = near(text, number.start, _BSN_WORD)
    bare = len(number.digits) == 9 and "\n" not in text[number.start : number.end]
    if named or (bare and not is_code(text, number) and not is_something_else(text, number)):
        return Hit(number.start, number.end, "bsn", digits)
    return None


def find_bsn(text: str) -> Iterator[Hit]:
    """Every Dutch citizen service number; one of eight digits (its zero left out) only where it is named."""
    return pick(without_dates(text), range(8, 10), _bsn)


def _national(text: str, number: Number) -> Hit | None:
    for scheme in _SCHEMES.get(len(number.digits), ()):
        if not _passes(scheme, text, number.start, number.digits):
            continue
        if scheme.words or not (is_code(text, number) or is_something_else(text, number)):
            return Hit(number.start, number.end, "id", number.digits)
    return None


def find_id(text: str) -> Iterator[Hit]:
    """Every other national number of a person in Europe that python-stdnum can check."""
    for shape, scheme in _LETTERED:
        for match in shape.finditer(text):
            value = _NOT_SPELLED.sub("", match[0]).upper()
            if _passes(scheme, text, match.start(), match[0] if scheme.module == "fi.hetu" else value):
                yield Hit(
                    match.start(),
                    match.end(),
                    "id",
                    match[0].upper() if scheme.module == "fi.hetu" else value,
                )
    yield from pick(without_dates(text), range(9, 16), _national)


def find_document(text: str) -> Iterator[Hit]:
    """The number of a passport, identity card or driving licence, named as one just before it."""
    free = 0
    for word in _DOCUMENT_WORD.finditer(text):
        found_before = text.find(FILLER, word.end(), word.end() + 48)
        reach = min(len(text), word.end() + 48) if found_before < 0 else found_before
        for found in _DOCUMENT.finditer(text, max(free, word.end()), reach):
            free = found.end()
            yield Hit(found.start(), free, "document", found[0].upper())
