"""The checker's settings: `[check]` in `handrail.toml`, or `[tool.handrail.check]` in `pyproject.toml`.

What is given on the command line wins. A key is spelt as its option, with `_` for `-`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

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
    exit_codes: Literal["handrail", "pa11y"] = "handrail"
    """`pa11y`: 2 where handrail ends with 1, and 1 where it ends with 2 or 3."""
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
    axe_only: bool = False
    """Nobody walks: the page is opened and scanned once."""
    timeout: float = 30
    jobs: int = 3
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
        raise Misuse(say("bad_option", why=f"{problem}{_meant(str(problem))}")) from None


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
    if wrong := _misnamed(path, data):
        raise Misuse(say("bad_setting", file=path, why=f"[{wrong}] → [check]?"))
    section = data.get("check", {})
    if not isinstance(section, dict):
        raise Misuse(say("bad_setting", file=path, why="[check]"))
    return section


def _misnamed(path: Path, data: dict[str, Any]) -> str:
    """The section that was probably meant to be `check`; "" where none is like it."""
    likely = [name for name in data if isinstance(data[name], dict) and nearest(name, ["check"], 75)]
    return "" if "check" in data or not likely else likely[0]


def _meant(problem: str) -> str:
    """The key or the value that was probably meant."""
    fields = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    if "unknown field" in problem:
        return _hint(problem.split("`")[1], list(fields))
    if "enum value" in problem:
        field = problem.rpartition("$.")[2].strip("`").partition("[")[0]
        return _hint(problem.split("'")[1], [name for name in get_args(fields.get(field)) if name])
    return ""


def _hint(came: str, names: list[str]) -> str:
    best = nearest(came, names)
    return f" → {best}?" if best else f": {', '.join(names)}"


def nearest(came: str, names: Iterable[str], least: float = 60) -> str:
    """The name that is most like what came; "" where none is."""
    from rapidfuzz import process

    best = process.extractOne(came, list(names), score_cutoff=least)
    return best[0] if best else ""
