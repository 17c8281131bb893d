"""Many pages in one report: pure. What is wrong in the same way on several pages is one finding."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from .judge import merged
from .model import Finding, FocusMap, Report, Scene, Walk

Replacing = dict[str, str]
T = TypeVar("T")
S = TypeVar("S", Scene, FocusMap)


def merge(reports: Sequence[Report]) -> Report:
    """One report of several, each of a page of its own; of one, that one."""
    if len(reports) == 1:
        return reports[0]
    pictures: Replacing = {}
    keys = [_kept(report.pictures, pictures) for report in reports]
    pairs = list(zip(reports, keys, strict=True))
    failed = {one.check for report in reports for one in report.findings}
    passed = _each(report.passed for report in reports)
    return msgspec.structs.replace(
        reports[0],
        started=min(report.started for report in reports),
        pages=tuple(report.url for report in reports),
        walks=tuple(_walk(walk, report.url, kept) for report, kept in pairs for walk in report.walks),
        findings=merged(_found(one, report.url, kept) for report, kept in pairs for one in report.findings),
        passed=tuple(check for check in passed if check not in failed),
        not_applicable=tuple(
            check
            for check in _each(report.not_applicable for report in reports)
            if check not in failed and check not in passed
        ),
        unseen=tuple(f"{report.url}: {why}" for report in reports for why in report.unseen),
        tools=_each(report.tools for report in reports),
        questions={key: text for report in reports for key, text in report.questions.items()},
        pictures={key: address for address, key in pictures.items()},
    )


def _each(many: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Everything once, in order."""
    return tuple(dict.fromkeys(one for few in many for one in few))


def _kept(pictures: Replacing, known: Replacing) -> Replacing:
    """The keys of a report's pictures in the whole."""
    return {key: known.setdefault(address, f"p{len(known) + 1}") for key, address in pictures.items()}


def _found(finding: Finding, url: str, keys: Replacing) -> Finding:
    shown = keys.get(finding.evidence.screenshot, "")
    evidence = msgspec.structs.replace(finding.evidence, screenshot=shown)
    return msgspec.structs.replace(finding, evidence=evidence, pages=(url,))


def _walk(walk: Walk, url: str, keys: Replacing) -> Walk:
    return msgspec.structs.replace(
        walk,
        page=url,
        scenes=tuple(_shown(scene, keys) for scene in walk.scenes),
        focus_maps=tuple(_shown(one, keys) for one in walk.focus_maps),
    )


def _shown(one: S, keys: Replacing) -> S:
    return msgspec.structs.replace(one, picture=keys.get(one.picture, ""))
