"""What several reports say in the same way: order, norms, places, counts."""

import re
from collections import Counter
from datetime import datetime

from ..model import SCAN, Evidence, Finding, Norm, Report, Walk
from .safe import safe
from .words import fact, goal, say, word

IMPACTS = ("critical", "serious", "moderate", "minor")
"""Worst first."""
_VERDICTS = ("fail", "unsure", "pass")
_STANDINGS = ("new", "known", "waived", "fixed")
_WCAG_22_ONLY = {"2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8", "3.3.9"}
"""Criteria that EN 301 549 v3.2.1, which rests on WCAG 2.1, does not have."""


def ordered(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings, worst first; those that were waived or fixed last."""
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[object, ...]:
    return (
        finding.known in ("waived", "fixed"),
        _VERDICTS.index(finding.verdict),
        IMPACTS.index(finding.impact),
        _STANDINGS.index(finding.known),
        finding.check,
        finding.fingerprint,
    )


def told(texts: dict[str, str], language: str) -> str:
    """The text in the language, else in any there is, safe to show."""
    return safe(texts.get(language) or texts.get("en") or next(iter(texts.values()), ""))


def norms(finding: Finding) -> tuple[str, ...]:
    """Each norm a finding rests on."""
    return norm_lines(finding.norms)


def norm_lines(rests_on: tuple[Norm, ...]) -> tuple[str, ...]:
    """Norms for people, with EN 301 549's clause for each WCAG criterion it took over."""
    lines: dict[str, None] = {}
    for norm in rests_on:
        lines[_norm(norm)] = None
        if norm.standard == "wcag" and norm.level != "AAA" and norm.clause not in _WCAG_22_ONLY:
            lines[f"EN 301 549 9.{norm.clause}"] = None
    return tuple(lines)


def _norm(norm: Norm) -> str:
    names = {"wcag": "WCAG 2.2", "en301549": "EN 301 549", "ai_act": "AI Act"}
    level = f" ({norm.level})" if norm.level else ""
    return f"{names.get(norm.standard, norm.standard)} {norm.clause}{level}".strip()


def place(finding: Finding, language: str) -> str:
    """Where it was seen: step and stage, then role and name, then the path to it."""
    evidence = finding.evidence
    parts = (
        say("step", language, step=evidence.step, goal=safe(goal(finding.state, language)))
        if evidence.step
        else safe(goal(finding.state, language)),
        what(evidence),
        safe(evidence.path),
    )
    return " · ".join(part for part in parts if part)


def what(evidence: Evidence) -> str:
    """The role and the name of a finding's node."""
    name = f"“{safe(evidence.name)}”" if evidence.name else ""
    return f"{safe(evidence.role)} {name}".strip()


def standing(finding: Finding, language: str) -> str:
    """How a finding stands: its verdict, and whether it is new, known or waived; or that it is fixed."""
    known = word(finding.known, language)
    return known if finding.known == "fixed" else f"{word(finding.verdict, language)}, {known}"


def counts(report: Report) -> dict[str, int]:
    """How many findings there are of each verdict that still counts, and of each standing."""
    standings = Counter[str](finding.known for finding in report.findings)
    verdicts = Counter[str](one.verdict for one in report.findings if one.known in ("new", "known"))
    return {key: standings[key] for key in _STANDINGS} | {key: verdicts[key] for key in ("fail", "unsure")}


def summary(report: Report) -> str:
    """The counts in one line."""
    return say("summary", report.language, **counts(report))


def subject(report: Report) -> str:
    """What was checked: the page's address, or how many there are."""
    facts = {"count": len(report.pages), "first": safe(report.url)}
    return say("pages", report.language, **facts) if report.pages else safe(report.url)


def scanned(report: Report) -> bool:
    """Nobody walked: the page was only opened and scanned."""
    return bool(report.walks) and all(walk.journey == SCAN for walk in report.walks)


def arrivals(report: Report) -> str:
    """How many of the walks arrive, in a sentence."""
    if scanned(report):
        return say("only_scanned", report.language)
    outcomes = Counter[str](walk.outcome for walk in report.walks)
    told_so = say("reach", report.language, reached=outcomes["reached"], all=len(report.walks))
    untold = outcomes["could_not_tell"]
    return f"{told_so} {say('untold_count', report.language, untold=untold)}" if untold else told_so


def when(report: Report) -> str:
    """When the page was checked, to the minute; as it was given where it is no time."""
    try:
        began = datetime.fromisoformat(report.started)
    except ValueError:
        return safe(report.started)
    return f"{began:%Y-%m-%d %H:%M} {began.tzname() or ''}".strip()


def detour(walk: Walk) -> str:
    """The steps against the mouse's; a dash where there is nothing to compare."""
    return f"{walk.detour:.1f}×" if walk.detour else "–"


def agreement(report: Report) -> str:
    """How far the simulated screen reader was compared with the real one; "" where none was listened to."""
    if not report.dialect:
        return ""
    if not report.agreement:
        return say("agreement_none", report.language)
    measured = re.fullmatch(r"([\d.]+)% of (\d+) lines", report.agreement)
    facts = {"share": measured[1], "lines": measured[2]} if measured else {}
    told_so = say("agreement_share", report.language, **facts) if facts else safe(report.agreement)
    if report.language == "nl" and facts:
        told_so = told_so.replace(".", ",")
    return say("agreement", report.language, agreement=told_so)


def measured(finding: Finding, language: str) -> str:
    """What was measured, each with its word before it."""
    facts = finding.evidence.measured
    told_so = {key: word(value, language) if key == "theme" else value for key, value in facts.items()}
    return ", ".join(f"{safe(fact(key, language))} {safe(value)}" for key, value in told_so.items() if value)


def reader(report: Report) -> str:
    """The screen reader that was listened to, and that it was no real one."""
    simulated = re.fullmatch(r"simulated \((.+)\)", report.dialect)
    return say("simulated", report.language, reader=safe(simulated[1])) if simulated else safe(report.dialect)
