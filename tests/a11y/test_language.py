"""The language of the command line is the user's."""

import pytest

from a11y.language import Language, users_language


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LC_ALL": "", "LANG": "nl"}, "nl"),
        ({"HANDRAIL_LANGUAGE": "NL", "LC_ALL": "en_GB"}, "nl"),
        ({"HANDRAIL_LANGUAGE": "en", "LC_ALL": "nl_NL"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
    ids=str,
)
def test_what_is_asked_for_comes_before_the_locale_and_english_is_the_last_resort(
    environ: dict[str, str], expected: Language
) -> None:
    assert users_language(environ) == expected
