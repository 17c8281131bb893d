"""`judge`: from recordings to reports and an exit code, without a browser or the parts that drive one."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from .assess import assess
from .cli_words import say
from .config import Settings, nearest
from .errors import Misuse
from .judge import CLEAN, FOUND, exit_code
from .language import users_language
from .model import Recording
from .output import check_output, put_out
from .progress import Teller
from .reader import dialect_named, load_dialects
from .recordings import read_recordings


def judge(files: Sequence[Path], settings: Settings) -> int:
    """Judge recordings from files and tell; the exit code."""
    check_output(settings)
    refuse_unknown(settings)
    recordings = [recording for file in files for recording in _read(file)]
    with Teller(settings.language or users_language(), quiet=True) as teller:
        return tell(recordings, settings, teller)


def tell(
    done: Sequence[Recording],
    settings: Settings,
    teller: Teller,
    unseen: tuple[str, ...] = (),
    seconds: float = 0,
) -> int:
    """Assess recordings and put out what was asked for; the exit code."""
    language = settings.language or users_language()
    teller.say("judging")
    report = assess(done, settings, language, unseen=unseen, seconds=seconds)
    put_out(report, settings, teller)
    code = exit_code(report, settings.fail_on)
    forgiven = code == FOUND and (settings.no_fail or settings.update_baseline)
    return CLEAN if forgiven else code


def refuse_unknown(settings: Settings) -> None:
    """Refuse what names nothing. Raises Misuse."""
    try:
        dialect_named(settings.dialect)
    except LookupError as problem:
        near = nearest(settings.dialect, load_dialects())
        raise Misuse(f"{problem.args[0]}{f' → {near}?' if near else ''}") from None
    if settings.update_baseline and not settings.baseline:
        raise Misuse(say("need_baseline"))


def _read(file: Path) -> tuple[Recording, ...]:
    try:
        return read_recordings(file)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise Misuse(say("bad_recording", file=file, why=problem)) from None
    except OSError:
        raise Misuse(say("no_file", file=file)) from None
