"""`check`: from an address to reports and an exit code."""

import contextlib
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

from .addresses import address
from .browser import BrowserError
from .cli_words import say
from .config import Settings, nearest
from .errors import CheckError, Misuse
from .journeys import Guide, load_journeys, read_guide
from .judging import refuse_unknown, tell
from .language import Language, users_language
from .model import SCAN, Recording
from .opening import Opening
from .output import check_output
from .profiles import YARDSTICK, load_profiles
from .progress import Teller
from .recordings import write_recordings
from .run import Pages, Plan, check_each, walks
from .scanning import scan

INTERRUPTED = 130


def check(url: str, settings: Settings, opening: Opening) -> int:
    """Walk a page and tell; the exit code. What was done before an interruption is told as well."""
    language = settings.language or users_language()
    plan = plan_of(url, settings, language)
    check_output(settings)
    began = time.monotonic()
    with Teller(language, quiet=settings.quiet) as teller, terminable():
        teller.say("starting")
        tour = _walked(plan, settings, opening, teller)
        opening.leave()
        if not tour.done:
            if isinstance(tour.ended, BrowserError):
                raise CheckError(tour.ended.say(language)) from tour.ended
            teller.say("interrupted_early")
            return INTERRUPTED
        if settings.record:
            keep(tour.done, settings)
        code = tell(tour.done, settings, teller, _unseen(tour, language), time.monotonic() - began)
    return INTERRUPTED if isinstance(tour.ended, KeyboardInterrupt) else code


class _Tour(NamedTuple):
    """What became of a plan: the recordings there are, the walks left out, and what ended it early."""

    done: list[Recording]
    left: list[str]
    ended: KeyboardInterrupt | BrowserError | None = None


def _walked(plan: Plan, settings: Settings, opening: Opening, teller: Teller) -> _Tour:
    names = _names(plan, settings)
    found: dict[int, Recording] = {}
    ended: KeyboardInterrupt | BrowserError | None = None
    try:
        for place, recording in _each(opening.browser, plan, settings, teller):
            found[place] = recording
            teller.arrived(recording, len(found), len(names))
    except (KeyboardInterrupt, BrowserError) as end:
        ended = end
    left = [name for place, name in enumerate(names) if place not in found]
    return _Tour([found[place] for place in sorted(found)], left, ended)


def _names(plan: Plan, settings: Settings) -> list[str]:
    """The walks by name, in the plan's order."""
    if settings.axe_only:
        return [f"{YARDSTICK} ({SCAN})"]
    return [f"{profile.name} ({journey.name})" for journey, profile in walks(plan)]


def _each(browser: Pages, plan: Plan, settings: Settings, teller: Teller) -> Iterable[tuple[int, Recording]]:
    return [(0, scan(browser, plan))] if settings.axe_only else check_each(browser, plan, teller.step)


def _unseen(tour: _Tour, language: Language) -> tuple[str, ...]:
    """Why walks were left out, in sentences."""
    why = (tour.ended.say(language),) if isinstance(tour.ended, BrowserError) else ()
    facts = {"done": len(tour.done), "of": len(tour.done) + len(tour.left), "left": ", ".join(tour.left)}
    return (*why, say("interrupted", language, **facts)) if tour.left else why


def plan_of(url: str, settings: Settings, language: Language) -> Plan:
    """What is to be walked on a page. Raises Misuse for a name that is nobody's."""
    refuse_unknown(settings)
    if settings.axe_only and settings.no_axe:
        raise Misuse(say("scan_no_axe"))
    plan = Plan(
        url=address(url),
        profiles=settings.profile,
        journeys=settings.journey,
        language=settings.page_language,
        tongue=language,
        scripted=settings.scripted,
        guide=_guide(settings.guide),
        jobs=settings.jobs,
        axe=not settings.no_axe,
        pictures=not settings.axe_only or bool(settings.output or settings.record),
        dialect=settings.dialect,
    )
    try:
        walks(plan)
    except LookupError as problem:
        raise Misuse(f"{problem.args[0]}{_meant(settings)}") from None
    return plan


def _meant(settings: Settings) -> str:
    """The profiles and journeys that were probably meant, where there are none of those names."""
    named = ((settings.profile, load_profiles()), (settings.journey, load_journeys()))
    wrong = (nearest(name, known) for names, known in named for name in names if name not in known)
    return "".join(f" → {name}?" for name in wrong if name)


def _guide(name: str) -> Guide:
    if not name:
        return Guide()
    try:
        return read_guide(Path(name))
    except ValueError as problem:
        raise Misuse(str(problem)) from None
    except OSError:
        raise Misuse(say("no_file", file=name)) from None


def keep(recordings: Sequence[Recording], settings: Settings) -> None:
    """Write the recordings where they were asked for. Raises Misuse."""
    try:
        write_recordings(Path(settings.record), recordings)
    except OSError as problem:
        raise Misuse(say("cannot_write", file=settings.record, why=problem.strerror)) from None


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """A request to end is an interruption: what was done so far is told, and nothing stays behind."""

    def interrupted(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
