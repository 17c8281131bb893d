"""Numbers of passports, identity cards and driving licences, which only the words beside them give away."""

import re
from collections.abc import Iterator

from .redact_fold import FILLER, Hit
from .redact_page import Page
from .redact_prefilter import names_a_document

_WORD = re.compile(
    r"pa[sz]+poort|passport|\bpassnummer|reisepass|passeport|pasaporte|identiteits|identity card|"
    r"\bid[- ]?(?:kaart|card|bewijs)|verblijfs|"
    r"documentnummer|document number|personalausweis|residence permit|rijbewijs|driving licen[cs]e",
    re.I,
)
# A Dutch one: two letters, six letters or digits, a digit, never the letter O. Elsewhere 7 to 10 long.
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:(?i:[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9])|(?=[A-Z]*[0-9][A-Z]*[0-9])[0-9A-Z]{7,10})"
    r"(?![0-9A-Za-z])"
)
_REACH = 48


def find(page: Page) -> Iterator[Hit]:
    """The number of a passport, identity card or driving licence, named as one just before it."""
    if not names_a_document(page.lower):
        return
    text, free = page.text, 0
    for word in _WORD.finditer(text):
        found_before = text.find(FILLER, word.end(), word.end() + _REACH)
        reach = min(len(text), word.end() + _REACH) if found_before < 0 else found_before
        for found in _NUMBER.finditer(text, max(free, word.end()), reach):
            free = found.end()
            yield Hit(found.start(), free, "document", found[0].upper())
