"""The report as one accessible HTML file: nothing is fetched, no script runs, the path is told as a story."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ..model import FocusMap, Happening, Rect, Report, Scene, Stop
from ..profiles import load_profiles
from .safe import safe
from .telling import (
    arrivals,
    detour,
    measured,
    norms,
    ordered,
    place,
    scanned,
    standing,
    subject,
    summary,
    told,
    when,
)
from .text import footer, stuck, waiver
from .words import goal, say, word


def render(report: Report) -> str:
    """The report as one page in its language."""
    lang = report.language
    return _template().render(
        report=report,
        lang=lang,
        css=Markup(_file("report.css")),  # noqa: S704 -- our own file
        findings=ordered(report.findings),
        summary=summary(report),
        subject=subject(report),
        arrivals=arrivals(report),
        scanned=scanned(report),
        when=when(report),
        goal=lambda key: safe(goal(key, lang)),
        about=lambda name: _about(name, lang),
        footer=list(footer(report)),
        sizes=_sizes(report),
        t=lambda key, **facts: say(key, lang, **facts),
        word=lambda key: word(key, lang),
        told=lambda texts: told(texts, lang),
        measured=lambda finding: measured(finding, lang),
        place=lambda finding: place(finding, lang),
        waiver=lambda finding: waiver(finding, lang),
        stuck=lambda walk: stuck(walk, lang),
        standing=lambda finding: standing(finding, lang),
        norms=norms,
        detour=detour,
        called=lambda stop: called(stop, lang),
        rows=_rows,
        shown=_shown,
        ring=_ring,
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


@cache
def _template() -> Template:
    world = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    world.filters["safe_text"] = safe
    world.filters["seconds"] = lambda ms: f"{ms / 1000:.2f}"
    world.filters["after"] = lambda ms: f"+{max(ms, 0) / 1000:.2f}"
    return world.from_string(_file("report.html.jinja"))


def called(stop: Stop, language: str) -> str:
    """A place of focus in words: role and name."""
    return f"{safe(stop.role)} {f'“{safe(stop.name)}”' if stop.name else word('nameless', language)}".strip()


def _sizes(report: Report) -> dict[str, tuple[int, int]]:
    """The size each picture is drawn at, in CSS pixels: the viewport it was taken in."""
    shown: list[Scene | FocusMap] = []
    for walk in report.walks:
        shown += [*walk.scenes, *walk.focus_maps]
    sizes = {one.picture: one.viewport for one in reversed(shown) if one.picture}
    return {key: sizes.get(key, (1280, 800)) for key in report.pictures}


def _shown(scene: Scene) -> bool:
    """Whether a scene's focus can be drawn on its picture."""
    return bool(scene.picture and scene.focus and scene.focus.box)


def _ring(box: Rect) -> dict[str, float]:
    """A frame just around a box."""
    return {"x": box.x - 3, "y": box.y - 3, "width": box.w + 6, "height": box.h + 6}


class Row(NamedTuple):
    """One row of the timeline: an action, and what happened from then until the next."""

    at: float
    lanes: dict[str, list[Happening]]


def _rows(timeline: tuple[Happening, ...]) -> list[Row]:
    """The timeline by actions."""
    rows: list[Row] = []
    for one in timeline:
        if not rows or one.lane == "action":
            rows.append(Row(one.at, {}))
        rows[-1].lanes.setdefault(one.lane, []).append(one)
    return rows


def _about(profile: str, language: str) -> str:
    """Who a profile is, in a sentence; "" for one that is not known here."""
    known = load_profiles().get(profile)
    return told(known.description, language) if known else ""
