"""The report as Markdown, for a job's summary or a comment."""

import re
from collections.abc import Iterator

from ..model import Finding, Report
from .safe import safe
from .telling import arrivals, detour, norms, ordered, place, scanned, standing, subject, summary, told
from .text import footer, stuck, waiver
from .words import say, word


def render(report: Report) -> str:
    """The report as GitHub's and GitLab's Markdown; a page's own words cannot become markup."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    lang = report.language
    yield f"## {word('title', lang)}"
    yield ""
    yield _md(subject(report))
    yield ""
    yield arrivals(report)
    yield ""
    if not scanned(report):
        yield from _walks(report)
        yield ""
    yield f"### {word('findings', lang)}"
    yield ""
    yield _md(summary(report))
    for finding in ordered(report.findings):
        yield ""
        yield from _finding(finding, lang)
    for key in ("unseen", "notices"):
        lines: tuple[str, ...] = getattr(report, key)
        if lines:
            yield from ("", f"### {word(key, lang)}", "")
            yield from (f"- {_md(line)}" for line in lines)
    yield ""
    yield from (f"{_md(line)}  " for line in footer(report))


def _walks(report: Report) -> Iterator[str]:
    lang = report.language
    pages = ("page_column",) if report.pages else ()
    heads = (*pages, "profile", "journey", "outcome", "steps", "detour", "announcements", "seconds", "stuck")
    yield "| " + " | ".join(word(head, lang) for head in heads) + " |"
    yield "|---" * len(pages) + "|---|---|---|---:|---:|---:|---:|---|"
    for walk in report.walks:
        outcome = word(walk.outcome, lang)
        cells = (
            *([_md(walk.page)] if report.pages else ()),
            _md(walk.profile),
            _md(walk.journey),
            outcome if walk.outcome == "reached" else f"**{outcome}**",
            str(walk.steps),
            detour(walk),
            str(walk.announcements),
            f"{walk.seconds:.1f}",
            _md(stuck(walk, lang)),
        )
        yield "| " + " | ".join(cells) + " |"


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    yield f"#### {word(finding.impact, lang)}: {_md(told(finding.message, lang))}"
    yield ""
    yield f"- `{finding.check}` ({standing(finding, lang)}), `{finding.fingerprint}`"
    facts = (
        (word("who", lang), ", ".join(finding.profiles)),
        (word("on_pages", lang), " ".join(finding.pages)),
        (word("where", lang), place(finding, lang)),
        (word("heard", lang), " / ".join(finding.evidence.heard)),
        (word("fix", lang), told(finding.fix, lang)),
        (word("norm", lang), ", ".join(norms(finding))),
    )
    yield from (f"- {name}: {_md(value)}" for name, value in facts if value)
    if finding.third_party:
        yield f"- {_md(say('third_party', lang, host=finding.third_party))}"
    if finding.waiver:
        yield f"- {_md(waiver(finding, lang))}"


def _md(text: str) -> str:
    escaped = re.sub(r"([\\`*_{}\[\]#!|~>@$])", r"\\\1", safe(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")
