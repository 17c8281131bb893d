"""What a check asks, why, how it looks when it fails, how to mend it, and what it cannot see."""

import re

from .checks import Check, load_checks
from .cli_words import say
from .errors import Misuse
from .judge import COMPLETED, UNREACHED
from .reports.telling import norm_lines
from .reports.words import word


def listed(language: str) -> str:
    """Every check with its question, a line each."""
    lines = {check.id: check.question.get(language, "") for check in load_checks()}
    lines[COMPLETED] = UNREACHED[language]
    width = max(map(len, lines))
    return "".join(f"{name:<{width}}  {lines[name]}\n" for name in sorted(lines))


def explained(name: str, language: str) -> str:
    """A check in full. Raises Misuse that names the nearest one."""
    if name == COMPLETED:
        return f"{COMPLETED}\n\n{UNREACHED[language]}\n"
    checks = {check.id: check for check in load_checks()}
    if name not in checks:
        raise Misuse(say("unknown", known=_near(name, [*checks, COMPLETED]), came=name))
    return "\n".join(_told(checks[name], language)) + "\n"


def _told(check: Check, language: str) -> list[str]:
    looks = [f"- {_open(text[language])}" for text in check.messages.values()]
    return [
        check.id,
        "",
        check.question[language],
        "",
        f"{say('norms', language)}: {', '.join(norm_lines(check.norms))}",
        f"{say('impact', language)}: {word(check.impact, language)}",
        "",
        f"{say('looks', language)}:",
        *looks,
        "",
        f"{say('mend', language)}: {_open(check.fix[language])}",
        "",
        f"{say('blind', language)}: {check.blind[language]}",
    ]


def _open(text: str) -> str:
    """The places for facts as dots."""
    return re.sub(r"\{[^}]*\}", "…", text)


def _near(name: str, known: list[str]) -> str:
    from rapidfuzz import process

    best = process.extract(name, known, limit=3, score_cutoff=50)
    return ", ".join(one[0] for one in best) or ", ".join(sorted(known))
