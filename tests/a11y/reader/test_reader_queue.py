from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from a11y.reader import duration, load_dialects
from a11y.reader.live import Said
from a11y.reader.queue import speak

SAID = st.builds(
    Said,
    at=st.floats(0, 5000),
    text=st.sampled_from(["Hello.", "Sam has joined the chat.", "Sent.", "A longer answer of the bot. " * 5]),
    source=st.sampled_from(["live", "alert", "focus"]),
    politeness=st.sampled_from(["", "polite", "assertive"]),
    stops=st.booleans(),
)
DIALECTS = st.sampled_from(sorted(load_dialects().values(), key=lambda one: one.name))


@given(st.lists(SAID, max_size=12), st.lists(st.floats(0, 5000), max_size=4), DIALECTS)
def test_nothing_is_lost_without_a_reason_and_no_two_things_are_said_at_once(said, stops, dialect):
    heard = speak(said, stops, dialect, 200)
    assert sorted(one.text for one in heard) == sorted(one.text for one in said)
    spoken = [one for one in heard if not one.dropped]
    assert [one.at for one in heard] == sorted(one.at for one in heard)
    for one, after in pairwise(spoken):
        end = one.until if one.cut is None else one.cut
        assert end <= after.at + 0.2
    for one in spoken:
        assert one.cut is None or one.at <= one.cut <= one.until + 0.2


@given(st.text(max_size=200), st.floats(50, 600))
def test_speech_takes_longer_with_more_words_and_less_with_speed(text, rate):
    assert duration(text + "x", rate) > duration(text, rate)
    assert duration(text, rate * 2) <= duration(text, rate)
    assert duration(text, 0) == 0
