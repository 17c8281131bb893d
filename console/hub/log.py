"""The hub's log: facts about connections and the store, never words or secrets of anybody."""

import logging
import sys
from contextlib import suppress
from typing import Any

import structlog

_WITHOUT_VALUES = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
"""A traceback says where a fault is; the values at hand there are words and secrets of people."""


class _Lines(structlog.PrintLogger):
    """Writes lines. One that there is no room for is lost, and nothing but that line."""

    def msg(self, message: str) -> None:
        """Write a line."""
        with suppress(OSError):
            super().msg(message)

    log = debug = info = warn = warning = fatal = failure = err = error = critical = exception = msg


def hub_log() -> Any:
    """Give a logger to stderr: readable in a terminal, JSON lines anywhere else."""
    shapes: list[Any] = [
        structlog.processors.ExceptionRenderer(_WITHOUT_VALUES),
        structlog.processors.JSONRenderer(),
    ]
    if sys.stderr.isatty():
        shapes = [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    return structlog.wrap_logger(
        _Lines(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *shapes,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


def quiet_log() -> logging.Logger:
    """Give the socket library's logger: a peer that breaks off is no error of ours, and no traceback."""
    log = logging.getLogger("handrail.socket")
    log.setLevel(logging.CRITICAL)
    return log
