"""Settings: frozen, from one TOML file and the environment. An error names file, key and the nearest key.

The file is the one given, or `$HANDRAIL_CONFIG`, or `handrail.toml` here, or the user's own. A variable like
`HANDRAIL_HUB__PORT=8700` sets `port` in `[hub]` and wins over the file.
"""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from .core.hours import Hours, Opening
from .core.policy import Policy, problems
from .errors import ConfigError
from .hub.settings import HubSettings, Limits

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class HubSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[hub]`: where it listens and what it keeps."""

    host: str = "127.0.0.1"
    port: int = 8700
    store: str = ""
    """`sqlite:///path` or `postgresql://user@host/name`; "" is a SQLite file in the state folder."""
    fanout: str = ""
    """How several hubs on one store tell each other: `redis://host/0`, or "store": they look at the store. ""
    is "store" on PostgreSQL; on SQLite it is a hub that has the store for itself."""
    state: str = ""
    """The state folder; "" is the user's own."""
    origins: tuple[str, ...] = ()
    certificate: str = ""
    key: str = ""
    forwarded: bool = False
    metrics_from: tuple[str, ...] = ("127.0.0.0/8", "::1/128")


class DeskSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[desk]`: how the agent likes it."""

    url: str = "ws://127.0.0.1:8700/ws"
    user: str = ""
    language: Literal["", "nl", "en"] = ""
    """"" follows the locale."""
    theme: Literal["dark", "light", "contrast"] = "dark"
    notify: bool = True
    speak: bool = False


class HoursSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[hours]`: openings a weekday, like `mon = ["09:00-17:30"]`; none at all is always open."""

    zone: str = "Europe/Amsterdam"
    mon: tuple[str, ...] = ()
    tue: tuple[str, ...] = ()
    wed: tuple[str, ...] = ()
    thu: tuple[str, ...] = ()
    fri: tuple[str, ...] = ()
    sat: tuple[str, ...] = ()
    sun: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set."""

    hub: HubSection = HubSection()
    desk: DeskSection = DeskSection()
    policy: Policy = Policy()
    hours: HoursSection = HoursSection()
    limits: Limits = Limits()


def state_dir(settings: Settings) -> Path:
    """Give the folder that holds store and keys."""
    if settings.hub.state:
        return Path(settings.hub.state).expanduser()
    from platformdirs import user_state_path

    try:
        return user_state_path("handrail")
    except RuntimeError:
        raise ConfigError("hub.state: expected a folder, since this user has no home. Set it.") from None


def hub_settings(settings: Settings) -> HubSettings:
    """Give what a hub is started with. Certificate and key go together."""
    hub, folder = settings.hub, state_dir(settings)
    if bool(hub.certificate) != bool(hub.key):
        raise ConfigError("hub.certificate and hub.key: expected both or neither, got one. Give both.")
    return HubSettings(
        store_url=hub.store or f"sqlite:///{folder / 'handrail.db'}",
        fanout=_fanout(hub),
        state_dir=folder,
        host=hub.host,
        port=hub.port,
        policy=settings.policy,
        origins=hub.origins,
        certificate=Path(hub.certificate) if hub.certificate else None,
        key=Path(hub.key) if hub.key else None,
        limits=settings.limits,
        forwarded=hub.forwarded,
        metrics_from=hub.metrics_from,
    )


def _fanout(hub: HubSection) -> str:
    if not hub.fanout:
        return "store" if hub.store.startswith("postgres") else ""
    if hub.fanout == "store" or hub.fanout.startswith(("redis://", "rediss://", "unix://")):
        return hub.fanout
    raise ConfigError(f'hub.fanout: expected redis://, rediss://, unix:// or "store", got {hub.fanout!r}.')


def find_file(given: str, environ: Mapping[str, str]) -> Path | None:
    """Find the settings file: the one given must exist, the usual ones may."""
    named = given or environ.get("HANDRAIL_CONFIG", "")
    if named:
        path = Path(named).expanduser()
        if not path.is_file():
            raise ConfigError(f"{path}: expected a settings file, found none. Check the path.")
        return path
    from platformdirs import user_config_path

    usual = [Path("handrail.toml")]
    with suppress(RuntimeError):  # the user of a service has no home
        usual.append(user_config_path("handrail") / "handrail.toml")
    return next((path for path in usual if path.is_file()), None)


def load(given: str = "", environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. `ConfigError` says what is wrong, where, and what was probably meant."""
    environ = os.environ if environ is None else environ
    path = find_file(given, environ)
    data = _read(path) if path else {}
    data.pop("check", None)  # the checker's own section
    where = str(path) if path else "settings"
    settings = _convert(_with_environment(data, environ), where)
    policy = msgspec.structs.replace(settings.policy, hours=_hours(settings.hours, where))
    if found := problems(policy):
        raise ConfigError("\n".join(f"{where}: {problem}" for problem in found))
    return msgspec.structs.replace(settings, policy=policy)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as problem:
        raise ConfigError(f"{path}: expected a TOML file; {problem}.") from None


def _with_environment(data: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    merged = {name: dict(part) if isinstance(part, dict) else part for name, part in data.items()}
    for name, value in environ.items():
        section, mark, key = name.removeprefix("HANDRAIL_").lower().partition("__")
        if name.startswith("HANDRAIL_") and mark:
            merged.setdefault(section, {})
            if isinstance(merged[section], dict):
                merged[section][key] = _parse(value)
    return merged


def _parse(value: str) -> Any:
    try:
        return tomllib.loads(f"v = {value}")["v"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return value


def _convert(data: dict[str, Any], where: str) -> Settings:
    if (section := data.get("policy")) and isinstance(section, dict) and "hours" in section:
        raise ConfigError(f"{where}: policy.hours is not a setting. Write the openings under [hours].")
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as problem:
        raise ConfigError(f"{where}: {problem}.{_nearest(str(problem), data)}") from None


def _nearest(problem: str, data: dict[str, Any]) -> str:
    """The key that was probably meant, when one is unknown."""
    if "unknown field" not in problem:
        return ""
    from rapidfuzz import process

    wrong = problem.split("`")[1]
    section = problem.split("$.")[1].strip("`").split(".")[0] if "$." in problem else ""
    kinds = {f.name: f.type for f in msgspec.structs.fields(Settings)}
    keys = msgspec.structs.fields(kinds[section]) if section in kinds else msgspec.structs.fields(Settings)
    names = [field.name for field in keys]
    best = process.extractOne(wrong, names, score_cutoff=60)
    return f" Did you mean `{best[0]}`?" if best else f" Known here: {', '.join(names)}."


def _hours(section: HoursSection, where: str) -> Hours:
    try:
        zone = ZoneInfo(section.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(f"{where}: hours.zone: expected a time zone, got {section.zone!r}.") from None
    openings = [
        _opening(number, text, f"{where}: hours.{day}")
        for number, day in enumerate(_DAYS)
        for text in getattr(section, day)
    ]
    return Hours(tuple(openings), zone)


def _opening(weekday: int, text: str, where: str) -> Opening:
    start, _, end = text.partition("-")
    try:
        opening = Opening(weekday, time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))
    except ValueError:
        raise ConfigError(f'{where}: expected openings like "09:00-17:30", got {text!r}.') from None
    if opening.end <= opening.start:
        raise ConfigError(f"{where}: expected the end after the start, got {text!r}.")
    return opening
