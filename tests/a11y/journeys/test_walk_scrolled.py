"""A page that was scrolled: what floats over it stays in the corner of the view."""

import msgspec
from paper import moment, node

from a11y.journeys.find import Context, rank
from a11y.journeys.seen import perceive
from a11y.model import Rect
from a11y.profiles import profile_named


def test_a_launcher_is_in_the_corner_however_far_the_page_was_scrolled() -> None:
    def points(y: float, scrolled: float) -> int:
        launcher = node("", box=Rect(1200, y, 60, 50), style={"position": "fixed"})
        page = msgspec.structs.replace(moment(launcher), scroll=(0, scrolled))
        (found,) = rank("launcher", perceive(profile_named("keyboard"), page), Context(), 1)
        return found.points

    assert points(730, 0) == points(730 + 900, 900) > points(730, 900)
