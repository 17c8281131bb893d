"""What is quoted as heard, and what as found by reading."""

import pytest
from paper import moment, words

from a11y.journeys import begin, journey_named
from a11y.journeys.news import quote
from a11y.journeys.scene import Scene
from a11y.journeys.seen import perceive
from a11y.model import Utterance
from a11y.profiles import profile_named


@pytest.mark.parametrize(
    ("heard", "quoted"),
    [
        ("The bot said: Sam: Hello, I am Sam.", '"Sam: Hello, I am Sam."'),
        ("Sam is typing.", 'Not announced; found by reading: "Sam: Hello, I am Sam."'),
    ],
)
def test_words_that_were_said_with_more_around_them_were_announced(heard: str, quoted: str) -> None:
    reader = profile_named("screen-reader")
    seen = perceive(
        reader, moment(*words("Sam: Hello, I am Sam.")), [Utterance(at=1, text=heard, source="live")]
    )
    scene = Scene(journey_named("human").goal[0], reader, seen, begin(perceive(reader, moment())))
    assert quote(scene, ("Sam: Hello, I am Sam.", False)) == quoted
