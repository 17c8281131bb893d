"""Where reports go: machine output and the table to standard output, files by their endings."""

import os
import secrets
import shutil
import sys
from pathlib import Path

from . import reports
from .assess import new_baseline
from .cli_words import say
from .config import Settings
from .errors import Misuse
from .model import Report
from .progress import Teller
from .recordings import write


def check_output(settings: Settings) -> None:
    """Refuse what could not be written before any work is done. Raises Misuse."""
    for name in settings.output:
        try:
            reports.form_of(name)
        except LookupError:
            raise Misuse(say("bad_ending", file=name, known=" ".join(reports.ENDINGS))) from None
    for name in (*settings.output, settings.record, settings.baseline if settings.update_baseline else ""):
        if name and not Path(name).absolute().parent.is_dir():
            raise Misuse(say("no_file", file=Path(name).absolute().parent))


def put_out(report: Report, settings: Settings, teller: Teller) -> None:
    """Write everything that was asked for. Raises Misuse where a file cannot be written."""
    for name in settings.output:
        save(Path(name), reports.render(report, reports.form_of(name)))
        teller.say("wrote", file=name)
    if settings.update_baseline:
        kept = new_baseline(report)
        save(Path(settings.baseline), kept)
        still = sum(finding.known != "fixed" for finding in report.findings)
        teller.say("kept_baseline", file=settings.baseline, n=still)
    if settings.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("ab") as file:
            file.write(reports.render(report, "markdown"))
    sys.stdout.buffer.write(_shown(report, settings))
    sys.stdout.buffer.flush()


def save(file: Path, data: bytes) -> None:
    """Write a file. Raises Misuse where that is not possible."""
    try:
        write(file, data)
    except OSError as problem:
        raise Misuse(say("cannot_write", file=file, why=problem.strerror or problem)) from None


def _shown(report: Report, settings: Settings) -> bytes:
    if settings.format != "text":
        return reports.render(report, settings.format)
    from .reports import text

    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    shown = text.render(report, width=width, colour=colour, explain=settings.explain_path)
    return _fenced(shown.encode())


def _fenced(text: bytes) -> bytes:
    """What a page said, kept from becoming an order: GitHub's runner obeys each line that starts with `::`.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    word = secrets.token_hex(16).encode()
    return b"::stop-commands::%b\n%b::%b::\n" % (word, text, word)
