"""What checks of announcements share: what came into sight, and whether it was said."""

from collections.abc import Callable, Iterable, Iterator

from ..journeys.lexicon import meaning
from ..model import Evidence
from .case import Case, View
from .check import Outcome, verdict
from .placed import PRESSES


def news(case: Case, wanted: Callable[[str], bool]) -> Iterator[tuple[View, int, str]]:
    """Each text that came into sight: walk, look, text."""
    for view in case.by("screen-reader") or case.views:
        for at in range(1, len(view.moments)):
            for text in () if _led(view, at) else view.news(at):
                if wanted(text):
                    yield view, at, text


def _led(view: View, at: int) -> bool:
    """The customer pressed something, and focus went into what it opened: then nothing need be announced."""
    step = view.step(at)
    if step is None or step.action.kind not in PRESSES or step.action.key in ("Tab", "Shift+Tab"):
        return False
    before, focus = view.moments[at - 1].tree.focus, view.moments[at].tree.focus
    return focus not in ("", before) and focus not in view.page(at - 1).nodes


def judge_news(case: Case, wanted: Callable[[str], bool]) -> Iterable[Outcome]:
    """Each such text was said."""
    for view, at, text in news(case, wanted):
        yield verdict(view.hears(at, text), "silent", heard(view, at), text=text)


def heard(view: View, at: int) -> Evidence:
    """Evidence with all that was said meanwhile."""
    return view.evidence(at, heard=tuple(one.text for one in view.said(at)))


def judge_events(case: Case, events: dict[str, str]) -> Iterable[Outcome]:
    """After each event of the scripted backend, something was said that means it (event -> meaning)."""
    for view in case.by("screen-reader") or case.views:
        for verb, rest, at in view.events():
            if verb in events:
                yield verdict(
                    _means(view, at, events[verb]), "silent", heard(view, at), text=f"{verb} {rest}"
                )


def _means(view: View, at: int, kind: str) -> bool:
    later = view.said(at + 1) if at + 1 < len(view.moments) else ()
    return any(meaning(kind, one.text) for one in (*view.said(at), *later))


def is_about(*kinds: str) -> Callable[[str], bool]:
    """A text with one of these meanings."""
    return lambda text: any(meaning(kind, text) for kind in kinds)
