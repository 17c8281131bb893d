"""Who is asking: the data of the profiles."""

import pytest

from a11y.profiles import YARDSTICK, load_profiles, profile_named

PROMISED = {
    "mouse", "keyboard", "screen-reader", "switch", "voice-control", "zoom-400", "forced-colors",
    "text-spacing", "touch", "reduced-motion", "slow-reader", "deaf", "plain-language",
}  # fmt: skip


def test_everybody_promised_is_there_and_the_yardstick_comes_first() -> None:
    assert set(load_profiles()) == PROMISED
    assert next(iter(load_profiles())) == YARDSTICK


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_profile_is_described_in_both_languages_and_filed_under_its_name(name: str) -> None:
    profile = profile_named(name)
    assert profile.name == name
    assert set(profile.description) == {"en", "nl"}


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"mouse.*got 'trackball'"):
        profile_named("trackball")


def test_the_measures_of_the_norms() -> None:
    assert profile_named("zoom-400").viewport == (320, 256)
    spacing = profile_named("text-spacing").css
    for measure in (
        "line-height: 1.5",
        "letter-spacing: 0.12em",
        "word-spacing: 0.16em",
        "margin-bottom: 2em",
    ):
        assert measure in spacing
    assert profile_named("slow-reader").pace == 2 * profile_named(YARDSTICK).pace
