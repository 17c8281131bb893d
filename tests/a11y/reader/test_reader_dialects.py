import pytest

from a11y.reader import dialect_named, load_dialects
from a11y.reader.find import ROLES
from a11y.reader.words import PARTS_OF_STATE, SAYS

NAMES = sorted(load_dialects())


def test_the_dialects_that_are_promised_are_there():
    assert NAMES == ["jaws", "nvda", "orca", "orca-43", "voiceover"]


@pytest.mark.parametrize("name", NAMES)
def test_a_dialect_names_its_version_and_its_sources(name):
    dialect = dialect_named(name)
    assert dialect.name == name
    assert dialect.version and all(source for source in dialect.source)
    assert dialect.version in dialect.title and "simulated" in dialect.title


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_a_phrase_is_something_that_can_be_said_in_both_languages(name):
    dialect = dialect_named(name)
    tables = (dialect.focus, dialect.browse, dialect.state, dialect.enter, dialect.leave)
    parts = {
        one
        for table in tables
        for form in table.values()
        for part in form
        for one in part.removeprefix("?").split("|")
    }
    words = parts - set(SAYS) - set(PARTS_OF_STATE) - {".", "/"}
    assert not words - set(dialect.words["nl"])


@pytest.mark.parametrize("name", NAMES)
def test_every_key_gives_a_command_that_is_known(name):
    for key, command in dialect_named(name).keys.items():
        way, _, what = command.partition(" ")
        assert command in ("read all", "toggle mode") or (
            way in ("next", "previous") and what.split()[0] in (*ROLES, "line")
        ), key


@pytest.mark.parametrize("name", NAMES)
def test_all_but_the_calibrated_one_say_what_they_do_not_know(name):
    dialect = dialect_named(name)
    assert dialect.calibrated == (name == "orca-43")
    assert dialect.calibrated or dialect.unknown


def test_an_unknown_dialect_is_told_with_the_known_ones():
    with pytest.raises(LookupError, match=r"nvda.*got 'narrator'"):
        dialect_named("narrator")
