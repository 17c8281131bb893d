"""The checker's settings: `[check]` in `handrail.toml`, or `[tool.handrail.check]` in `pyproject.toml`.

What is given on the command line wins. A key is spelt as its option, with `_` for `-`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from .cli_words import say
from .errors import Misuse
from .model import Impact


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a page is checked and how it is told."""

    profile: tuple[str, ...] = ()
    """Empty: everybody the journey is for."""
    journey: tuple[str, ...] = ("human",)
    fail_on: Impact = "minor"
    no_fail: bool = False
    output: tuple[str, ...] = ()
    """Files; the ending chooses the form."""
    format: Literal["text", "html", "json", "junit", "sarif", "earl", "markdown", "github"] = "text"
    """What goes to standard output."""
    baseline: str = ""
    update_baseline: bool = False
    waivers: str = ""
    guide: str = ""
    """TOML file with hints for finding the way."""
    record: str = ""
    """File for the recordings."""
    dialect: str = "nvda"
    language: Literal["", "nl", "en"] = ""
    """The report's; "" follows the locale."""
    page_language: str = ""
    """What is spoken in the chat; "" takes the page's."""
    scripted: bool = False
    remote: str = ""
    headed: bool = False
    insecure: bool = False
    browser: str = ""
    chromedriver: str = ""
    chrome_arg: tuple[str, ...] = ()
    axe: str = ""
    no_axe: bool = False
    timeout: float = 30
    jobs: int = 2
    quiet: bool = False
    explain_path: bool = False


def load(given: str, options: Mapping[str, Any], folder: Path) -> Settings:
    """The settings from the file and the options that were given. Raises Misuse with file and key."""
    path, table = _table(given, folder)
    chosen = {key: value for key, value in options.items() if value is not None}
    try:
        msgspec.convert(table, Settings)
    except msgspec.ValidationError as problem:
        raise Misuse(say("bad_setting", file=path, why=f"{problem}{_meant(str(problem))}")) from None
    try:
        return msgspec.convert({**table, **chosen}, Settings)
    except msgspec.ValidationError as problem:
        raise Misuse(say("bad_option", why=problem)) from None


def _table(given: str, folder: Path) -> tuple[Path | None, dict[str, Any]]:
    """The file that holds settings, and what it holds for a check."""
    if given:
        path = Path(given).expanduser()
        if not path.is_file():
            raise Misuse(say("no_file", file=path))
        return path, _section(path)
    for name in ("handrail.toml", "pyproject.toml"):
        path = folder / name
        if path.is_file() and (section := _section(path)):
            return path, section
    return None, {}


def _section(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as problem:
        raise Misuse(say("bad_setting", file=path, why=problem)) from None
    for key in ("tool", "handrail") if path.name == "pyproject.toml" else ():
        data = data.get(key, {})
        if not isinstance(data, dict):
            return {}
    section = data.get("check", {})
    if not isinstance(section, dict):
        raise Misuse(say("bad_setting", file=path, why="[check]"))
    return section


def _meant(problem: str) -> str:
    """The key that was probably meant, where one is unknown."""
    if "unknown field" not in problem:
        return ""
    from rapidfuzz import process

    names = [field.name for field in msgspec.structs.fields(Settings)]
    best = process.extractOne(problem.split("`")[1], names, score_cutoff=60)
    return f" → {best[0]}?" if best else f": {', '.join(names)}"
