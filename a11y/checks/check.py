"""What a check is, and what it answers."""

from collections.abc import Callable, Iterable

import msgspec

from ..model import Evidence, Impact, Norm, Verdict
from .case import Case

Text = dict[str, str]
"""A sentence by language (nl, en), with facts in braces."""


class Outcome(msgspec.Struct, frozen=True):
    """One answer: about one thing in one look."""

    verdict: Verdict
    message: str = ""
    """Key in the check's `messages`; "" for a pass."""
    evidence: Evidence = Evidence()
    facts: dict[str, str] = {}
    impact: Impact | None = None
    """None takes the check's."""
    norms: tuple[Norm, ...] = ()
    """Empty takes the check's."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One question, with its texts in Dutch and English."""

    id: str
    question: Text
    norms: tuple[Norm, ...]
    impact: Impact
    judge: Callable[[Case], Iterable[Outcome]]
    """Pure. Nothing answered means that there was nothing to look at."""
    messages: dict[str, Text]
    """What a user notices."""
    fix: Text
    blind: Text
    """What this check cannot see."""
    rows: tuple[int, ...] = ()
    """The failure patterns it is for."""


def both(nl: str, en: str) -> Text:
    """A sentence in both languages."""
    return {"nl": nl, "en": en}


def wcag(clause: str, level: str) -> tuple[Norm, ...]:
    """A success criterion of WCAG 2.2 and the clause of EN 301 549 v3.2.1 that repeats it for web pages.

    What came with WCAG 2.2 is not in EN 301 549 v3.2.1.
    """
    own = Norm("wcag", clause, level)
    return (own,) if clause in _NEW else (own, Norm("en301549", f"9.{clause}"))


_NEW = frozenset({"2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8", "3.3.9"})


def practice(what: str) -> tuple[Norm, ...]:
    """No norm demands it; people need it."""
    return (Norm("practice", what),)


def passed(evidence: Evidence) -> Outcome:
    """All is well there."""
    return Outcome("pass", evidence=evidence)


def failed(message: str, evidence: Evidence, **facts: str) -> Outcome:
    """It is wrong there."""
    return Outcome("fail", message, evidence, facts)


def unsure(message: str, evidence: Evidence, **facts: str) -> Outcome:
    """Somebody has to look."""
    return Outcome("unsure", message, evidence, facts)


def verdict(good: bool, message: str, evidence: Evidence, **facts: str) -> Outcome:
    """Pass or fail."""
    return passed(evidence) if good else failed(message, evidence, **facts)
