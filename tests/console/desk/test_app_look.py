"""The desk can be read: contrast in every theme, no colour without a word, one widget for any history."""

import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Size

from console.desk.spans import plain
from console.desk.view import SYMBOLS, Entry, lay
from console.desk.widgets.rows import STYLES
from console.desk.widgets.themes import THEMES
from console.desk.widgets.timeline import Timeline

CSS = Path(__file__).parents[3] / "console" / "desk" / "desk.tcss"
WORDS = ("soft", "customer", "bot", "me", "human", "note", "alert", "needs")
GROUNDS = ("chosen", "here", "note-ground", "late-ground")


def said(n: int, text: str = "") -> Entry:
    return Entry(n, n * 1000, "customer" if n % 2 else "bot", "Customer", text or f"line {n}")


class Reading(App[None]):
    CSS_PATH = CSS

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return THEMES["dark"].variables

    def compose(self) -> ComposeResult:
        yield Timeline()

    @property
    def timeline(self) -> Timeline:
        return self.query_one(Timeline)

    def rows(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


def luminance(colour: Color) -> float:
    parts = (colour.r / 255, colour.g / 255, colour.b / 255)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2, SC 1.4.3."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_has_contrast_on_every_ground(name: str) -> None:
    theme = THEMES[name]
    least = 7.0 if name == "contrast" else 4.5
    grounds = [theme.background, theme.surface, theme.panel, *(theme.variables[g] for g in GROUNDS)]
    colours = [theme.foreground, theme.primary, theme.success, *(theme.variables[w] for w in WORDS)]
    for ground in grounds:
        for colour in colours:
            found = contrast(Color.parse(ground or ""), Color.parse(colour or ""))
            assert found >= least, (name, ground, colour, round(found, 2))


def test_every_role_has_a_sign_of_its_own_beside_its_colour() -> None:
    signs = [sign for tone, sign in SYMBOLS.items() if tone != "mark"]
    assert len(set(signs)) == len(signs)


def test_every_style_that_is_painted_is_in_the_stylesheet() -> None:
    styled = set(re.findall(r"\.rows--([a-z-]+)", CSS.read_text()))
    assert styled <= set(STYLES)
    for tone in SYMBOLS:
        assert tone in styled, tone


async def test_fifty_thousand_lines_are_drawn_as_few() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.timeline.show([said(n) for n in range(50_000)])
        await pilot.pause()
        assert len(app.timeline._strips) < 100
        assert "line 49999" in "\n".join(app.rows())
        await pilot.press("tab", "home")
        assert "line 0" in "\n".join(app.rows())


async def test_arrivals_of_a_moment_are_painted_together() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.timeline.show([])
        sizes: list[Size] = []
        app.timeline.watch(app.timeline, "virtual_size", lambda size: sizes.append(size), init=False)
        for n in range(1000):
            app.timeline.add([said(n)])
        while "line 999" not in "\n".join(app.rows()):
            await pilot.pause(0.01)
        assert len(sizes) <= 2


async def test_who_reads_further_up_is_not_moved_and_told_how_much_came() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.timeline.show([said(n) for n in range(200)])
        await pilot.pause()
        await pilot.press("tab", "home")
        before = app.rows()
        app.timeline.add([said(n) for n in range(200, 205)])
        app.timeline.flush()
        await pilot.pause()
        assert app.rows() == before
        assert app.timeline.below == 5
        await pilot.press("end")
        await pilot.pause()
        assert app.timeline.below == 0
        assert "line 204" in "\n".join(app.rows())


async def test_a_resize_breaks_lines_anew_and_stays_at_the_end() -> None:
    app = Reading()
    async with app.run_test(size=(120, 30)) as pilot:
        app.timeline.show([said(n, f"{n} " + "word " * 30) for n in range(100)])
        await pilot.pause()
        for width in (80, 200, 81, 100):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            shown = [
                plain(row).rstrip() for row in lay(app.timeline.flow.entries[-1], width, "en", lambda _: "")
            ]
            assert shown[-1].strip() in app.rows()[-1]
