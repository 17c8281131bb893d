"""The report for a terminal: a table of who gets there, then the findings, worst first. No drawn lines."""

import io
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..model import Finding, Report, Walk
from .safe import safe
from .telling import (
    agreement,
    arrivals,
    detour,
    measured,
    norms,
    ordered,
    place,
    reader,
    scanned,
    standing,
    subject,
    summary,
    told,
)
from .words import goal, say, word

_COLOURS = {"critical": "bold red", "serious": "red", "moderate": "yellow", "minor": "cyan"}
_OUTCOMES = {"reached": "green", "not_reached": "bold red", "could_not_tell": "bold yellow"}


def render(report: Report, *, width: int = 100, colour: bool = False, explain: bool = False) -> str:
    """The report as text of that many columns; `explain` adds what the walker considered at each step."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(report, explain):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(report: Report, explain: bool) -> Iterator[Text | Table | Padding]:
    lang = report.language
    yield Text(subject(report), style="bold")
    yield Text(arrivals(report))
    yield Text()
    if not scanned(report):
        yield from _tables(report)
    if explain:
        for walk in report.walks:
            yield from _considered(walk, lang)
    yield from _list(report.unseen, "unseen", lang, "bold yellow")
    yield Text()
    yield Text(f"{word('findings', lang)}: {summary(report)}", style="bold")
    for number, finding in enumerate(ordered(report.findings), 1):
        yield Text()
        yield from _finding(number, finding, lang)
    yield from _list(report.notices, "notices", lang, "bold")
    yield Text()
    yield from (Text(line) for line in footer(report))


def _tables(report: Report) -> Iterator[Text | Table]:
    """One table; of several pages one each, under the page's address."""
    if not report.pages:
        yield _table(report, report.walks)
    for page in report.pages:
        yield Text(safe(page), style="bold")
        yield _table(report, tuple(walk for walk in report.walks if walk.page == page))
        yield Text()


def _table(report: Report, walks: tuple[Walk, ...]) -> Table:
    lang = report.language
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    many = len({walk.journey for walk in report.walks}) > 1
    table.add_column(word("profile", lang), no_wrap=True)
    if many:
        table.add_column(word("journey", lang), no_wrap=True)
    table.add_column(word("outcome", lang), no_wrap=True)
    for key in ("steps", "detour", "announcements", "seconds"):
        table.add_column(word(key, lang), justify="right")
    table.add_column(word("stuck", lang), overflow="fold")
    for walk in walks:
        outcome = Text(word(walk.outcome, lang), style=_OUTCOMES[walk.outcome])
        figures = (str(walk.steps), detour(walk), str(walk.announcements), f"{walk.seconds:.1f}")
        journey = (Text(safe(walk.journey)),) if many else ()
        cells = (
            Text(safe(walk.profile)),
            *journey,
            outcome,
            *map(Text, figures),
            Text(stuck(walk, lang)),
        )
        table.add_row(*cells)
    return table


def stuck(walk: Walk, language: str) -> str:
    """Where a walk stopped and why; "" when it did not."""
    if not walk.stuck_at:
        return safe(walk.why)
    return say("stuck_why", language, goal=safe(goal(walk.stuck_at, language)), why=safe(walk.why)).rstrip(
        ": "
    )


def _considered(walk: Walk, lang: str) -> Iterator[Text | Padding]:
    yield Text()
    yield Text(f"{safe(walk.profile)}, {safe(walk.journey)}", style="bold")
    told = zip(walk.scenes, walk.path, strict=False)
    for (aim, done, tried), alike in groupby(told, lambda one: (one[0].goal, one[1], one[0].tried)):
        numbers = [scene.number for scene, _ in alike]
        span = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        yield _in(f"{span}. {safe(goal(aim, lang))}: {safe(done)}", 2)
        for line in tried:
            yield _in(safe(line), 5)
    for stage in walk.stages:
        ended = f"{safe(goal(stage.goal, lang))}: {word(stage.outcome, lang)}"
        yield _in(f"{ended}. {safe(stage.why)}".strip(), 2)


def _finding(number: int, finding: Finding, lang: str) -> Iterator[Text | Padding]:
    head = Text(f"{number}. ")
    head.append(word(finding.impact, lang).upper(), style=_COLOURS[finding.impact])
    head.append(f"  {safe(finding.check)}  ({standing(finding, lang)})")
    yield head
    yield _in(f"{told(finding.message, lang)}")
    facts = (
        ("who", ", ".join(map(safe, finding.profiles))),
        ("on_pages", " ".join(map(safe, finding.pages))),
        ("where", place(finding, lang)),
        ("heard", " / ".join(map(safe, finding.evidence.heard))),
        ("measured", measured(finding, lang)),
        ("fix", told(finding.fix, lang)),
        ("norm", ", ".join(norms(finding))),
        ("identity", finding.fingerprint),
    )
    for key, value in facts:
        if value:
            yield _in(f"{word(key, lang)}: {value}")
    if finding.third_party:
        yield _in(f"{say('third_party', lang, host=safe(finding.third_party))}")
    if finding.waiver:
        yield _in(f"{waiver(finding, lang)}")


def _in(text: str, columns: int = 3) -> Padding:
    """A paragraph, indented as a whole."""
    return Padding(Text(text), (0, 0, 0, columns), expand=False)


def waiver(finding: Finding, language: str) -> str:
    """Who answers for a finding, until when and why; "" when nobody does."""
    held = finding.waiver
    if held is None:
        return ""
    facts = {"expires": held.expires, "owner": safe(held.owner), "reason": safe(held.reason)}
    return say("waiver", language, **facts)


def _list(lines: tuple[str, ...], key: str, lang: str, style: str) -> Iterator[Text | Padding]:
    if lines:
        yield Text()
        yield Text(f"{word(key, lang)}:", style=style)
        yield from (_in(f"- {safe(line)}", 2) for line in lines)


def footer(report: Report) -> Iterator[str]:
    """What the report was made with, a line each."""
    lang = report.language
    if report.dialect:
        yield say("dialect", lang, dialect=reader(report))
        yield agreement(report)
    tools = ", ".join(f"{safe(tool.name)} {safe(tool.version)}".strip() for tool in report.tools)
    if tools:
        yield f"{word('made_with', lang)}: {tools}"
    if report.findings:
        yield say("third_party_how", lang)
    if report.seconds:
        yield say("took", lang, seconds=f"{report.seconds:.1f}")
