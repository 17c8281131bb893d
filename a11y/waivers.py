"""Findings that are known: waivers, which somebody answers for until a day, and an earlier run's baseline.

A waiver file is TOML. `finding` is a fingerprint; all that is given has to fit:

[[waiver]]
check = "target-size"
state = "open"
path = "document > dialog “Chat” > *"
reason = "The new release has larger buttons."
owner = "Shop team"
expires = 2030-01-31
"""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

import msgspec

from .model import Evidence, Finding, Report, Waiver

Language = Literal["nl", "en"]
_TOLD = {
    "expired": (
        "Ontheffing {n} ({what}, {owner}) is verlopen op {day} en geldt niet meer.",
        "Waiver {n} ({what}, {owner}) expired on {day} and no longer holds.",
    ),
    "unused": (
        "Ontheffing {n} ({what}, {owner}) past op geen enkele bevinding. Haal haar weg.",
        "Waiver {n} ({what}, {owner}) fits no finding. Remove it.",
    ),
}


class WaiverError(ValueError):
    """A waiver or baseline file cannot be used; says which file, what was expected and what came."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One waiver as it stands in the file."""

    reason: str
    owner: str
    expires: date
    finding: str = ""
    check: str = ""
    state: str = ""
    path: str = ""
    """May hold `*` for any text."""

    def __post_init__(self) -> None:
        if not (self.finding or self.check):
            raise ValueError("expected a finding (its identity) or a check")
        if not (self.reason.strip() and self.owner.strip()):
            raise ValueError("expected a reason and an owner that are not empty")

    def fits(self, finding: Finding) -> bool:
        """All that is given fits the finding."""
        named = (
            (self.finding, finding.fingerprint),
            (self.check, finding.check),
            (self.state, finding.state),
        )
        alike = not self.path or fnmatchcase(finding.evidence.path, self.path.replace("[", "[[]"))
        return alike and all(not wanted or wanted == had for wanted, had in named)

    @property
    def what(self) -> str:
        """What it is about, in short."""
        return " ".join(part for part in (self.finding, self.check, self.state, self.path) if part)


class _Waivers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    waiver: tuple[Entry, ...] = ()


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The findings of an earlier run."""

    findings: tuple[Finding, ...]
    version: int = 1


def read_waivers(path: Path) -> tuple[Entry, ...]:
    """The waivers in a file. Raises WaiverError, OSError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_Waivers).waiver
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WaiverError(f"{path}: {error}") from error


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises WaiverError, OSError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WaiverError(f"{path}: {error}") from error


def baseline_of(report: Report) -> Baseline:
    """What is wrong now, without pictures, to compare later runs with."""
    kept = sorted(
        (
            msgspec.structs.replace(one, known="new", waiver=None, evidence=_named(one.evidence))
            for one in report.findings
            if one.known != "fixed"
        ),
        key=lambda one: (one.check, one.state, one.fingerprint),
    )
    return Baseline(tuple(kept))


def _named(evidence: Evidence) -> Evidence:
    return Evidence(role=evidence.role, name=evidence.name, path=evidence.path, frame=evidence.frame)


def apply_waivers(report: Report, entries: Iterable[Entry], today: date) -> Report:
    """The report with its findings marked as waived, and told which waivers are of no use any more."""
    numbered = list(enumerate(entries, 1))
    valid = [entry for _, entry in numbered if entry.expires >= today]
    at = 0 if report.language == "nl" else 1
    notices = []
    for number, entry in numbered:
        key = "expired" if entry not in valid else "" if any(map(entry.fits, report.findings)) else "unused"
        if key:
            facts = {"n": number, "what": entry.what, "owner": entry.owner, "day": entry.expires.isoformat()}
            notices.append(_TOLD[key][at].format(**facts))
    findings = tuple(_waived(finding, valid) for finding in report.findings)
    return msgspec.structs.replace(report, findings=findings, notices=(*report.notices, *notices))


def _waived(finding: Finding, valid: list[Entry]) -> Finding:
    entry = next((entry for entry in valid if entry.fits(finding)), None)
    if entry is None or finding.known == "fixed":
        return finding
    waiver = Waiver(entry.reason, entry.owner, entry.expires.isoformat())
    return msgspec.structs.replace(finding, known="waived", waiver=waiver)


def apply_baseline(report: Report, baseline: Baseline) -> Report:
    """The report with its findings marked as known where they were there before; what is gone is `fixed`.

    Only what was looked at again can be fixed: the same check gave a verdict, and somebody for whom it was
    wrong walked the same journey to its end.
    """
    before = {finding.fingerprint for finding in baseline.findings}
    now = {finding.fingerprint for finding in report.findings}
    marked = (
        msgspec.structs.replace(one, known="known")
        if one.known == "new" and one.fingerprint in before
        else one
        for one in report.findings
    )
    gone = (one for one in baseline.findings if one.fingerprint not in now and _looked_again(one, report))
    fixed = (msgspec.structs.replace(one, known="fixed") for one in gone)
    return msgspec.structs.replace(report, findings=(*marked, *fixed))


def _looked_again(finding: Finding, report: Report) -> bool:
    asked = finding.check in report.passed or any(one.check == finding.check for one in report.findings)
    walked = any(
        walk.outcome == "reached"
        and (not finding.profiles or walk.profile in finding.profiles)
        and (not finding.journeys or walk.journey in finding.journeys)
        for walk in report.walks
    )
    return asked and walked and not report.unseen
