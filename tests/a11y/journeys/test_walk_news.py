"""What is news, and what only comes from oneself."""

import msgspec
import pytest
from paper import moment, node

from a11y.journeys import begin, journey_named, perceive
from a11y.journeys.news import own
from a11y.journeys.scene import Scene
from a11y.profiles import profile_named

READER = profile_named("screen-reader")


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("Talk to a human", True),
        ("You Talk to a human", True),
        ("alert  Talk to a human", True),
        ("alert  Sam, a human", False),
        ("Do you want to talk to a human", False),
    ],
)
def test_the_choice_one_made_is_ones_own_whatever_is_said_of_its_place(text: str, mine: bool) -> None:
    seen = perceive(READER, moment(node("Send")))
    notes = msgspec.structs.replace(begin(seen), chosen=("talk to a human",))
    assert own(Scene(journey_named("human").goal[0], READER, seen, notes), text) == mine
