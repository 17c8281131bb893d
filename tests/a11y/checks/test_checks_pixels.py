"""Colours, contrast, and what differs between two small pictures."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from a11y.checks.colour import contrast, needed, opaque
from a11y.checks.pixels import changed, drawn_on
from a11y.model import Glimpse, Rect

BOX = Rect(100, 100, 64, 64)
CONTROL = Rect(112, 112, 40, 40)
PART = st.integers(0, 255)
COLOUR = st.tuples(PART, PART, PART)


def glimpse(*rings, focused=True, size=(64, 64)):
    image = Image.new("RGB", size, "white")
    for area, colour, fill in rings:
        ImageDraw.Draw(image).rectangle(area, outline=colour, fill=fill, width=2)
    file = io.BytesIO()
    image.save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return Glimpse("f0:1", focused, f"data:image/png;base64,{data}", BOX)


RING = ((10, 10, 53, 53), "#0645ad", None)
PALE = ((10, 10, 53, 53), "#e8e8e8", None)


@given(COLOUR, COLOUR)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one, other):
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, other) == contrast(other, one)


def test_contrast_is_as_wcag_defines_it():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_only_a_colour_that_nothing_shines_through_is_known():
    assert opaque("rgb(1, 2, 3)") == (1, 2, 3)
    assert opaque("rgba(1, 2, 3, 0.5)") is None
    assert opaque("") is None


def test_large_text_needs_less_contrast():
    assert needed({"font-size": "16px"}) == 4.5
    assert needed({"font-size": "24px"}) == 3
    assert needed({"font-size": "19px", "font-weight": "700"}) == 3


def test_a_dark_ring_is_a_strong_change_and_a_pale_one_is_not():
    plain = glimpse(focused=False)
    assert changed(glimpse(RING), plain, ()).strong > 0.25
    pale = changed(glimpse(PALE), plain, ())
    assert pale.seen > 0.25
    assert pale.strong == 0


def test_nothing_changes_where_nothing_shows_focus():
    assert changed(glimpse(), glimpse(focused=False), ()).seen == 0


def test_the_ring_of_the_next_control_is_not_taken_for_this_ones():
    after = glimpse(RING, focused=False)
    assert changed(glimpse(), after, ()).strong > 0
    assert changed(glimpse(), after, (BOX,)).seen == 0


def test_pictures_of_different_sizes_or_of_nothing_are_not_compared():
    assert changed(glimpse(), glimpse(size=(60, 64)), ()) is None
    broken = Glimpse("f0:1", True, "data:image/png;base64,AAAA", BOX)
    assert changed(glimpse(), broken, ()) is None
    assert drawn_on(broken, CONTROL) is None


def test_a_sign_on_a_button_stands_out_and_an_empty_one_does_not():
    assert drawn_on(glimpse(((24, 24, 40, 40), "black", "black")), CONTROL) > 0.1
    assert drawn_on(glimpse(), CONTROL) == 0
