"""From a recording to the walk as a report tells it: pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from .model import (
    Action,
    Change,
    Focus,
    FocusMap,
    Happening,
    Moment,
    Node,
    Recording,
    Rect,
    Scene,
    Stage,
    Step,
    Stop,
    Utterance,
    Walk,
)
from .told import Language, deed

Outcome = Literal["reached", "not_reached", "could_not_tell"]
_LONGEST = 400


class Pictures:
    """Pictures as data: addresses, each kept once under a short key."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def keep(self, address: str) -> str:
        """Give the key of a picture; "" for what is no picture in a data: address."""
        if not address.startswith("data:image/"):
            return ""
        return self._keys.setdefault(address, f"p{len(self._keys) + 1}")

    def all(self) -> dict[str, str]:
        """Every picture by its key."""
        return {key: address for address, key in self._keys.items()}


def tell(recording: Recording, heard: Sequence[Utterance], language: Language, pictures: Pictures) -> Walk:
    """One walk: its outcome, its steps as scenes, its timeline and its orders of focus."""
    outcome, stuck = outcome_of(recording)
    return Walk(
        profile=recording.profile,
        journey=recording.journey,
        outcome=outcome,
        steps=sum(step.action.kind not in ("load", "wait", "server") for step in recording.steps),
        seconds=_seconds(recording),
        announcements=sum(one.source in ("live", "alert") and not one.dropped for one in heard),
        stages=recording.stages,
        path=tuple(deed(step.action, language) for step in recording.steps),
        heard=tuple(heard),
        stuck_at=stuck.goal if stuck else "",
        why=stuck.why if stuck else "",
        language=recording.language,
        scenes=tuple(_scenes(recording, heard, pictures)),
        timeline=tuple(_timeline(recording, heard, language)),
        focus_maps=tuple(_focus_maps(recording, pictures)),
    )


def outcome_of(recording: Recording) -> tuple[Outcome, Stage | None]:
    """How the walk ended, and the first stage that stood in its way.

    What could not be looked at is never a success.
    """
    for outcome in ("not_reached", "could_not_tell"):
        stuck = next((stage for stage in recording.stages if stage.outcome == outcome), None)
        if stuck:
            return stuck.outcome, stuck  # type: ignore[return-value]
    reached = any(stage.outcome == "reached" for stage in recording.stages)
    if unseen_in(recording) or not reached:
        return "could_not_tell", None
    return "reached", None


def unseen_in(recording: Recording) -> tuple[str, ...]:
    """Everything that could not be looked at in the course of a walk, each once."""
    met = (*recording.unseen, *(why for moment in recording.moments for why in moment.unseen))
    frames = (
        f"{frame.url or frame.id}: {frame.error}"
        for moment in recording.moments
        for frame in moment.tree.frames
        if frame.error
    )
    return tuple(dict.fromkeys((*met, *frames)))


def _seconds(recording: Recording) -> float:
    times = [moment.at for moment in recording.moments]
    return round((max(times) - min(times)) / 1000, 2) if times else 0.0


def pictures_of(recording: Recording) -> list[str]:
    """For each look the picture that shows it: its own, or an earlier one that still does; "" without one."""
    shown: list[str] = []
    latest: Moment | None = None
    for moment in recording.moments:
        latest = moment if moment.screenshot else latest if latest and _still(latest, moment) else None
        shown.append(latest.screenshot if latest else "")
    return shown


def _scenes(recording: Recording, heard: Sequence[Utterance], pictures: Pictures) -> Iterator[Scene]:
    shown = pictures_of(recording)
    begun = list(_begun(recording))
    ends = [began for _, began in begun[1:]] + [float("inf")]
    for at, ((step, began), until) in enumerate(zip(begun, ends, strict=True)):
        moment = _moment(recording, step)
        if moment is None:
            yield Scene(step.number, step.goal, step.action, began, tried=step.tried)
            continue
        since = began if at else -1
        yield Scene(
            number=step.number,
            goal=step.goal,
            action=step.action,
            at=began,
            picture=pictures.keep(shown[step.moment]),
            viewport=moment.viewport,
            focus=_stop(moment),
            heard=tuple(one.text for one in heard if not one.dropped and since < one.at <= until),
            tried=step.tried,
        )


def _begun(recording: Recording) -> Iterator[tuple[Step, float]]:
    """Each step with the time its action began: its own, else that of the look before it."""
    before = 0.0
    for step in recording.steps:
        moment = _moment(recording, step)
        yield step, step.did or min(before, step.at)
        before = moment.at if moment else step.at


def _still(shown: Moment, moment: Moment) -> bool:
    """Whether an earlier picture still shows the page: nothing came, nothing went, nothing scrolled."""
    moved = (change for change in moment.changes if change.kind in ("added", "removed", "shown", "hidden"))
    return _place(shown) == _place(moment) and not any(change.rendered for change in moved)


def _moment(recording: Recording, step: Step) -> Moment | None:
    return recording.moments[step.moment] if 0 <= step.moment < len(recording.moments) else None


def _stop(moment: Moment) -> Stop | None:
    node = _node(moment, moment.tree.focus)
    return Stop(node.role, node.name, in_picture(node.box, moment)) if node else None


def _node(moment: Moment, key: str) -> Node | None:
    return next((node for node in moment.tree.nodes if node.id == key), None) if key else None


def in_picture(box: Rect | None, moment: Moment) -> Rect | None:
    """A box of the page where it lies in the moment's picture; None when it does not."""
    if box is None:
        return None
    moved = Rect(box.x - moment.scroll[0], box.y - moment.scroll[1], box.w, box.h)
    beside = moved.x >= moment.viewport[0] or moved.x + moved.w <= 0
    outside = moved.y >= moment.viewport[1] or moved.y + moved.h <= 0
    return None if beside or outside else moved


def _timeline(recording: Recording, heard: Iterable[Utterance], language: Language) -> list[Happening]:
    lines = [Happening(began, "action", deed(step.action, language)) for step, began in _begun(recording)]
    for moment in recording.moments:
        lines.extend(_page(change) for change in moment.changes if change.rendered and _news(change))
        lines.extend(_focus(focus) for focus in moment.focus)
    lines.extend(_speech(one) for one in heard)
    return sorted(lines, key=lambda line: line.at)


def _news(change: Change) -> str:
    return change.text if change.kind in ("added", "text", "shown") else ""


def _page(change: Change) -> Happening:
    return Happening(change.at, "page", _short(change.text), change.region.live if change.region else "")


def _focus(focus: Focus) -> Happening:
    return Happening(
        focus.at, "focus", _short(f"{focus.role} {focus.name}".strip()), "lost" if focus.lost else ""
    )


def _speech(one: Utterance) -> Happening:
    note = "dropped" if one.dropped else "cut" if one.cut is not None else ""
    return Happening(one.at, "speech", _short(one.text), note)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _focus_maps(recording: Recording, pictures: Pictures) -> Iterator[FocusMap]:
    """Orders of focus, one for each stage and scroll position in which focus moved by keys."""
    shown = pictures_of(recording)
    tabbed = [
        (step, moment)
        for step in recording.steps
        if _moves_focus(step.action) and (moment := _moment(recording, step)) and _stop(moment)
    ]
    for (goal, _, viewport), group in groupby(tabbed, key=lambda one: (one[0].goal, *_place(one[1]))):
        steps = list(group)
        stops = [stop for _, moment in steps if (stop := _stop(moment))]
        last = next((shown[step.moment] for step, _ in reversed(steps) if shown[step.moment]), "")
        if len(stops) > 1:
            yield FocusMap(goal, tuple(stops), pictures.keep(last), viewport)


def _place(moment: Moment) -> tuple[tuple[float, float], tuple[int, int]]:
    return moment.scroll, moment.viewport


def _moves_focus(action: Action) -> bool:
    return action.kind == "key" and action.key in ("Tab", "Shift+Tab")
