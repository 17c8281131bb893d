"""Small pictures of what has the focus, and words that are drawn for eyes only."""

import pytest

from a11y.browser import View
from a11y.checks.pixels import changed, drawn_on
from a11y.model import Action, Glimpse


def page_with(page, html):
    page.act(Action("load", text="data:text/html," + html))
    return page


def tabbed(page, html):
    """The first control of a page with the focus, and without it once the next one has it."""
    page_with(page, html).look(picture=False)
    taken: list[Glimpse] = []
    for _ in range(2):
        page.act(Action("key", key="Tab"))
        taken += page.look(picture=False).glimpses
    first = taken[0]
    return first, next(one for one in taken if one.node == first.node and not one.focused)


TALL = "<!doctype html><title>Example</title><div style='height:3000px'>Example</div>"
TWO = "<button{}>One</button><p style='height:100px'></p><button>Two</button>"


def test_a_ring_shows_in_the_pictures_far_down_a_page(see):
    page = see("focus.html", View(watch_focus=True))
    held, left = tabbed(page, TALL + TWO.format(" style='outline-offset:3px'"))
    assert changed(held, left, ()).strong > 0.25


def test_where_nothing_shows_focus_the_pictures_are_the_same(see):
    page = see("focus.html", View(watch_focus=True))
    held, left = tabbed(page, TALL + TWO.format(" style='outline:none'"))
    assert changed(held, left, ()).seen == 0


def test_no_pictures_of_focus_are_taken_unless_asked_for(see):
    page = page_with(see("focus.html"), TWO.format(""))
    page.act(Action("key", key="Tab"))
    assert page.look(picture=False).glimpses == ()


SIGN = (
    "<style>button{border:0;background:navy;color:white;width:48px;height:48px;transition:all .2s}</style>"
    "<button aria-label=Send><svg width=24><circle cx=12 cy=12 r=9 fill=INK></circle></svg></button>"
)


@pytest.mark.parametrize(
    ("paint", "seen"),
    [
        ("white", {"dark": True, "light": False}),
        ("black", {"dark": False, "light": True}),
        ("currentColor", {"dark": True, "light": True}),
    ],
)
def test_in_colours_of_ones_own_a_sign_is_looked_at_once_on_a_dark_and_on_a_light_ground(see, paint, seen):
    media = {"forced-colors": "active", "prefers-color-scheme": "dark"}
    page = page_with(see("focus.html", View(watch_focus=True, media=media)), SIGN.replace("INK", paint))
    moment = page.look(picture=False)
    button = next(node for node in moment.tree.nodes if node.role == "button")
    inked = {glimpse.theme: drawn_on(glimpse, button.box) for glimpse in moment.glimpses}
    assert {theme: share > 0.1 for theme, share in inked.items()} == seen
    page.act(Action("wait"))
    assert page.look(picture=False).glimpses == ()


def test_words_hidden_from_screen_readers_are_there_for_eyes_and_signs_of_an_icon_font_are_not(see):
    html = (
        "<!doctype html><title>Example</title><p aria-hidden=true>Seen by eyes</p>"
        "<p aria-hidden=true><i style='letter-spacing:-0.5em'>chat_bubble</i></p><p>Everybody</p>"
    )
    page = see("focus.html")
    nodes = page_with(page, html).look(picture=False).tree.nodes
    words = {node.name: node for node in nodes if node.role == "text"}
    assert words["Seen by eyes"].ignored == "aria_hidden"
    assert words["Seen by eyes"].visible
    assert words["Everybody"].ignored == ""
    assert "chat_bubble" not in words
