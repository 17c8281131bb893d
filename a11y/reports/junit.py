"""The report as JUnit XML, as Jenkins, GitLab and GitHub's readers take it (`schema/junit.xsd`).

One suite of walks, one of checks: a case for each finding and for each check that found nothing. What is
unsure, known or waived is `skipped`; what could not be looked at is an `error`.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ..model import Finding, Report, Walk
from .safe import safe, xml_safe
from .telling import agreement, norms, ordered, place, subject, told, what
from .text import stuck, waiver
from .words import say, word


def render(report: Report) -> bytes:
    """The report as one `testsuites` document in UTF-8."""
    root = ET.Element("testsuites", name=xml_safe(subject(report)), time=f"{report.seconds:.2f}")
    lang = report.language
    walks = [_walk(walk, report) for walk in report.walks]
    found = [_found(one, lang) for one in ordered(report.findings) if one.known != "fixed"]
    clean = [_case(check, told(report.questions.get(check, {}), lang) or check) for check in report.passed]
    absent = [_absent(check, report) for check in report.not_applicable]
    unseen = [_unseen(why) for why in report.unseen]
    _suite(root, word("walks", lang), walks, report, sum(walk.seconds for walk in report.walks))
    _suite(root, word("findings", lang), [*unseen, *found, *clean, *absent], report, 0)
    _total(root)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(root: ET.Element, name: str, cases: list[ET.Element], report: Report, seconds: float) -> None:
    suite = ET.SubElement(root, "testsuite", name=name, time=f"{seconds:.2f}")
    suite.set("tests", str(len(cases)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in cases)))
    if report.started:
        suite.set("timestamp", report.started.split(".")[0].removesuffix("Z").split("+")[0])
    _made_with(suite, report)
    suite.extend(cases)


def _made_with(suite: ET.Element, report: Report) -> None:
    facts = [(tool.name, tool.version) for tool in report.tools]
    facts += [("dialect", report.dialect), ("agreement", agreement(report))]
    properties = ET.SubElement(suite, "properties")
    for name, value in dict(facts).items():
        if value:
            ET.SubElement(properties, "property", name=xml_safe(safe(name)), value=xml_safe(safe(value)))


def _total(root: ET.Element) -> None:
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))


def _case(group: str, name: str, seconds: float = 0) -> ET.Element:
    return ET.Element(
        "testcase", classname=f"handrail.{xml_safe(group)}", name=xml_safe(name), time=f"{seconds:.2f}"
    )


def _walk(walk: Walk, report: Report) -> ET.Element:
    case = _case(walk.journey, " ".join(filter(None, (safe(walk.page), safe(walk.profile)))), walk.seconds)
    if walk.outcome == "not_reached":
        text = say("walked", report.language, profile=safe(walk.profile), journey=safe(walk.journey))
        _add(case, "failure", text, (stuck(walk, report.language),), "not_reached")
    elif walk.outcome == "could_not_tell":
        text = say("untold", report.language, profile=safe(walk.profile))
        _add(case, "error", text, (stuck(walk, report.language),), "could_not_tell")
    return case


def _found(finding: Finding, lang: str) -> ET.Element:
    case = _case(finding.check, _name(finding))
    message = told(finding.message, lang)
    details = (
        message,
        " ".join(map(safe, finding.pages)),
        place(finding, lang),
        ", ".join(map(safe, finding.profiles)),
        f"{word('fix', lang)}: {told(finding.fix, lang)}",
        ", ".join(norms(finding)),
        waiver(finding, lang),
    )
    if finding.verdict == "fail" and finding.known == "new":
        _add(case, "failure", message, details, finding.impact)
    elif finding.verdict != "pass":
        standing = word(finding.known if finding.verdict == "fail" else finding.verdict, lang)
        _add(case, "skipped", f"{standing}: {waiver(finding, lang) or message}", (), "")
    return case


def _name(finding: Finding) -> str:
    seen = " ".join(part for part in (safe(finding.state), what(finding.evidence)) if part)
    return f"{seen} [{finding.fingerprint}]".strip()


def _unseen(why: str) -> ET.Element:
    case = _case("unseen", safe(why))
    _add(case, "error", safe(why), (), "unseen")
    return case


def _absent(check: str, report: Report) -> ET.Element:
    case = _case(check, told(report.questions.get(check, {}), report.language) or check)
    _add(case, "skipped", word("not_applicable", report.language), (), "")
    return case


def _add(case: ET.Element, tag: str, message: str, details: Iterable[str], kind: str) -> None:
    outcome = ET.SubElement(case, tag, message=xml_safe(message))
    if kind:
        outcome.set("type", kind)
    outcome.text = xml_safe("\n".join(line for line in details if line)) or None
