"""Large text, wide spacing, forced colours, less motion, dark, touch. Numbers are failure patterns."""

import pytest

from .browser import Browser
from .stage import Stage
from .test_states import SIDEWAYS, axe, human_button

SPACED = (
    "const css = new CSSStyleSheet();"
    "css.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');"
    "document.adoptedStyleSheets = [css];"
)
CLIPPED = """
return [...document.querySelectorAll(".hr-root button, .hr-root label, .hr-root .hr-who, .hr-root .hr-title")]
  .filter((e) => e.checkVisibility())
  .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  .filter((e) => getComputedStyle(e).display !== "inline").map((e) => e.textContent)
"""


def in_queue(page: Browser, stage: Stage) -> None:
    page.open()
    page.click("Talk to a human")
    stage.phase("queued")
    page.shows("Other ways to reach us")


@pytest.mark.parametrize("width", [320, 1280])
def test_pattern_46_wide_text_spacing_clips_nothing(width: int, page: Browser, stage: Stage) -> None:
    page.size(width, 800)
    page.js(SPACED)
    in_queue(page, stage)
    assert page.js(CLIPPED) == []
    assert page.js(SIDEWAYS) == []
    human_button(page, "Talk to a human")


def test_pattern_46_text_at_200_percent_clips_nothing(page: Browser, stage: Stage) -> None:
    page.js("document.documentElement.style.fontSize = '200%'")
    in_queue(page, stage)
    assert page.js("return getComputedStyle(document.querySelector('.hr-text')).fontSize") == "30px"
    assert page.js(CLIPPED) == [] and page.js(SIDEWAYS) == []
    human_button(page, "Talk to a human")


def test_a_page_with_tiny_text_does_not_make_the_chat_tiny(page: Browser) -> None:
    page.js("document.documentElement.style.fontSize = '10px'")
    page.open()
    page.shows("This is not a person")
    sizes = page.js(
        "return ['#hr-message', '.hr-text'].map((s) => getComputedStyle(document.querySelector(s)).fontSize)"
    )
    assert sizes[0] == "16px", "smaller, and phones zoom in when typing begins"


def test_pattern_47_contrast_holds_in_the_dark(page: Browser, stage: Stage) -> None:
    page.media(prefers_color_scheme="dark")
    in_queue(page, stage)
    assert (
        page.js("return getComputedStyle(document.querySelector('.hr-panel')).backgroundColor")
        == "rgb(23, 32, 31)"
    )
    assert axe(page) == []


def test_pattern_48_in_forced_colours_every_button_keeps_an_edge_and_its_icon(
    page: Browser, stage: Stage
) -> None:
    page.media(forced_colors="active")
    in_queue(page, stage)
    edges = page.js(
        "return [...document.querySelectorAll('.hr-root button')].filter((b) => b.checkVisibility())"
        ".map((b) => getComputedStyle(b)).map((s) => [s.borderStyle, s.borderColor !== s.backgroundColor])"
    )
    assert all(edge == ["solid", True] for edge in edges), edges
    icons = page.js(
        "return [...document.querySelectorAll('.hr-root .hr-icon')].filter((i) => i.checkVisibility())"
        ".map((i) => getComputedStyle(i).fill !== getComputedStyle(i.closest('button')).backgroundColor)"
    )
    assert icons and all(icons)


def test_less_motion_is_no_motion(page: Browser) -> None:
    page.media(prefers_reduced_motion="reduce")
    page.open()
    assert page.js("return document.getAnimations().length") == 0


def test_patterns_50_and_52_by_touch_and_by_keyboard(page: Browser, stage: Stage) -> None:
    page.size(390, 800, touch=True)
    page.media()
    in_queue(page, stage)
    low = page.js(
        "return [...document.querySelectorAll('.hr-root button')].filter((b) => b.checkVisibility())"
        ".map((b) => b.getBoundingClientRect()).filter((b) => b.height < 44 || b.width < 44).length"
    )
    assert low == 0
    log = page.find(".hr-log")
    assert log.get_attribute("tabindex") == "0" and log.accessible_name == "Conversation"


def test_a_page_with_rules_for_everything_does_not_break_the_chat(page: Browser, stage: Stage) -> None:
    page.js(
        "const css = new CSSStyleSheet();"
        "css.replaceSync('button { text-transform: uppercase; border-radius: 0 }"
        " p { margin: 40px; text-indent: 3em; max-width: 10ch } div { float: left; text-align: center }"
        " ul, ol { list-style: square; padding: 60px } h2 { color: red }"
        " input { width: 10px } form { padding: 50px } label { float: right; color: yellow }');"
        "document.adoptedStyleSheets = [css];"
    )
    in_queue(page, stage)
    assert page.js(SIDEWAYS) == []
    human_button(page, "Talk to a human")
    assert page.find(".hr-composer label").is_displayed()
    assert page.find("#hr-call_back").rect["width"] > 100


def test_from_right_to_left_around_it_the_chat_keeps_its_own_direction(page: Browser, stage: Stage) -> None:
    page.js("document.documentElement.dir = 'rtl'")
    in_queue(page, stage)
    assert page.js("return getComputedStyle(document.querySelector('.hr-panel')).direction") == "ltr"
    assert page.js(SIDEWAYS) == []
    human_button(page, "Talk to a human")
