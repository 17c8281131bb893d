"""A folded text with what every finder asks of it, each thing worked out once and only when asked."""

import re
from functools import cached_property
from typing import NamedTuple

from .redact_fold import GAP, blank
from .redact_prefilter import count_digits

FEWEST_DIGITS = 8
"""No kind of number has fewer digits when it is written with digits alone."""

_RUN = re.compile(rf"[0-9]++(?:{GAP}[0-9]++)*+")
_GROUP = re.compile(r"[0-9]+")
_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])(?:"
    r"(?:0?[1-9]|[12][0-9]|3[01])(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep)(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?P<iso>[-/.])(?:0[1-9]|1[0-2])(?P=iso)(?:0[1-9]|[12][0-9]|3[01])"
    r")(?![0-9]|[-/.][0-9])"
)


class Run(NamedTuple):
    """Neighbouring groups of digits: those of all groups joined, and where each group begins and ends.

    `starts` holds for each group its offset in `digits` and its place in the text; `ends` maps the offset
    behind a group to the place in the text.
    """

    digits: str
    starts: list[tuple[int, int]]
    ends: dict[int, int]


def _run(text: str, begin: int, stop: int) -> Run:
    starts: list[tuple[int, int]] = []
    ends: dict[int, int] = {}
    offset = 0
    for group in _GROUP.finditer(text, begin, stop):
        start, end = group.span()
        starts.append((offset, start))
        offset += end - start
        ends[offset] = end
    return Run("".join(_GROUP.findall(text, begin, stop)), starts, ends)


class Page:
    """A folded text to be searched, and the region (ISO 3166-1) where its phone numbers are at home."""

    def __init__(self, text: str, region: str) -> None:
        """Look at nothing yet."""
        self.text = text
        self.region = region

    def without(self, spans: list[tuple[int, int]]) -> "Page":
        """The same page with parts of it blanked; itself when there are none."""
        return Page(blank(self.text, spans), self.region) if spans else self

    @cached_property
    def lower(self) -> str:
        """The text in lower case; its length may differ."""
        return self.text.lower()

    @cached_property
    def digits(self) -> int:
        """How many digits the text has."""
        return count_digits(self.text)

    @cached_property
    def runs(self) -> list[Run]:
        """The runs with enough digits for a number of a person."""
        spans = (match.span() for match in _RUN.finditer(self.text))
        runs = (_run(self.text, start, end) for start, end in spans if end - start >= FEWEST_DIGITS)
        return [run for run in runs if len(run.digits) >= FEWEST_DIGITS]

    @cached_property
    def dateless(self) -> "Page":
        """The page without its dates, so that a date and an amount beside it do not pass for one number."""
        return self.without([date.span() for date in _DATE.finditer(self.text)]) if self.runs else self


def is_date(text: str, start: int) -> bool:
    """Whether a date begins at `start`."""
    return bool(_DATE.match(text, start))
