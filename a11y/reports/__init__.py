"""One report, many forms: each module has `render(report)`; a file's ending chooses."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ..model import Report

ENDINGS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".xml": "junit",
    ".sarif": "sarif",
    ".md": "markdown",
    ".jsonld": "earl",
}
"""Which form a file's ending asks for."""
FORMS = ("text", "html", "json", "junit", "sarif", "earl", "markdown", "github")

SHOWING = ("html", "json")
"""The forms that hold pictures."""


def form_of(file: str) -> str:
    """The form that a file's ending asks for. Raises LookupError that names the known endings."""
    ending = Path(file).suffix.lower()
    if ending not in ENDINGS:
        raise LookupError(f"{', '.join(ENDINGS)}; {file}")
    return ENDINGS[ending]


def render(report: Report, form: str) -> bytes:
    """The report in one form, in UTF-8."""
    made: Callable[[Report], str | bytes] = import_module(f".{form}", __package__).render
    if form in SHOWING:
        from .lighter import lighter

        report = lighter(report)
    said = made(report)
    return said.encode("utf-8", "backslashreplace") if isinstance(said, str) else said
