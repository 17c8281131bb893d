"""From recordings to the finished report: heard, asked, judged, and set against what is known."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from .checks import Check, ask, load_checks
from .cli_words import say
from .config import Settings
from .errors import Misuse
from .judge import About, judge
from .language import Language
from .merge import merge
from .model import SCAN, Recording, Report, Tool, Utterance
from .reader import dialect_named, hear
from .version import own_version
from .waivers import (
    WaiverError,
    apply_baseline,
    apply_waivers,
    baseline_of,
    read_baseline,
    read_waivers,
)


def assess(
    recordings: Sequence[Recording],
    settings: Settings,
    language: Language,
    *,
    unseen: tuple[str, ...] = (),
    seconds: float = 0,
) -> Report:
    """The report on recordings, with waivers and baseline applied. Raises Misuse for a file of no use."""
    pages: dict[str, list[Recording]] = {}
    for recording in recordings:
        pages.setdefault(recording.url, []).append(recording)
    whole = merge([_judged(few, settings, language) for few in pages.values() or ([],)])
    told = msgspec.structs.replace(whole, unseen=(*unseen, *whole.unseen), seconds=round(seconds, 2))
    return _known(told, settings)


def _judged(recordings: Sequence[Recording], settings: Settings, language: Language) -> Report:
    """The report on one page."""
    dialect = dialect_named(settings.dialect)
    heard = [listened(recording, dialect.name) for recording in recordings]
    about = About(
        language=language,
        dialect="" if _scanned(recordings) else dialect.title,
        agreement=dialect.agreement,
        tools=(Tool("handrail", own_version()),),
    )
    return judge(recordings, heard, ask(recordings, heard, _checks(recordings)), about)


def _checks(recordings: Sequence[Recording]) -> Sequence[Check]:
    """The checks to ask: where nobody walked, only what axe-core says."""
    return [check for check in load_checks() if check.id == "axe" or not _scanned(recordings)]


def _scanned(recordings: Sequence[Recording]) -> bool:
    return bool(recordings) and all(one.journey == SCAN for one in recordings)


def listened(recording: Recording, dialect: str, language: str = "") -> tuple[Utterance, ...]:
    """What somebody hears who listens to the end before each step; the walk itself does not wait so long."""
    return hear(recording, dialect, language, rate=0)


def _known(report: Report, settings: Settings) -> Report:
    try:
        if settings.waivers:
            report = apply_waivers(report, read_waivers(Path(settings.waivers)), date.today())
        if settings.baseline and (Path(settings.baseline).exists() or not settings.update_baseline):
            report = apply_baseline(report, read_baseline(Path(settings.baseline)))
    except WaiverError as problem:
        raise Misuse(str(problem)) from None
    except OSError:
        missing = next(
            name for name in (settings.waivers, settings.baseline) if name and not Path(name).is_file()
        )
        raise Misuse(say("no_file", file=missing)) from None
    return report


def new_baseline(report: Report) -> bytes:
    """What is wrong now, as a baseline file."""
    from .reports.encode import encode

    return encode(baseline_of(report))
