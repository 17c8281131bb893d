"""The hub's time goes on, whatever is done to the machine's clock."""

from hypothesis import given
from hypothesis import strategies as st

from console.hub.clock import SystemClock

SECOND = 1_000_000_000
HOUR_MS = 3_600_000


class Machine:
    """Two clocks: one is set now and then, the other counts what passes."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_700_000_000 * SECOND, 5 * SECOND
        self.clock = SystemClock(lambda: self.wall, lambda: self.steady)

    def passes(self, seconds: float) -> None:
        self.wall += int(seconds * SECOND)
        self.steady += int(seconds * SECOND)


def test_it_is_the_machines_time() -> None:
    machine = Machine()
    machine.passes(60)
    assert machine.clock.now() == machine.wall // 1_000_000


def test_a_clock_that_is_set_forward_is_followed() -> None:
    machine = Machine()
    machine.wall += 3600 * SECOND
    assert machine.clock.now() == machine.wall // 1_000_000


def test_a_clock_that_is_set_back_is_waited_for_while_time_goes_on() -> None:
    machine = Machine()
    before = machine.clock.now()
    machine.wall -= 3600 * SECOND
    machine.passes(30)
    assert machine.clock.now() == before + 27_000
    machine.passes(10 * 3600)
    assert machine.clock.now() == machine.wall // 1_000_000


def test_time_goes_on_however_often_it_is_asked_for() -> None:
    machine = Machine()
    before = machine.clock.now()
    machine.wall -= 3600 * SECOND
    for _ in range(100_000):
        machine.passes(0.0001)
        machine.clock.now()
    assert before + 8_990 <= machine.clock.now() <= before + 9_000


@given(st.lists(st.tuples(st.integers(-HOUR_MS, HOUR_MS), st.integers(0, HOUR_MS))))
def test_it_never_goes_back_and_nine_tenths_of_what_passes_always_pass(steps: list[tuple[int, int]]) -> None:
    machine = Machine()
    last = machine.clock.now()
    for set_by, passed in steps:
        machine.wall += set_by * 1_000_000
        machine.passes(passed / 1000)
        assert machine.clock.now() >= last + passed * 9 // 10 - 1
        last = machine.clock.now()
