"""Every check can be explained, in both languages, to somebody who never heard of it."""

import pytest
from typer.testing import CliRunner

from a11y.checks import load_checks
from a11y.cli import app
from a11y.judge import COMPLETED

LANGUAGES = ("nl", "en")


def invoke(*arguments: str):
    return CliRunner().invoke(app, arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_check_is_explained_without_open_places(language):
    for check in load_checks():
        done = invoke("explain", check.id, "--language", language)
        assert done.exit_code == 0
        assert check.question[language] in done.stdout
        assert check.blind[language] in done.stdout
        assert not set("{}") & set(done.stdout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_each_check_with_its_question(language):
    lines = invoke("check", "--list-checks", "--language", language).stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted([COMPLETED, *(check.id for check in load_checks())])
    assert all(line.endswith("?") for line in lines)


def test_a_misspelt_check_is_refused_with_the_nearest():
    done = invoke("explain", "journey-complete")
    assert (done.exit_code, done.stdout) == (2, "")
    assert COMPLETED in done.stderr
