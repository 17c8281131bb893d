"""Numbers that a state of Europe gives a person, as far as python-stdnum can check them; the BSN apart."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple

from .redact_fold import Hit
from .redact_number import Look, Number, is_code, is_something_else, near, pick, weighed
from .redact_page import Page


def _like(pattern: str) -> Look:
    return re.compile(pattern).match


class _Scheme(NamedTuple):
    """A country's number: its python-stdnum modules, a quick look that comes first, words that it needs.

    Words are needed where a random number passes the check more than once in 40 times.
    """

    modules: tuple[str, ...]
    look: Look
    words: re.Pattern[str] | None = None

    def passes(self, digits: str) -> bool:
        """Whether this is one of its numbers."""
        return bool(self.look(digits)) and any(_validator(module)(digits) for module in self.modules)


@cache
def _validator(module: str) -> Callable[[str], bool]:
    valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid  # loaded when first needed
    return valid


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def _is_belgian(digits: str) -> bool:
    """Whether the last two digits are those of one century or the other."""
    return (97 - int(digits[:9]) % 97, 97 - int(f"2{digits[:9]}") % 97).count(int(digits[9:])) > 0


def _repeats_one(digits: str) -> bool:
    """Whether of the first ten digits one is there twice or thrice and every other once, by their count."""
    return len({*digits[:10]}) in (8, 9)


_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_MONTH_DAY = f"(?:0[1-9]|1[0-2]){_DAY}"
_SURE: Final = {
    10: (
        _Scheme(("se.personnummer",), _like(f"[0-9]{{2}}{_MONTH_DAY}")),
        _Scheme(("at.vnr",), weighed(11, 3, 7, 9, -1, 5, 8, 4, 2, 1, 6)),
    ),
    11: (
        _Scheme(("be.nn", "be.bis"), _is_belgian),
        _Scheme(("de.idnr",), _repeats_one),
        # The month tells the century too.
        _Scheme(("pl.pesel",), _like(f"[0-9]{{2}}(?:[02468][1-9]|[13579][0-2]){_DAY}")),
        _Scheme(("no.fodselsnummer",), weighed(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
    ),
    12: (_Scheme(("se.personnummer",), _like(f"[0-9]{{4}}{_MONTH_DAY}")),),
    13: (_Scheme(("ch.ssn",), _like("756")), _Scheme(("ro.cnp",), _like(f"[1-9][0-9]{{2}}{_MONTH_DAY}"))),
    15: (_Scheme(("fr.nir",), lambda digits: 97 - int(digits[:13]) % 97 == int(digits[13:])),),
}
_NAMED: Final = {
    9: (_Scheme(("pt.nif",), bool, _words(r"\bnif\b|contribuinte")),),
    10: (
        _Scheme(("dk.cpr",), bool, _words(r"\bcpr|personnummer")),
        _Scheme(("gb.nhs",), bool, _words(r"\bnhs")),
    ),
    11: (_Scheme(("hr.oib",), bool, _words(r"\boib")), _Scheme(("gr.amka",), bool, _words(r"\bamka|αμκα"))),
}
_SURE_LENGTHS: Final = tuple(sorted(_SURE, reverse=True))
_NAMED_LENGTHS: Final = tuple(sorted(_NAMED, reverse=True))
_ANY_WORD = _words("nif|contribuinte|cpr|personnummer|nhs|oib|amka|αμκα")

_S = r"[ .-]?"
_EDGE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_FIRST_EDGE = (
    r"(?<![0-9A-Za-z].)"  # the same, behind the first character: that is what a search is quick with
)
_LETTERED: Final = (
    (re.compile(rf"[0-9]{_FIRST_EDGE}{_S}(?:[0-9]{_S}){{7}}[A-Za-z]{_END}"), _Scheme(("es.dni",), bool)),
    (re.compile(rf"[X-Zx-z]{_FIRST_EDGE}{_S}(?:[0-9]{_S}){{7}}[A-Za-z]{_END}"), _Scheme(("es.nie",), bool)),
    (re.compile(rf"[0-9]{_FIRST_EDGE}[0-9]{{6}}{_S}[A-Wa-w][A-IWa-iw]?{_END}"), _Scheme(("ie.pps",), bool)),
    (
        re.compile(rf"[12]{_FIRST_EDGE}{_S}(?:[0-9]{_S}){{4}}2{_S}[ABab]{_S}(?:[0-9]{_S}){{7}}[0-9]{_END}"),
        _Scheme(("fr.nir",), bool),
    ),
    (
        re.compile(
            rf"[A-Za-z]{_FIRST_EDGE}{_S}(?:[A-Za-z]{_S}){{5}}(?:[0-9]{_S}){{2}}[A-Za-z]{_S}(?:[0-9]{_S}){{2}}"
            rf"[A-Za-z]{_S}(?:[0-9]{_S}){{3}}[A-Za-z]{_END}"
        ),
        _Scheme(("it.codicefiscale",), bool),
    ),
)
_FINNISH = re.compile(rf"[0-9]{_FIRST_EDGE}[0-9]{{5}}[-+A-Fa-f][0-9]{{3}}[0-9A-Ya-y]{_END}")
_FINNISH_SCHEME = _Scheme(("fi.hetu",), bool)
_NOT_SPELLED = re.compile(r"[ .\-_/()\n]+")
_FEWEST_DIGITS = 7


def _lettered(page: Page) -> Iterator[Hit]:
    for shape, scheme in _LETTERED:
        for match in shape.finditer(page.text):
            if scheme.passes(value := _NOT_SPELLED.sub("", match[0]).upper()):
                yield Hit(match.start(), match.end(), "id", value)
    for match in _FINNISH.finditer(page.text):  # its dash tells the century
        if _FINNISH_SCHEME.passes(match[0]):
            yield Hit(match.start(), match.end(), "id", match[0].upper())


class _Finder:
    """One look at one page, which tries every number once."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing tried."""
        self.text = page.text
        self.tried: dict[str, bool] = {}

    def is_sure(self, digits: str) -> bool:
        """Whether digits pass a check that random ones seldom do."""
        if (passes := self.tried.get(digits)) is None:
            passes = self.tried[digits] = any(scheme.passes(digits) for scheme in _SURE[len(digits)])
        return passes

    def sure(self, number: Number) -> Hit | None:
        """The number, unless it is called something else."""
        if is_code(self.text, number) or is_something_else(self.text, number):
            return None
        return Hit(number.start, number.end, "id", number.digits)

    def named(self, number: Number) -> Hit | None:
        """The number, if it passes a check and the words before it say what it is."""
        for scheme in _NAMED[len(number.digits)]:
            if scheme.words and near(self.text, number.start, scheme.words) and scheme.passes(number.digits):
                return Hit(number.start, number.end, "id", number.digits)
        return None


def find(page: Page) -> Iterator[Hit]:
    """Every other national number of a person; where chance is good at hitting one, only if it is named."""
    if page.digits >= _FEWEST_DIGITS:
        yield from _lettered(page)
    page = page.dateless
    finder = _Finder(page)
    yield from pick(page, _SURE_LENGTHS, finder.is_sure, finder.sure)
    if page.runs and _ANY_WORD.search(page.text):
        yield from pick(page, _NAMED_LENGTHS, bool, finder.named)
