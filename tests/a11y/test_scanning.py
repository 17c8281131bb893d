"""One scan without a walk: what axe says of the page as it is opened, and no word on who gets through."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from a11y.cli import app

WIDGETS = Path(__file__).parents[2] / "fixtures" / "widgets"


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(
        '<!doctype html><html lang="en"><title>Example</title><main><h1>Example</h1><img src="x">'
    )
    return file


def test_it_tells_what_axe_finds_and_that_nobody_walked(spoilt, tmp_path):
    whole = tmp_path / "report.json"
    ended = CliRunner().invoke(
        app, ["check", str(spoilt), "--axe-only", "--language", "en", "-o", str(whole)]
    )
    assert ended.exit_code == 1
    assert "nobody walked" in ended.output
    assert "screen reader" not in ended.output.lower().replace("for whom", "")
    told = json.loads(whole.read_text())
    assert [walk["journey"] for walk in told["walks"]] == ["scan"]
    assert {one["evidence"]["measured"]["rule"] for one in told["findings"]} == {"image-alt"}


def test_a_clean_page_ends_with_0(tmp_path):
    page = WIDGETS / "_base" / "index.html"
    assert CliRunner().invoke(app, ["check", str(page), "--axe-only"]).exit_code == 0
