"""Settings and exit codes: what is misspelt is told with what was meant, and CI may have another's codes."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from a11y.cli import app
from a11y.config import load
from a11y.errors import Misuse
from a11y.recordings import write_recordings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('[check]\nprofil = ["mouse"]', "`profil` → profile?"),
        ('[check]\nfail_on = "serius"', "'serius' - at `$.fail_on` → serious?"),
        ('[chek]\nfail_on = "serious"', "[chek] → [check]?"),
        ("[check]\nxyzzy = 1", "`xyzzy`: profile, journey,"),
    ],
)
def test_a_misspelt_setting_names_file_key_and_what_was_meant(tmp_path: Path, text: str, meant: str) -> None:
    file = tmp_path / "handrail.toml"
    file.write_text(text)
    with pytest.raises(Misuse) as told:
        load("", {}, tmp_path)
    assert str(file) in str(told.value)
    assert meant in str(told.value)


def test_a_file_for_the_other_half_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "handrail.toml").write_text("[hub]\nport = 1")
    assert load("", {}, tmp_path) == load("", {}, tmp_path / "nothing")


@pytest.mark.parametrize(
    ("option", "wrong", "meant"),
    [("--profile", "mous", "mouse"), ("--journey", "humen", "human"), ("--dialect", "nvd", "nvda")],
)
def test_a_misspelt_option_tells_what_was_meant(option: str, wrong: str, meant: str) -> None:
    ended = CliRunner().invoke(app, ["check", "http://127.0.0.1:9/", option, wrong])
    assert ended.exit_code == 2
    assert f"→ {meant}?" in ended.output


@pytest.mark.parametrize(("convention", "codes"), [("handrail", [0, 1, 2, 2]), ("pa11y", [0, 2, 1, 1])])
def test_exit_codes_follow_the_convention_asked_for(tmp_path, make_recording, convention, codes):
    runner = CliRunner()
    files = {"clean": make_recording("mouse"), "stuck": make_recording("mouse", "not_reached")}
    for name, recording in files.items():
        write_recordings(tmp_path / name, [recording])
    (tmp_path / "handrail.toml").write_text(f'[check]\nexit_codes = "{convention}"')
    common = ["--config", str(tmp_path / "handrail.toml")]
    asked = (
        ["judge", str(tmp_path / "clean"), "--no-fail"],
        ["judge", str(tmp_path / "stuck")],
        ["judge", str(tmp_path / "absent")],
        ["judge", str(tmp_path / "clean"), "--dialect", "none"],
    )
    assert [runner.invoke(app, [*one, *common]).exit_code for one in asked] == codes


def test_what_could_not_be_tested_is_one_for_pa11y():
    asked = ["check", "http://127.0.0.1:9/", "--browser", "/nowhere", "--quiet"]
    assert CliRunner().invoke(app, asked).exit_code == 3
    assert CliRunner().invoke(app, [*asked, "--exit-codes", "pa11y"]).exit_code == 1


def test_a_scan_alone_needs_the_engine():
    asked = ["check", "http://127.0.0.1:9/", "--axe-only", "--no-axe"]
    assert CliRunner().invoke(app, asked).exit_code == 2
