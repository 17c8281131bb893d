"""The files that people copy: units, settings, and what the image is built from."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from console.config import Settings, hub_settings, load
from tests.deploy.programs import program

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = ("handrail-hub@.service", "handrail-bot.service")


def test_the_settings_are_settings() -> None:
    """Each key of the file and each variable of the others is one that a hub knows."""
    env = dict(re.findall(r"^(HANDRAIL_\w+)=(.*)$", (DEPLOY / "handrail.env").read_text("utf-8"), re.M))
    settings = hub_settings(load(str(DEPLOY / "handrail.toml"), env))
    assert settings.forwarded and settings.store_url.startswith("postgresql://")
    assert settings.fanout.startswith("redis://")
    sections = [part for part in msgspec.structs.fields(Settings) if part.name in ("hub", "policy", "limits")]
    keys = [(part.name, key.name) for part in sections for key in msgspec.structs.fields(part.type)]
    known = {f"HANDRAIL_{part}__{key}".upper() for part, key in keys}
    for file in DEPLOY.iterdir():
        named = set(re.findall(r"HANDRAIL_[A-Z]+__[A-Z_]+", file.read_text("utf-8")))
        assert named <= known, file.name


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_right_and_gives_away_little(tmp_path: Path, unit: str) -> None:
    """systemd reads each line of it, and finds its exposure low (0 is none, 10 all)."""
    text = (DEPLOY / unit).read_text("utf-8")
    assert "ExecStart=/opt/handrail/bin/handrail " in text
    copy = tmp_path / unit.replace("@", "@8701")
    copy.write_text(text.replace("/opt/handrail/bin/handrail", "/bin/true").replace("EnvironmentFile=", "#"))
    analyze = program("systemd-analyze")
    told = subprocess.run([analyze, "verify", copy], capture_output=True, text=True, timeout=60)
    about = [line for line in (told.stdout + told.stderr).splitlines() if unit.partition("@")[0] in line]
    assert told.returncode == 0 and about == [], told.stderr
    exposed = [analyze, "security", "--offline=true", "--threshold=13", "--no-pager", copy]
    rated = subprocess.run(exposed, capture_output=True, text=True, timeout=60)
    assert rated.returncode == 0, rated.stdout[-300:]


@pytest.mark.parametrize("unit", UNITS)
def test_what_a_unit_starts_is_a_command(unit: str) -> None:
    line = re.search(r"^ExecStart=\S+ (.*)$", (DEPLOY / unit).read_text("utf-8"), re.M)
    assert line
    words = line[1].replace("%i", "8701").split()
    command = [sys.executable, "-m", "console", *words, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert all(option in done.stdout for option in words if option.startswith("--"))


def test_a_restart_waits_for_the_hub_and_the_bot_comes_after_it() -> None:
    """So an upgrade goes on to the second hub only when the first one serves (`console/hub/manager.py`)."""
    hub, bot = ((DEPLOY / unit).read_text("utf-8") for unit in UNITS)
    assert re.search(r"^Type=notify$", hub, re.M) and re.search(r"^WatchdogSec=\d+$", hub, re.M)
    ports = set(re.findall(r"ws://127\.0\.0\.1:(\d+)/ws", bot))
    after = re.search(r"^After=(.*)$", bot, re.M)
    assert after and {f"handrail-hub@{port}.service" for port in ports} < set(after[1].split())


def test_the_build_is_sent_what_the_image_is_made_of_and_nothing_else() -> None:
    """The folder beside it holds keys: they are not sent to whoever builds."""
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    copied = {
        name
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    }
    rules = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split("\n")
    assert rules.index("*") < min(rules.index(f"!{name}") for name in copied)
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied
    assert all((ROOT / name).exists() for name in copied)
