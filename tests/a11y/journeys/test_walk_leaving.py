"""Leaving: a chat that closes for the eye alone has closed, and one that is part of the page stays."""

import msgspec
import pytest
from paper import CORNER, PaperChat, moment, node, outcomes, tree, walk, words

from a11y.journeys import journey_named
from a11y.model import Moment
from a11y.profiles import profile_named

HUMAN = journey_named("human")


class _Fades(PaperChat):
    """Closed, it is transparent, and still in the tree."""

    def look(self) -> Moment:
        self.was_open = self.open or getattr(self, "was_open", False)
        shut, self.open = not self.open and self.was_open, self.was_open
        now = super().look()
        left = node("Reset chat", parent="f0:Service", box=CORNER, attributes={"class": "chat launcher"})
        if self.was_open:
            now = msgspec.structs.replace(now, tree=tree(*now.tree.nodes[1:], left, focus=self.focus))
        self.open = self.open and not shut
        hidden = tuple(
            one
            if not shut or one.name in ("Chat", "Example")
            else msgspec.structs.replace(one, visible=False)
            for one in now.tree.nodes
        )
        return msgspec.structs.replace(now, tree=msgspec.structs.replace(now.tree, nodes=hidden))


class _InPage(PaperChat):
    """There is no launcher, and nothing that closes it."""

    def look(self) -> Moment:
        self.open = True
        now = super().look()
        nodes = tuple(one for one in now.tree.nodes if one.name not in ("Chat", "Close"))
        return msgspec.structs.replace(now, tree=msgspec.structs.replace(now.tree, nodes=nodes))


def test_a_chat_that_closes_for_the_eye_alone_has_closed_and_comes_back() -> None:
    chat = _Fades()
    end = walk(chat, HUMAN, profile_named("screen-reader"))
    assert "Reset chat" not in [act.label for act in chat.acts]
    ended = outcomes(end)
    assert (ended["leave"], ended["return"]) == ("reached", "reached")
    why = {stage.goal: stage.why for stage in end.stages}["leave"]
    assert why == 'By "Close"; a screen reader still finds what was in it.'


def test_nobody_presses_escape_in_a_chat_that_is_part_of_the_page() -> None:
    chat = _InPage()
    assert outcomes(walk(chat, HUMAN, profile_named("keyboard")))["leave"] == "not_tried"
    assert "Escape" not in [act.key for act in chat.acts]


@pytest.mark.parametrize("label", ["Reset", "Gesprek wissen", "Neues Gespräch", "Recommencer"])
def test_a_conversation_is_not_begun_anew_to_get_to_a_human(label: str) -> None:
    class Waits(PaperChat):
        def look(self) -> Moment:
            self.at += 100
            panel = node("Service", "dialog", box=None, tag="div")
            inner = [panel, *words("I am a bot.", panel.id), node("Returns", parent=panel.id)]
            inner.append(node(label, parent=panel.id))
            return moment(node("Chat"), *(inner if self.open else ()), at=self.at)

    chat = Waits()
    walk(chat, HUMAN, profile_named("mouse"))
    assert label not in [act.label for act in chat.acts]
