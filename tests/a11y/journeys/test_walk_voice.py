"""Who speaks instead of clicking: a launcher that has no name to say is told as such."""

import msgspec
from paper import CORNER, PaperChat, moment, node, walk

from a11y.journeys import Do, Stuck, begin, journey_named, next_step, perceive
from a11y.model import Moment, Rect
from a11y.profiles import profile_named

HUMAN, VOICE = journey_named("human"), profile_named("voice-control")


class _Nameless(PaperChat):
    """The launcher is a bare picture."""

    def look(self) -> Moment:
        return moment(node("", box=CORNER, attributes={"class": "chat"}), at=super().look().at)


def test_a_launcher_without_a_name_is_told_as_one_that_cannot_be_said() -> None:
    end = walk(_Nameless(), HUMAN, VOICE)
    assert isinstance(end, Stuck)
    assert end.why == "What may open the chat has no name that can be said: button."


def test_a_launcher_that_does_not_answer_to_its_picture_is_told_as_one_that_cannot_be_said() -> None:
    picture = node("open-icon", box=CORNER, role="generic", listens=True, attributes={"class": "chat"})
    notes, trouble = begin(perceive(VOICE, moment(picture))), ""
    for number in range(60):
        move = next_step(HUMAN, VOICE, perceive(VOICE, moment(picture, at=number), trouble=trouble), notes)
        if not isinstance(move, Do):
            break
        notes, trouble = move.notes, "nothing answers to that name" if move.action.kind == "say" else ""
    assert isinstance(move, Stuck)
    assert move.why == 'What may open the chat has no name that can be said: "open-icon".'


class _Two(PaperChat):
    """A bare picture is in the corner, and the launcher with a name in the middle of the page."""

    def look(self) -> Moment:
        now = super().look()
        root, launcher, *rest = now.tree.nodes
        bare = msgspec.structs.replace(
            launcher, id="f0:bare", name="", attributes={"class": "chat"}, states={"expanded": "false"}
        )
        launcher = msgspec.structs.replace(launcher, box=Rect(100, 300, 60, 50))
        root = msgspec.structs.replace(root, children=(*root.children, bare.id))
        kept = msgspec.structs.replace(now.tree, nodes=(root, launcher, bare, *rest))
        return msgspec.structs.replace(now, tree=kept)


def test_what_could_not_be_said_before_the_chat_was_open_is_not_told_of_the_human_control() -> None:
    end = walk(_Two(human=False), HUMAN, VOICE)
    assert isinstance(end, Stuck)
    assert "Sorry, I did not understand." in end.why


class _NamelessField(PaperChat):
    """The hint in the field is drawn, and no name of it."""

    def look(self) -> Moment:
        now = super().look()
        drawn = {"attributes": {"placeholder": "Type your message"}, "name": ""}
        nodes = (
            msgspec.structs.replace(one, **drawn) if one.role == "textbox" else one for one in now.tree.nodes
        )
        return msgspec.structs.replace(now, tree=msgspec.structs.replace(now.tree, nodes=tuple(nodes)))


def test_a_field_without_a_name_is_told_as_one_that_cannot_be_said_and_not_as_missing() -> None:
    whys = {stage.goal: stage.why for stage in walk(_NamelessField(), HUMAN, VOICE).stages}
    assert whys["answer"] == "No name that can be said leads to: textbox."
