"""The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

A result keeps its identity over runs in `partialFingerprints`; a waiver is a suppression (3.35), a baseline
gives `baselineState` (3.27.24), what could not be looked at is a notification (3.20.21).
"""

from typing import Any, Literal
from urllib.parse import quote

from ..model import Finding, Impact, Report
from .encode import encode
from .safe import safe
from .telling import agreement, norms, ordered, place, told, what
from .words import say

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Impact, Literal["error", "warning", "note"]] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "note",
}
_STATES = {"new": "new", "known": "unchanged", "waived": "unchanged", "fixed": "absent"}
_HOME = "https://www.w3.org/WAI/WCAG22/quickref/"
Json = dict[str, Any]


def render(report: Report) -> bytes:
    """One run with one result for each finding, indented."""
    findings = ordered(report.findings)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, findings)]}
    return encode(log)


def _run(report: Report, findings: list[Finding]) -> Json:
    by_check = {finding.check: finding for finding in reversed(findings)}
    checks = sorted({*by_check, *report.passed})
    version = next((tool.version for tool in report.tools if tool.name == "handrail"), "")
    driver: Json = {"name": "handrail", "language": report.language}
    driver |= {"version": version} if version else {}
    driver["rules"] = [_rule(check, by_check.get(check), report) for check in checks]
    return {
        "tool": {"driver": driver, "extensions": _extensions(report)},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "properties": {"dialect": safe(report.dialect), "agreement": agreement(report)},
        "results": [_result(one, checks.index(one.check), report) for one in findings],
    }


def _extensions(report: Report) -> list[Json]:
    others = {tool.name: tool for tool in report.tools if tool.name != "handrail"}
    return [
        {"name": safe(one.name)} | ({"version": one.version} if one.version else {})
        for one in others.values()
    ]


def _rule(check: str, finding: Finding | None, report: Report) -> Json:
    rule: Json = {"id": check}
    if question := told(report.questions.get(check, {}), report.language):
        rule["shortDescription"] = {"text": question}
    if finding is None:
        return rule
    return rule | {
        "help": {"text": told(finding.fix, report.language)},
        "helpUri": _HOME,
        "defaultConfiguration": {"level": _LEVELS[finding.impact]},
        "properties": {"tags": ["accessibility", *norms(finding)]},
    }


def _invocation(report: Report) -> Json:
    notes = [
        {"level": "error", "message": {"text": f"{say('unseen', report.language)}: {safe(why)}"}}
        for why in report.unseen
    ]
    invocation: Json = {"executionSuccessful": not report.unseen}
    return invocation | ({"toolExecutionNotifications": notes} if notes else {})


def _result(finding: Finding, index: int, report: Report) -> Json:
    lang = report.language
    text = f"{told(finding.message, lang)}\n{told(finding.fix, lang)}".strip()
    failed = finding.verdict == "fail"
    result: Json = {
        "ruleId": finding.check,
        "ruleIndex": index,
        "kind": "fail" if failed else "review" if finding.verdict == "unsure" else "pass",
        "level": _LEVELS[finding.impact] if failed else "none",
        "message": {"text": text},
        "locations": [_location(finding, page) for page in finding.pages or (report.url,)],
        "partialFingerprints": {"handrail/v1": finding.fingerprint},
        "baselineState": _STATES[finding.known],
        "properties": {"profiles": list(finding.profiles), "place": place(finding, lang)},
    }
    if finding.waiver:
        why = f"{safe(finding.waiver.reason)} ({safe(finding.waiver.owner)}, {finding.waiver.expires})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _location(finding: Finding, page: str) -> Json:
    location: Json = {
        "physicalLocation": {"artifactLocation": {"uri": _address(page)}, "region": {"startLine": 1}}
    }
    if path := safe(finding.evidence.path) or what(finding.evidence):
        location["logicalLocations"] = [{"fullyQualifiedName": path, "kind": "element"}]
    return location


def _address(url: str) -> str:
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")
