"""Who rings next, and how long a wait is said to be."""

from core_house import NOBODY, POLICY, STAFF, after, queued, with_bot
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.core import command as cmd
from console.core.asked import HUB
from console.core.route import Candidate, next_agent
from console.core.staff import Staff, expected_wait

HERE = (Candidate("anna", 2, 10, ("billing",)), Candidate("bilal", 1, 20), Candidate("chef", 1, 10))


def rings(
    state: object, *, candidates: tuple[Candidate, ...] = HERE, now: int = 0, pause_ms: int = 30_000
) -> str | None:
    return next_agent(state, candidates, capacity=5, now=now, pause_ms=pause_ms)  # type: ignore[arg-type]


def test_it_rings_at_the_least_busy_who_had_nothing_to_do_longest() -> None:
    assert rings(queued().state) == "chef"


def test_it_rings_at_nobody_when_nobody_waits_fits_or_is_free() -> None:
    assert rings(with_bot().state) is None
    assert rings(after(queued, (HUB, cmd.OfferTo("anna"))).state) is None
    assert rings(queued().state, candidates=(Candidate("anna", 5, 0),)) is None
    assert rings(replace(queued().state, team="support")) is None


def test_who_passed_comes_again_last_and_after_a_pause() -> None:
    talk = queued()
    for agent in ("chef", "bilal", "anna"):
        assert rings(talk.state) == agent
        talk.do(HUB, cmd.OfferTo(agent))
        talk.do(HUB, cmd.OfferTimeout(agent), after_s=30)
    assert rings(talk.state, now=talk.now + 29_999) is None
    assert rings(talk.state, now=talk.now + 30_000) == "chef", "who passed longest ago"


def test_the_wait_is_nothing_with_room_unknown_with_nobody_and_grows_with_the_queue() -> None:
    assert expected_wait(STAFF, POLICY) == 0
    assert expected_wait(NOBODY, POLICY) is None
    assert expected_wait(Staff(on_duty=2, free=0, waiting=3), POLICY) == 720


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 200))
def test_more_people_before_you_never_means_a_shorter_wait(on_duty: int, free: int, waiting: int) -> None:
    here = Staff(on_duty, free, waiting)
    wait, longer = expected_wait(here, POLICY), expected_wait(replace(here, waiting=waiting + 1), POLICY)
    assert wait is not None
    assert longer is not None
    assert 0 <= wait <= longer
