"""E-mail addresses, written and spoken ("jan at example dot com")."""

import re
from collections.abc import Iterator

from .redact_fold import Hit, blank
from .redact_number import near
from .redact_page import Page
from .redact_prefilter import may_spell_an_address

_LABEL = r"\w(?:[\w-]{0,62})"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?:xn--[\w-]{{2,59}}|[^\W\d_]{{2,63}})")
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]")
_QUOTED = re.compile(r'"[^"\n]{1,64}"\Z')
_NOT_LOCAL = frozenset(' \n,;:@<>()[]"')
_STRAY = ".!#$%&'*/=?^`{|}~"  # what a sentence leaves before an address; an address does not begin with it

_DOT_WORD = "(?:dot|punt|punkt|point|punto)"
_DOT = rf"(?:\s{{0,3}}[(\[{{<]\s?{_DOT_WORD}\s?[)\]}}>]\s{{0,3}}|\s{{1,3}}{_DOT_WORD}\s{{1,3}})"
_AT_SURE = r"\s{0,3}[(\[{<]\s?(?:at|apestaart(?:je)?|apenstaart(?:je)?|@)\s?[)\]}>]\s{0,3}"
_AT_NAMED = r"\s{1,3}(?:apestaart(?:je)?|apenstaart(?:je)?|arobase|arroba|klammeraffe|chiocciola)\s{1,3}"
_AT = re.compile(rf"(?P<sure>{_AT_SURE}|{_AT_NAMED})|\s{{1,3}}at\s{{1,3}}", re.I)
_ENDINGS = (
    "nl|be|com|net|org|eu|de|fr|es|it|at|ch|lu|uk|ie|pl|pt|se|dk|no|fi|info|io|nu|online|email|test|example"
)
_SPOKEN_DOMAIN = re.compile(
    rf"{_LABEL}(?:(?:{_DOT}|\.){_LABEL})*?(?P<dot>{_DOT}|\.)(?:{_ENDINGS})\b(?!-)", re.I
)
_SPOKEN_LOCAL = re.compile(rf"(?<![\w.+-])[\w+-]+(?:(?:{_DOT}|[.]){_LABEL}){{0,4}}\Z", re.I)
_SPOKEN_DOT = re.compile(_DOT, re.I)
_MAIL_WORD = re.compile(r"\b(?:e-?mail|mail|adres|address|adresse|correo|courriel)", re.I)
# Words that come before "at" when it only says where: "look at", "was at", "me at".
_NOT_A_NAME = re.compile(
    r"an?|am|and|are|arrived?|be|been|book(?:ed)?|bought|buy|call|found|him|her?|i|is|it|look(?:ed|ing)?|me|meet|met|"
    r"not|off?|on|or|order(?:ed)?|out|she|shop|stay(?:ed|ing)?|that|the[my]?|there|this|up|us|was|we|were|"
    r"work(?:ed|ing)?|you",
    re.I,
)


def _written(text: str) -> Iterator[Hit]:
    free = 0
    at = text.find("@")
    while at >= 0:
        # Spaces count only on both sides or after: "ask @example.nl" names an account, not a mailbox.
        gap = text[at + 1 : at + 2] == " "
        stop = at - 1 if gap and text[at - 1 : at] == " " else at
        start = _local_start(text, free, stop)
        if start < stop and (domain := _DOMAIN.match(text, at + 1 + gap)):
            free = domain.end()
            yield Hit(start, free, "email", f"{text[start:stop]}@{domain[0].lower()}")
        at = text.find("@", max(at + 1, free))


def _local_start(text: str, free: int, stop: int) -> int:
    if text[stop - 1 : stop] == '"' and (quoted := _QUOTED.match(text, _quote(text, free, stop), stop)):
        return quoted.start()
    start = stop
    while start > free and text[start - 1] not in _NOT_LOCAL and _LOCAL.match(text, start - 1):
        start -= 1
    while start < stop and text[start] in _STRAY:
        start += 1
    return start


def _quote(text: str, free: int, stop: int) -> int:
    """Where the quotation mark is that opens what `stop` closes, if it is near."""
    return max(text.rfind('"', max(free, stop - 66), stop - 1), free)


def _is_said(text: str, at: re.Match[str], local: str, domain: re.Match[str]) -> bool:
    """Whether "at" joins an address here: a bracketed one does, a bare word needs more to go by."""
    if at["sure"]:
        return True
    if _NOT_A_NAME.fullmatch(local):
        return False
    return domain["dot"] != "." or near(text, at.start(), _MAIL_WORD)


def _spoken(text: str) -> Iterator[Hit]:
    free = 0
    for at in _AT.finditer(text):
        local = _SPOKEN_LOCAL.search(text, max(free, at.start() - 80), at.start())
        domain = _SPOKEN_DOMAIN.match(text, at.end())
        if local and domain and _is_said(text, at, local[0], domain):
            free = domain.end()
            said = f"{_SPOKEN_DOT.sub('.', local[0])}@{_SPOKEN_DOT.sub('.', domain[0]).lower()}"
            yield Hit(local.start(), free, "email", said)


def find(page: Page) -> Iterator[Hit]:
    """Every e-mail address (RFC 5322, 3.4.1), then every one that is spelled out."""
    written = list(_written(page.text)) if "@" in page.text else []
    yield from written
    if may_spell_an_address(page.lower):
        yield from _spoken(blank(page.text, [(hit.start, hit.end) for hit in written]))
