"""Findings as GitHub's workflow commands, one line each, which become annotations.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator

from ..model import Finding, Report
from .safe import safe
from .telling import norms, ordered, place, told
from .text import footer
from .words import say


def render(report: Report) -> str:
    """Errors for what failed seriously and for what could not be looked at, else warnings and notices."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    lang = report.language
    for why in report.unseen:
        yield _line("error", say("unseen", lang), safe(why))
    for walk in report.walks:
        if walk.outcome == "not_reached":
            told_so = say("walked", lang, profile=safe(walk.profile), journey=safe(walk.journey))
            yield _line("error", say("title", lang), f"{safe(walk.page)} {told_so} {safe(walk.why)}".strip())
    for finding in ordered(report.findings):
        if finding.known in ("new", "known"):
            yield _line(_level(finding), finding.check, _message(finding, lang))
    yield _line("notice", say("title", lang), "\n".join(footer(report)))


def _level(finding: Finding) -> str:
    if finding.verdict != "fail" or finding.known == "known":
        return "notice"
    return "error" if finding.impact in ("critical", "serious") else "warning"


def _message(finding: Finding, lang: str) -> str:
    parts = (
        told(finding.message, lang),
        " ".join(map(safe, finding.pages)),
        place(finding, lang),
        told(finding.fix, lang),
        ", ".join(norms(finding)),
    )
    return "\n".join(part for part in parts if part)


def _line(level: str, title: str, message: str) -> str:
    return f"::{level} title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
