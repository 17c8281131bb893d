"""Which language the command line speaks: one for all commands, the checker's and the console's."""

import os
from collections.abc import Mapping
from typing import Literal

Language = Literal["nl", "en"]


def users_language(environ: Mapping[str, str] = os.environ) -> Language:
    """The user's language: HANDRAIL_LANGUAGE, else the locale's, else English."""
    names = ("HANDRAIL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environ[name] for name in names if environ.get(name)), "")
    return "nl" if chosen.lower().startswith("nl") else "en"
