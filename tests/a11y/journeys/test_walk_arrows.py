"""Sets that Tab enters but once: arrow keys lead on in them, for whoever has such keys."""

import pytest
from paper import PANEL, moment, node

from a11y.journeys import begin, journey_named
from a11y.journeys.hands import go
from a11y.journeys.scene import Scene
from a11y.journeys.seen import perceive
from a11y.profiles import profile_named


def _key(role: str, profile: str, focus: str) -> str:
    """The next key on the way to the second reply of a set."""
    panel = node("Chat", "dialog", box=PANEL, tag="div")
    replies = node("Replies", role, panel.id, tag="div")
    page = moment(
        panel,
        replies,
        node("First", parent=replies.id, attributes={"tabindex": "0"}),
        node("Human", parent=replies.id, attributes={"tabindex": "-1"}),
        node("Send", parent=panel.id),
        focus=focus,
    )
    seen = perceive(profile_named(profile), page)
    thing = seen.thing("f0:Human")
    assert thing
    scene = Scene(journey_named("human").goal[0], profile_named(profile), seen, begin(seen))
    step = go(scene, thing)
    return step.action.key if step else ""


@pytest.mark.parametrize(
    ("role", "profile", "focus", "key"),
    [
        ("toolbar", "keyboard", "f0:First", "ArrowRight"),
        ("listbox", "keyboard", "f0:First", "ArrowDown"),
        ("toolbar", "keyboard", "f0:Send", "Tab"),
        ("toolbar", "keyboard", "", "Tab"),
        ("article", "keyboard", "f0:First", "Tab"),
        ("toolbar", "switch", "f0:First", "Tab"),
    ],
)
def test_arrow_keys_lead_on_in_a_set_that_tab_enters_once(
    role: str, profile: str, focus: str, key: str
) -> None:
    assert _key(role, profile, focus) == key
