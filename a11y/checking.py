"""`check` and `judge`: from an address or from recordings to reports and an exit code."""

import contextlib
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

import msgspec

from .assess import assess, listened
from .browser import BrowserError, BrowserOptions, open_browser
from .cli_words import Language, say
from .cli_words import language as locale_language
from .config import Settings
from .errors import CheckError, Misuse
from .journeys import Guide, read_guide
from .judge import CLEAN, FOUND, exit_code
from .model import Recording
from .output import check_output, put_out
from .progress import Teller
from .reader import dialect_named
from .recordings import read_recordings, write_recordings
from .run import Plan, check_each, walks

INTERRUPTED = 130


def check(url: str, settings: Settings) -> int:
    """Walk a page and tell; the exit code. What was done before an interruption is told as well."""
    language = settings.language or locale_language()
    plan = _plan(url, settings, language)
    check_output(settings)
    began = time.monotonic()
    with Teller(language, quiet=settings.quiet) as teller, _terminable():
        done, left = _walked(plan, settings, teller)
        unseen: tuple[str, ...] = ()
        if left:
            names = ", ".join(f"{profile} ({journey})" for journey, profile in left)
            unseen = (say("interrupted", language, done=len(done), of=len(done) + len(left), left=names),)
        if not done:
            teller.say("interrupted_early")
            return INTERRUPTED
        if settings.record:
            _keep(done, settings)
        code = _told(done, settings, teller, unseen, time.monotonic() - began)
    return INTERRUPTED if left else code


def judge(files: Sequence[Path], settings: Settings) -> int:
    """Judge recordings from files and tell; the exit code."""
    check_output(settings)
    _named(settings)
    recordings = [recording for file in files for recording in _read(file)]
    with Teller(settings.language or locale_language(), quiet=True) as teller:
        return _told(recordings, settings, teller)


def _told(
    done: Sequence[Recording],
    settings: Settings,
    teller: Teller,
    unseen: tuple[str, ...] = (),
    seconds: float = 0,
) -> int:
    language = settings.language or locale_language()
    teller.say("judging")
    report = assess(done, settings, language, unseen=unseen, seconds=seconds)
    put_out(report, settings, teller)
    code = exit_code(report, settings.fail_on)
    forgiven = code == FOUND and (settings.no_fail or settings.update_baseline)
    return CLEAN if forgiven else code


def _walked(plan: Plan, settings: Settings, teller: Teller) -> tuple[list[Recording], list[tuple[str, str]]]:
    """The recordings there are, and the walks an interruption left out, by journey and profile."""
    todo = [(journey.name, profile.name) for journey, profile in walks(plan)]
    found: dict[int, Recording] = {}
    try:
        teller.say("starting")
        with open_browser(browser_options(settings)) as browser:
            for place, recording in check_each(browser, plan, teller.step, listened):
                found[place] = recording
                teller.arrived(recording, len(found), len(todo))
    except KeyboardInterrupt:
        left = [pair for place, pair in enumerate(todo) if place not in found]
        return [found[place] for place in sorted(found)], left
    except BrowserError as problem:
        raise CheckError(problem.say(plan.tongue)) from problem
    return [found[place] for place in sorted(found)], []


def _plan(url: str, settings: Settings, language: Language) -> Plan:
    _named(settings)
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
        dialect=settings.dialect,
    )
    try:
        walks(plan)
    except LookupError as problem:
        raise Misuse(str(problem.args[0])) from None
    return plan


def _named(settings: Settings) -> None:
    """Refuse what names nothing."""
    try:
        dialect_named(settings.dialect)
    except LookupError as problem:
        raise Misuse(str(problem.args[0])) from None
    if settings.update_baseline and not settings.baseline:
        raise Misuse(say("need_baseline"))


def address(url: str) -> str:
    """A whole address; `http://` where nothing is said. Raises Misuse."""
    full = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(full)
        good = parts.scheme == "file" or (
            parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        )
    except ValueError:
        good = False
    if not good:
        raise Misuse(say("bad_url", url=url))
    return full


def _guide(name: str) -> Guide:
    if not name:
        return Guide()
    try:
        return read_guide(Path(name))
    except ValueError as problem:
        raise Misuse(str(problem)) from None
    except OSError:
        raise Misuse(say("no_file", file=name)) from None


def browser_options(settings: Settings) -> BrowserOptions:
    """How the settings want the browser started."""
    return BrowserOptions(
        browser=Path(settings.browser) if settings.browser else None,
        chromedriver=Path(settings.chromedriver) if settings.chromedriver else None,
        axe=Path(settings.axe) if settings.axe else None,
        remote=settings.remote,
        headed=settings.headed,
        insecure=settings.insecure,
        chrome_args=settings.chrome_arg,
        timeout=settings.timeout,
    )


def _keep(recordings: Sequence[Recording], settings: Settings) -> None:
    try:
        write_recordings(Path(settings.record), recordings)
    except OSError as problem:
        raise Misuse(say("cannot_write", file=settings.record, why=problem.strerror)) from None


def _read(file: Path) -> tuple[Recording, ...]:
    try:
        return read_recordings(file)
    except (msgspec.MsgspecError, ValueError) as problem:
        raise Misuse(say("bad_recording", file=file, why=problem)) from None
    except OSError:
        raise Misuse(say("no_file", file=file)) from None


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """A request to end is an interruption: what was done so far is told, and nothing stays behind."""

    def interrupted(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
