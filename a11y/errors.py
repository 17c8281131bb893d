"""What ends a command of the checker, and the exit code it ends with.

CheckError           exit 3   something could not be tested
└── Misuse           exit 2   an option, a setting or a file cannot be used

Browser errors end with 3 as well (`browser.errors`).
"""


class CheckError(Exception):
    """Something could not be tested; the text says what was expected, what came and what to do."""

    exit_code = 3


class Misuse(CheckError):
    """An option, a setting or a file cannot be used."""

    exit_code = 2


EXIT_CODES: dict[str, dict[int, int]] = {"handrail": {}, "pa11y": {1: 2, 2: 1, 3: 1}}
"""By convention: what it ends with where ours is 1 (findings), 2 (usage) or 3 (could not test)."""


def exit_as(code: int, convention: str) -> int:
    """An exit code of ours in another tool's convention."""
    return EXIT_CODES[convention].get(code, code)
