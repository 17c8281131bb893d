"""Personal data out of a text before it is stored: what the log never had it cannot leak."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from . import (
    redact_address,
    redact_bsn,
    redact_card,
    redact_document,
    redact_email,
    redact_iban,
    redact_national,
    redact_phone,
)
from .redact_fold import Folded, Hit, blank, fold
from .redact_page import Page
from .redact_prefilter import may_hold

KINDS: tuple[str, ...] = ("email", "phone", "iban", "card", "bsn", "id", "document", "address")
"""What can be replaced; `id` is a national number other than the Dutch BSN, `document` that of a passport."""

_NONE_TAKEN: Mapping[str, int] = MappingProxyType({})
_NAMES = "|".join(KINDS)
# Somebody typed what looks like our placeholder: it gets round brackets, and so it refers to nobody's secret.
_TYPED = re.compile(rf"\[\s{{0,3}}(?:{_NAMES})\s{{0,3}}[0-9]{{1,9}}\s{{0,3}}\]", re.I)
# Its number belongs to no number beside it, in either pair of brackets.
_NUMBERED = re.compile(rf"[\[(]\s{{0,3}}(?:{_NAMES})\s{{0,3}}[0-9]{{1,3}}\s{{0,3}}[\])]", re.I)


class Found(msgspec.Struct, frozen=True):
    """A value that was replaced: its kind, one spelling of it (E.164, compact IBAN), and its placeholder."""

    kind: str
    value: str
    placeholder: str


class Redacted(msgspec.Struct, frozen=True):
    """A text that may be stored, and what was taken out of it, in the order of the text, each value once."""

    text: str
    found: tuple[Found, ...]


# In this order: what is found first is gone for the rest, and the surest comes first.
_FINDERS: Mapping[str, Callable[[Page], Iterable[Hit]]] = MappingProxyType(
    {
        "email": redact_email.find,
        "iban": redact_iban.find,
        "card": redact_card.find,
        "document": redact_document.find,
        "address": redact_address.find,
        "phone": redact_phone.find,
        "bsn": redact_bsn.find,
        "id": redact_national.find,
    }
)


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without those that overlap one to their left."""
    free = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= free:
            free = hit.end
            yield hit


def _search(text: str, kinds: Collection[str], region: str) -> list[Hit]:
    hits: list[Hit] = []
    numbered = _NUMBERED.finditer(text) if "[" in text or "(" in text else ()
    page = Page(text, region).without([match.span() for match in numbered])
    for kind, find in _FINDERS.items():
        if kind in kinds and (found := list(_apart(find(page)))):
            page = page.without([(hit.start, hit.end) for hit in found])
            hits += found
    return sorted(hits)


def _number(hits: Iterable[Hit], taken: Mapping[str, int]) -> dict[tuple[str, str], Found]:
    """Each value's placeholder, numbered on from `taken`."""
    found: dict[tuple[str, str], Found] = {}
    counts = dict(taken)
    for hit in hits:
        if (hit.kind, hit.value) not in found:
            counts[hit.kind] = counts.get(hit.kind, 0) + 1
            placeholder = f"[{hit.kind} {counts[hit.kind]}]"
            found[hit.kind, hit.value] = Found(hit.kind, hit.value, placeholder)
    return found


def _replace(text: str, folded: Folded, pieces: Iterable[tuple[int, int, str]]) -> str:
    """`text` with new words for parts of it; a piece is start and end in the folded text, and the words."""
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(pieces):
        first, last = folded.span(start, end)
        parts += (text[done:first], new)
        done = last
    return "".join(parts) + text[done:]


def redact(
    text: str,
    kinds: Collection[str] = KINDS,
    region: str = "NL",
    taken: Mapping[str, int] = _NONE_TAKEN,
    *,
    public: Collection[str] = (),
) -> Redacted:
    """Replace every piece of personal data of `kinds` by a placeholder like `[email 1]`.

    `region` (ISO 3166-1, two letters) is where a phone number without a country is at home; `taken` says how
    many of each kind the conversation already has, and numbers go on from there. A placeholder that somebody
    typed gets round brackets. ValueError names a kind that does not exist.
    """
    if kinds is not KINDS and (unknown := set(kinds) - set(KINDS)):
        raise ValueError(
            f"personal data: expected kinds out of {', '.join(KINDS)}; got {', '.join(sorted(unknown))}"
        )
    if not may_hold(text):
        return Redacted(text, ())
    folded = fold(text)
    hits = [hit for hit in _search(folded.text, kinds, region) if hit.value not in public]
    found = _number(hits, taken)
    pieces = [(hit.start, hit.end, found[hit.kind, hit.value].placeholder) for hit in hits]
    rest = blank(folded.text, [(hit.start, hit.end) for hit in hits])
    for typed in _TYPED.finditer(rest) if "[" in rest else ():
        pieces += [(typed.start(), typed.start() + 1, "("), (typed.end() - 1, typed.end(), ")")]
    return Redacted(_replace(text, folded, pieces), tuple(found.values()))
