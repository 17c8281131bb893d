"""What holds in every state: a human one activation away in one place, nothing hidden, axe content."""

from pathlib import Path
from typing import Any

import pytest
import selenium_axe_python

from .browser import Browser
from .stage import Stage
from .tour import WORDS, tour

_ENGINE = Path(selenium_axe_python.__file__).parent / "axe-core" / "axe.min.js"
_RULES = {"rules": {"target-size": {"enabled": True}, "region": {"enabled": True}}}


def axe(page: Browser) -> list[str]:
    """Everything axe finds wrong now, best practices included; one line each."""
    if not page.js("return 'axe' in window"):
        page.js(_ENGINE.read_text(encoding="utf-8"))
    page.js("document.getAnimations().forEach((animation) => animation.finish())")
    found: Any = page.driver.execute_async_script(
        "const [rules, done] = arguments;"
        "axe.run(document, rules).then((r) => done(r.violations), (e) => done([String(e)]))",
        _RULES,
    )
    return [f"{v['id']}: {[n['html'] for n in v['nodes']]}" if isinstance(v, dict) else v for v in found]


def human_button(page: Browser, name: str) -> tuple[int, int, int, int]:
    """Where the button is; it must be what a pointer in its middle would hit."""
    button = page.button(name)
    hit = page.js(
        "const b = arguments[0].getBoundingClientRect();"
        "return arguments[0].contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2))",
        button,
    )
    assert hit, f"expected {name!r} not to be covered"
    box = button.rect
    return box["x"], box["y"], box["width"], box["height"]


SMALL = """
return [...document.querySelectorAll(".hr-root button, .hr-root input, .hr-root textarea, .hr-root a")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height)
  .map((e) => [e.textContent || e.id || e.name, (e.closest("label") ?? e).getBoundingClientRect()])
  .filter(([, b]) => b.width < 24 || b.height < 24)
  .map(([name, b]) => `${name}: ${b.width}x${b.height}`)
"""
SIDEWAYS = """
const wide = [document.documentElement, ...document.querySelectorAll(".hr-root *")]
  .filter((e) => e.checkVisibility() && e.clientWidth > 24 && e.scrollWidth > e.clientWidth + 1)
  .filter((e) => !["TEXTAREA", "INPUT"].includes(e.tagName) && getComputedStyle(e).display !== "inline");
return wide.map((e) => `${e.tagName}.${e.className}: ${e.scrollWidth} > ${e.clientWidth}`)
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_state_keeps_the_human_in_one_place_and_axe_content(
    language: str, stage: Stage, chromium: Browser
) -> None:
    page, places = chromium, {}
    page.plain()
    page.visit(stage.hub.page if language == "en" else f"{stage.hub.page}widget/nl.html")
    for state in tour(stage, page, language):
        where = human_button(page, WORDS[language]["human"])
        if state != "closed":
            places[state] = where
        assert axe(page) == [], state
        assert page.js(SMALL) == [], state
        assert page.js("return lost") == [], f"focus fell to the body before or in: {state}"
    assert len(set(places.values())) == 1, places
    assert page.problems() == []


def test_every_state_fits_at_400_percent_zoom(stage: Stage, chromium: Browser) -> None:
    page = chromium
    page.plain()
    page.size(320, 256, scale=4)
    page.visit(f"{stage.hub.page}widget/nl.html")
    for state in tour(stage, page, "nl"):
        human_button(page, WORDS["nl"]["human"])
        assert page.js(SIDEWAYS) == [], state
        if state != "closed" and not page.all(".hr-options"):
            field = page.find("#hr-message").rect
            assert field["y"] >= 0 and field["y"] + field["height"] <= 256, state
            assert page.find(".hr-log").rect["height"] >= 64, state  # over two lines at the least
    assert page.problems() == []
