"""Dutch addresses: a postcode with its house number, and the street before it."""

import re
from collections.abc import Iterator

from .redact_fold import Hit

# The letters SA, SD and SS are not given out; lower-case letters count only when they touch the digits.
_CODE = (
    r"(?P<digits>[1-9][0-9]{3})"
    r"(?:[ -]{0,2}(?P<upper>(?!S[ADS])[A-Z]{2})|(?P<lower>(?!s[ads])[a-z]{2}))(?![A-Za-z])"
)
_NUMBER_WORD = r"(?:(?:huis)?(?:nr\.?|nummer)|(?:house )?(?:no\.?|number))?"
_HOUSE = r"[0-9]{1,5}(?:[ -]?[A-Za-z])?(?![0-9A-Za-z]|[.,:/][0-9])"
_AFTER = re.compile(
    rf"(?<![0-9A-Za-z]){_CODE},?[ \n]{{0,2}}{_NUMBER_WORD}:? {{0,2}}(?P<house>{_HOUSE})",
)
_BEFORE = re.compile(
    rf"(?<![0-9A-Za-z])(?:[A-Z][\w'-]{{1,40}} ){{1,4}}(?P<house>{_HOUSE}),?[ \n]{{0,2}}{_CODE}"
)


def find(text: str) -> Iterator[Hit]:
    """Every Dutch address in a folded text that is precise enough to find one front door."""
    for shape in (_BEFORE, _AFTER):
        for match in shape.finditer(text):
            letters = (match["upper"] or match["lower"]).upper()
            house = match["house"].upper().replace(" ", "")
            yield Hit(match.start(), match.end(), "address", f"{match['digits']}{letters} {house}")
