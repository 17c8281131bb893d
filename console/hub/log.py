"""The hub's log: facts about connections and the store, never words or secrets of anybody."""

import logging
import sys
from typing import Any

import structlog


def hub_log() -> Any:
    """Give a logger to stderr: readable in a terminal, JSON lines anywhere else."""
    shape: Any = (
        structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    )
    return structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            shape,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


def quiet_log() -> logging.Logger:
    """Give the socket library's logger: a peer that breaks off is no error of ours, and no traceback."""
    log = logging.getLogger("handrail.socket")
    log.setLevel(logging.CRITICAL)
    return log
