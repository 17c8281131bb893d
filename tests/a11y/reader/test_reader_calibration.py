"""The calibrated dialect against what the real Orca said on our pages and on others (`fixtures/speech`)."""

import pytest

from a11y.reader import dialect_named
from tests.a11y.calibrate.compare import Compared, agreement, compare
from tests.a11y.calibrate.kept import Kept, load_kept
from tests.a11y.calibrate.widgets import PACKAGES

LEAST = 0.95
DIALECT = "orca-43"
SORTS = ("live", "focus", "browse", "widget")


@pytest.fixture(scope="module")
def pages() -> list[Kept]:
    return load_kept()


@pytest.fixture(scope="module")
def found(pages) -> list[Compared]:
    return list(compare(pages, DIALECT))


def test_pages_of_every_sort_and_in_both_languages_were_kept(pages):
    assert len(pages) > 60
    assert {page.language for page in pages} == {"en", "nl"}
    assert {page.name.split("-")[0] for page in pages} == set(SORTS)
    assert all(page.orca.startswith("43") and page.runs >= 2 for page in pages)


def test_widgets_of_other_people_are_kept_by_name_and_version_and_without_their_pages(pages):
    widgets = [page for page in pages if page.name.startswith("widget-")]
    named = {page.package.split()[0] for page in widgets}
    assert named == set(PACKAGES.values())
    assert all(page.package.split()[1] and not page.html for page in widgets)


def test_the_dialect_says_what_orca_said_line_by_line(found):
    for one in found:
        if one.agreed != one.lines:
            print(f"{one.page}, {one.key}:\n  Orca    {list(one.expected)}\n  dialect {list(one.simulated)}")
    print(f"{DIALECT}: {agreement(found):.1%} of {sum(one.lines for one in found)} lines")
    assert agreement(found) >= LEAST


@pytest.mark.parametrize("sort", SORTS)
def test_no_sort_of_page_is_carried_by_the_others(found, sort):
    assert agreement([one for one in found if one.page.startswith(sort)]) >= 0.9


def test_the_dialect_names_the_agreement_that_is_measured(found):
    told = dialect_named(DIALECT).agreement
    assert told == f"{agreement(found):.1%} of {sum(one.lines for one in found)} lines"


def test_another_dialect_is_told_apart(pages):
    assert agreement(list(compare(pages, "nvda"))) < 0.7
