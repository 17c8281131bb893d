"""What stands around a thing, and what a page without names gives away."""

from paper import CORNER, PANEL, moment, node, words

from a11y.journeys import perceive
from a11y.journeys.around import among_fields, below_a_bot, hint, near_the_end
from a11y.journeys.find import ENOUGH, Context, rank
from a11y.journeys.seen import Seen, Thing
from a11y.model import Node, Rect
from a11y.profiles import profile_named

PART = node("part", "generic", box=PANEL, tag="div", listens=False)


def seen(*nodes: Node, profile: str = "mouse") -> Seen:
    return perceive(profile_named(profile), moment(*nodes))


def thing(sight: Seen, label: str) -> Thing:
    return next(one for one in sight.things if one.label == label)


def test_a_field_below_the_words_of_a_bot_is_a_composer_whatever_it_is_called() -> None:
    field = node("Go on", "textbox", PART.id, Rect(900, 640, 300, 40))
    spoken = words("Hello, I am a bot.", PART.id)
    quiet = words("Hello, read our news.", PART.id)
    assert below_a_bot(thing(seen(PART, *spoken, field), "Go on"), seen(PART, *spoken, field))
    assert not below_a_bot(thing(seen(PART, *quiet, field), "Go on"), seen(PART, *quiet, field))
    best = rank("composer", seen(PART, *spoken, field), Context())[0]
    assert "below the words of a bot +20" in best.why and str(best.points) in str(best)
    assert "below the words of a bot" in best.told and not any(sign.isdigit() for sign in best.told)


def test_a_message_in_a_form_that_asks_who_one_is_is_no_composer() -> None:
    form = node("form", "form", tag="form")
    mail = node("Your e-mail", "textbox", form.id, tag="input", attributes={"type": "email"})
    message = node("Your message", "textbox", form.id)
    sight = seen(form, mail, message)
    assert among_fields(thing(sight, "Your message"), sight)
    assert not rank("composer", sight, Context())
    alone = seen(form, message)
    assert not among_fields(thing(alone, "Your message"), alone)


def test_words_drawn_over_a_field_are_its_hint() -> None:
    field = node("", "textbox", PART.id, Rect(900, 640, 300, 40))
    over = Node(
        "f0:over", "text", "Type here", parent=PART.id, tag="#text", box=Rect(910, 650, 60, 20), visible=True
    )
    beside = Node(
        "f0:beside", "text", "Price", parent=PART.id, tag="#text", box=Rect(100, 650, 60, 20), visible=True
    )
    sight = seen(PART, field, over, beside)
    assert hint(next(one for one in sight.things if one.sort == "field"), sight) == "Type here"


def test_somebody_who_hears_is_not_led_by_corners_of_the_view() -> None:
    pages = [node(f"Page {number}", "link", attributes={"href": f"/{number}"}) for number in range(8)]
    first, last = node("Support", box=CORNER), node("Help", box=Rect(20, 20, 60, 30))
    sight = seen(first, *pages, last, profile="screen-reader")
    assert near_the_end(thing(sight, "Help"), sight)
    assert not near_the_end(thing(sight, "Support"), sight)
    assert [one.thing.label for one in rank("launcher", sight, Context())] == ["Help"]
    looked = rank("launcher", seen(first, *pages, last), Context())
    assert looked[0].thing.label == "Support"
    assert looked[0].points >= ENOUGH
