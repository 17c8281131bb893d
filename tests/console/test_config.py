"""Settings come from one file and the environment, and every mistake is named with its place."""

import os
from pathlib import Path

import pytest

from console import config
from console.errors import ConfigError


def write(folder: Path, text: str) -> str:
    path = folder / "handrail.toml"
    path.write_text(text)
    return str(path)


def test_no_file_at_all_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = config.load("", {"XDG_CONFIG_HOME": str(tmp_path)})
    assert settings.hub.port == 8700
    assert settings.policy.hours.is_open(0)


def test_a_user_without_a_home_needs_a_state_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands run as the user of a service, and that has none: no variable, and no line in passwd."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 64_918)
    settings = config.load("", {"HANDRAIL_HUB__STATE": str(tmp_path)})
    assert config.state_dir(settings) == tmp_path
    with pytest.raises(ConfigError, match=r"hub\.state: .*no home"):
        config.state_dir(config.load("", {}))


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "[hub]\nport = 1\n[policy]\ncompany = 'From the file'\n")
    settings = config.load(path, {"HANDRAIL_HUB__PORT": "2", "HANDRAIL_POLICY__COMPANY": "From outside"})
    assert (settings.hub.port, settings.policy.company) == (2, "From outside")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hub]\nprot = 1\n", "Did you mean `port`?"),
        ("[hbu]\nport = 1\n", "Did you mean `hub`?"),
        ("[hub]\nport = 'x'\n", "Expected `int`"),
        ("[hub\n", "expected a TOML file"),
        ("[policy]\nhours = 3\n", "under [hours]"),
        ("[policy]\nways = {email = ''}\n", "not text"),
        ("[policy]\nways = {phone = ''}\n", "where it leads"),
        ("[policy]\nagent_grace_s = 20\n", "at least 60"),
        ("[hours]\nmon = ['9-17']\n", "09:00-17:30"),
        ("[hours]\nmon = ['17:00-09:00']\n", "end after the start"),
        ("[hours]\nzone = 'Europe/Nowhere'\n", "time zone"),
    ],
)
def test_a_mistake_names_its_file_and_what_was_expected(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.load(path, {})
    assert path in str(caught.value)
    assert said in str(caught.value)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        config.load(str(tmp_path / "none.toml"), {})


def test_office_hours_are_read_in_their_time_zone(tmp_path: Path) -> None:
    settings = config.load(write(tmp_path, "[hours]\nmon = ['09:00-17:30']\n"), {})
    monday_0830_utc = 1_704_096_000_000 + 30 * 60_000 + 7 * 86_400_000
    assert settings.policy.hours.is_open(monday_0830_utc)
    assert not settings.policy.hours.is_open(monday_0830_utc - 3_600_000)
    assert settings.policy.hours.opens_at(monday_0830_utc - 3_600_000) == monday_0830_utc - 30 * 60_000


def test_half_of_a_tls_pair_is_refused(tmp_path: Path) -> None:
    settings = config.load(write(tmp_path, "[hub]\ncertificate = 'c.pem'\n"), {})
    with pytest.raises(ConfigError, match="both or neither"):
        config.hub_settings(settings)


def test_the_checker_may_have_a_section_of_its_own_in_the_same_file(tmp_path: Path) -> None:
    assert config.load(write(tmp_path, "[check]\nfail_on = 'minor'\n[hub]\nport = 3\n"), {}).hub.port == 3
