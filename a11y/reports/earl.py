"""The report as EARL 1.0 in JSON-LD (https://www.w3.org/TR/EARL10-Schema/), with its context in the file."""

from collections.abc import Iterator
from typing import Any

from ..model import Finding, Norm, Report
from .criteria import SLUGS
from .encode import encode
from .safe import safe
from .telling import agreement, ordered, place, told, what

_CONTEXT: dict[str, Any] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "wcag22": "https://www.w3.org/TR/WCAG22/#",
    "handrail": "urn:handrail:",
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "result": {"@id": "earl:result"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "pointer": {"@id": "earl:pointer"},
    "info": {"@id": "earl:info"},
    "title": {"@id": "dct:title"},
    "date": {"@id": "dct:date"},
    "description": {"@id": "dct:description"},
    "identifier": {"@id": "dct:identifier"},
    "hasVersion": {"@id": "dct:hasVersion"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
}
_OUTCOMES = {"fail": "earl:failed", "unsure": "earl:cantTell", "pass": "earl:passed"}
Json = dict[str, Any]


def render(report: Report) -> bytes:
    """One assertion for each finding, each check that found nothing, and each that had nothing to look at."""
    version = next((tool.version for tool in report.tools if tool.name == "handrail"), "")
    said = " ".join(filter(None, (safe(report.dialect), agreement(report))))
    document = {
        "@context": _CONTEXT,
        "@graph": [
            {
                "@id": "handrail:checker",
                "@type": ["earl:Assertor", "earl:Software"],
                "title": "Handrail",
                "hasVersion": version,
                "description": _text(said, report.language),
            },
            *(
                {"@id": page, "@type": "earl:TestSubject", "title": page, "date": report.started}
                for page in report.pages or (report.url,)
            ),
            *_assertions(report),
        ],
    }
    return encode(document)


def _assertions(report: Report) -> Iterator[Json]:
    lang = report.language
    for finding in ordered(report.findings):
        outcome = "earl:passed" if finding.known == "fixed" else _OUTCOMES[finding.verdict]
        one = _assertion(report, finding.check, _parts(finding.norms), _result(finding, outcome, lang))
        yield from ({**one, "subject": page} for page in finding.pages or (report.url,))
    for check in report.passed:
        yield _assertion(report, check, [], {"outcome": "earl:passed"})
    for check in report.not_applicable:
        yield _assertion(report, check, [], {"outcome": "earl:inapplicable"})
    for why in report.unseen:
        result = {"outcome": "earl:cantTell", "description": _text(safe(why), lang)}
        yield _assertion(report, "unseen", [], result)


def _result(finding: Finding, outcome: str, lang: str) -> Json:
    return {
        "outcome": outcome,
        "description": _text(told(finding.message, lang), lang),
        "info": _text(told(finding.fix, lang), lang),
        "pointer": place(finding, lang) or what(finding.evidence),
        "identifier": finding.fingerprint,
    }


def _assertion(report: Report, check: str, part_of: list[str], result: Json) -> Json:
    question = told(report.questions.get(check, {}), report.language)
    test: Json = {"@id": f"handrail:{check}", "@type": "earl:TestCriterion"}
    test |= {"title": _text(question, report.language)} if question else {}
    test |= {"isPartOf": part_of} if part_of else {}
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": "handrail:checker"},
        "subject": report.url,
        "test": test,
        "mode": "earl:automatic",
        "result": {"@type": "earl:TestResult", **result},
    }


def _text(text: str, lang: str) -> Json:
    return {"@value": text, "@language": lang}


def _parts(norms: tuple[Norm, ...]) -> list[str]:
    known = (SLUGS.get(norm.clause) for norm in norms if norm.standard == "wcag")
    return [f"wcag22:{slug}" for slug in known if slug]
