"""Office hours, over weeks, time zones and the change of the clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from console.core.hours import Hours, Opening

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEK = Hours(tuple(Opening(day, time(9), time(17)) for day in range(5)), AMSTERDAM)


def ms(*moment: int, zone: ZoneInfo = AMSTERDAM) -> int:
    return int(datetime(*moment, tzinfo=zone).timestamp() * 1000)  # type: ignore[misc]


def test_open_from_the_first_minute_up_to_but_not_including_the_last() -> None:
    monday = (2026, 3, 2)
    moments = [(8, 59, 59), (9, 0, 0), (16, 59, 59), (17, 0, 0)]
    assert [WEEK.is_open(ms(*monday, *moment)) for moment in moments] == [False, True, True, False]
    assert not WEEK.is_open(ms(2026, 3, 1, 12))


def test_no_openings_means_always_open_and_no_time_to_wait_for() -> None:
    assert Hours().is_open(0)
    assert Hours().opens_at(0) is None


def test_it_opens_next_after_the_night_the_weekend_and_in_the_morning_itself() -> None:
    assert WEEK.opens_at(ms(2026, 3, 2, 8)) == ms(2026, 3, 2, 9)
    assert WEEK.opens_at(ms(2026, 3, 2, 18)) == ms(2026, 3, 3, 9)
    assert WEEK.opens_at(ms(2026, 3, 6, 18)) == ms(2026, 3, 9, 9)


def test_a_week_with_one_opening_opens_a_week_later() -> None:
    only = Hours((Opening(2, time(9), time(10)),), AMSTERDAM)
    assert only.opens_at(ms(2026, 3, 4, 9)) == ms(2026, 3, 11, 9)


def test_the_change_of_the_clocks_moves_nothing() -> None:
    # On 29 March 2026 the clocks go from 2 to 3; nine o'clock is nine o'clock.
    assert WEEK.opens_at(ms(2026, 3, 27, 18)) == ms(2026, 3, 30, 9)
    assert datetime.fromtimestamp(ms(2026, 3, 30, 9) / 1000, UTC).hour == 7
    assert datetime.fromtimestamp(ms(2026, 3, 27, 9) / 1000, UTC).hour == 8


@given(
    st.lists(
        st.builds(
            lambda d, a, n: Opening(d, time(a), time(a + n)),
            st.integers(0, 6),
            st.integers(0, 20),
            st.integers(1, 3),
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 4_000_000_000).map(lambda s: s * 1000),
)
def test_when_it_opens_it_is_open_and_that_is_the_first_time(openings: list[Opening], now: int) -> None:
    hours = Hours(tuple(openings), AMSTERDAM)
    at = hours.opens_at(now)
    assert at is not None
    assert now < at <= now + 8 * 86_400_000
    local = datetime.fromtimestamp(at / 1000, AMSTERDAM)
    skipped = local.utcoffset() != (local - timedelta(hours=2)).utcoffset()
    assert hours.is_open(at) or skipped
