"""Which thing is the launcher, the composer, the way to a human."""

import pytest
from paper import CORNER, moment, node

from a11y.journeys import Guide, perceive
from a11y.journeys.find import Context, rank
from a11y.journeys.guide import Hint
from a11y.model import Node, Rect
from a11y.profiles import profile_named


def first(kind: str, *nodes: Node, context: Context | None = None) -> str:
    """The label of the best candidate; "" without one."""
    ranked = rank(kind, perceive(profile_named("mouse"), moment(*nodes)), context or Context())
    return ranked[0].thing.label if ranked else ""


def link(name: str, href: str) -> Node:
    return node(name, "link", attributes={"href": href})


@pytest.mark.parametrize(
    "name", ["Chat with us", "Stel je vraag", "Fragen Sie uns", "Besoin d'aide ?", "¿Necesitas ayuda?"]
)
def test_the_launcher_is_found_among_decoys_in_five_languages(name: str) -> None:
    decoys = [
        link("Skip to the chat", "#chat"), link("Contact", "/contact"), link("Call us", "tel:+31205550100"),
        node("Feedback", box=Rect(10, 740, 60, 40)), node("Search"),
    ]  # fmt: skip
    assert first("launcher", *decoys, node(name, box=CORNER)) == name


@pytest.mark.parametrize("marked", ["chat-bubble", "sc-launcher"])
def test_a_nameless_picture_in_the_corner_is_tried_when_it_is_marked_up_as_a_chat(marked: str) -> None:
    painted = node("", "generic", box=CORNER, listens=True, attributes={"class": marked})
    assert rank("launcher", perceive(profile_named("mouse"), moment(painted)), Context())


def test_a_nameless_picture_with_a_number_on_it_in_the_corner_is_tried() -> None:
    painted = node("", "generic", box=CORNER, listens=True, style={"position": "fixed"})
    number = node("2", "text", painted.id, tag="#text")
    (best,) = rank("launcher", perceive(profile_named("mouse"), moment(painted, number)), Context())
    assert (best.thing.label, best.points) == ("2", 40)


@pytest.mark.parametrize(
    "name",
    ["Posez-nous une question", "Stel ons een vraag", "Eine Frage stellen", "Haznos una pregunta"],
)
def test_a_button_that_asks_for_a_question_opens_a_chat(name: str) -> None:
    assert first("launcher", node(name)) == name


def test_a_field_to_search_in_conversations_makes_no_form_of_a_composer() -> None:
    box = node("", "generic", attributes={"class": "chat"})
    search = node("Search", "searchbox", box.id, tag="input", attributes={"type": "search"})
    field = node("Type message", "textbox", box.id)
    assert first("composer", box, search, field) == "Type message"


def test_a_page_without_a_chat_has_no_candidate() -> None:
    assert not first(
        "launcher", link("Contact", "/contact"), node("Scroll to top", box=CORNER), node("Search")
    )


def test_the_composer_is_neither_the_search_nor_the_newsletter() -> None:
    search = node("Search", "textbox", tag="input", attributes={"type": "search"})
    letter = node("Your e-mail", "textbox", tag="input", attributes={"type": "email"})
    assert first("composer", search, letter, node("Type your message", "textbox")) == "Type your message"
    assert not first("composer", search, letter)


def test_a_telephone_number_is_no_control_that_leads_to_a_human() -> None:
    assert not first("human", link("Call a colleague", "tel:+31205550100"))
    assert first("human", node("Speak to a colleague")) == "Speak to a colleague"


def test_what_failed_is_not_tried_again() -> None:
    context = Context(failed=frozenset({"launcher:f0:Chat"}))
    assert not first("launcher", node("Chat", box=CORNER), context=context)


def test_a_choice_tells_its_reasons() -> None:
    best = rank("launcher", perceive(profile_named("mouse"), moment(node("Chat", box=CORNER))), Context())[0]
    assert '"Chat" (button)' in str(best)
    assert "in a corner of the view +25" in str(best)


def test_a_hint_outweighs_everything() -> None:
    guide = Guide(find={"launcher": Hint(selector="#odd")})
    odd = node("Wombat", attributes={"id": "odd"})
    assert first("launcher", node("Chat", box=CORNER), odd, context=Context(guide=guide)) == "Wombat"
