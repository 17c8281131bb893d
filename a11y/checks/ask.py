"""Asks every check, and makes findings of what they answer."""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

from ..model import Asked, Finding, Recording, Utterance
from .case import Case
from .check import Check, Outcome, Text


@cache
def load_checks() -> tuple[Check, ...]:
    """Every `CHECK` in this package, by id."""
    found = []
    for module in pkgutil.iter_modules(import_module(__package__).__path__):
        check = getattr(import_module(f"{__package__}.{module.name}"), "CHECK", None)
        if isinstance(check, Check):
            found.append(check)
    return tuple(sorted(found, key=lambda one: one.id))


def ask(
    recordings: Sequence[Recording],
    heard: Sequence[tuple[Utterance, ...]],
    checks: Iterable[Check] | None = None,
) -> tuple[Asked, ...]:
    """What each check says of recordings and of what was heard in each."""
    case = Case(recordings, heard)
    return tuple(_ask(check, case) for check in (load_checks() if checks is None else checks))


def _ask(check: Check, case: Case) -> Asked:
    try:
        answers = tuple(check.judge(case))
    except Exception as problem:  # noqa: BLE001 - a check that breaks on strange evidence must not take the others along
        return Asked(check.id, check.question, broke=f"{type(problem).__name__}: {problem}")
    return Asked(check.id, check.question, tuple(_findings(check, answers)), looked=bool(answers))


def _findings(check: Check, answers: Iterable[Outcome]) -> Iterator[Finding]:
    for answer in answers:
        if answer.verdict != "pass":
            yield Finding(
                check=check.id,
                verdict=answer.verdict,
                impact=answer.impact or check.impact,
                norms=answer.norms or check.norms,
                message=_told(check.messages[answer.message], answer.facts),
                fix=_told(check.fix, answer.facts),
                evidence=answer.evidence,
            )


def _told(text: Text, facts: dict[str, str]) -> Text:
    return {language: sentence.format_map(_Facts(facts)) for language, sentence in text.items()}


class _Facts(dict[str, str]):
    """Facts that were not given are left open."""

    def __missing__(self, key: str) -> str:
        return "…"
