"""The next step of a journey, for a profile, from what it perceives: pure, and every choice explained."""

from collections.abc import Callable, Mapping

import msgspec

from ..model import Action, Stage
from ..profiles import Profile
from . import asking, backend, elsewhere, going, hearing, helping, leaving, losing
from .guide import Guide, GuideStep
from .journey import Journey
from .lexicon import language_of
from .news import mark
from .notes import Arrived, Do, Ended, Move, Notes, Stuck
from .scene import Scene
from .seen import Seen

GOALS: Mapping[str, Callable[[Scene], Do | Ended]] = {
    "open": going.open_chat,
    "disclosure": going.disclosure,
    "ask": asking.ask,
    "connected": hearing.connected,
    "hear_human": hearing.hear_human,
    "answer": hearing.answer,
    "leave": going.leave,
    "return": going.come_back,
    "nonsense": asking.nonsense,
    "offered": asking.offered,
    "backend": backend.backend,
    "told_nobody": elsewhere.told_nobody,
    "another_way": elsewhere.another_way,
    "told_slow": leaving.told_slow,
    "told_left": leaving.told_left,
    "ask_another": leaving.ask_another,
    "told_lost": losing.told_lost,
    "told_back": losing.told_back,
    "meanwhile": losing.meanwhile,
    "delivered": losing.delivered,
    "help_here": helping.help_here,
    "help_there": helping.help_there,
}
KEEPS_NEWS = frozenset({"connected", "hear_human", "told_nobody"})
"""Goals whose news may have come while the goal before was under way."""


def begin(
    seen: Seen, *, language: str = "", tongue: str = "en", scripted: bool = False, guide: Guide | None = None
) -> Notes:
    """What is kept in mind at the start.

    `language` is what is spoken in the chat (BCP 47; "" takes the page's), `tongue` (en, nl) the report's.
    """
    guide = guide or Guide()
    spoken = language_of(language or guide.language or seen.language)
    return Notes(language=spoken, tongue=tongue, scripted=scripted, guide=guide, url=seen.url)


def next_step(journey: Journey, profile: Profile, seen: Seen, notes: Notes) -> Move:
    """What this profile does next on this journey."""
    while len(notes.stages) < len(journey.goal):
        goal = journey.goal[len(notes.stages)]
        scene = Scene(goal, profile, seen, notes)
        if not notes.entered:
            _enter(scene)
        decided = _hint(scene) or _decide(scene)
        if isinstance(decided, Do):
            kept = msgspec.structs.replace(
                decided.notes, steps=decided.notes.steps + 1, number=decided.notes.number + 1
            )
            return msgspec.structs.replace(decided, notes=kept)
        notes = _leave(scene, decided)
        if goal.needed and decided.outcome not in ("reached", "not_tried"):
            return Stuck(_rest(journey, notes, decided), goal.goal, decided.why)
    return Arrived(notes.stages)


def _decide(scene: Scene) -> Do | Ended:
    if scene.notes.steps >= scene.goal.steps:
        return Ended("not_reached", scene.word("Given up after {count} steps.", count=scene.notes.steps))
    return GOALS[scene.goal.goal](scene)


def _enter(scene: Scene) -> None:
    scene.note(
        entered=True,
        since=scene.seen.at,
        steps=0,
        done=0,
        written="",
        pressed="",
        target="",
        visited=(),
        waits=0,
    )
    scene.note(pressed_name="", hints_done=0, filling=False)
    if scene.goal.goal not in KEEPS_NEWS:
        mark(scene)


def _leave(scene: Scene, ended: Ended) -> Notes:
    stage = Stage(
        goal=scene.goal.goal,
        outcome=ended.outcome,  # type: ignore[arg-type]
        step=scene.notes.number,
        at=scene.seen.at,
        why=ended.why,
    )
    scene.note(stages=(*scene.notes.stages, stage), entered=False)
    return scene.notes


def _rest(journey: Journey, notes: Notes, ended: Ended) -> tuple[Stage, ...]:
    left = journey.goal[len(notes.stages) :]
    return (*notes.stages, *(Stage(goal=goal.goal, outcome="not_tried") for goal in left))


def _hint(scene: Scene) -> Do | None:
    """The next thing somebody asked to be done at the beginning of this goal."""
    steps = [step for step in scene.notes.guide.step if step.goal == scene.goal.goal]
    if scene.notes.hints_done >= len(steps):
        return None
    step = steps[scene.notes.hints_done]
    node = next((node.id for node in scene.seen.nodes.values() if step.on and step.on.fits(node)), "")
    scene.note(hints_done=scene.notes.hints_done + 1)
    if step.do in ("click", "type") and step.on and not node:
        return scene.wait(scene.word("The hints name something that is not there: {hint}", hint=step.on))
    return scene.do(_action(step, node), scene.word("As the hints say."))


def _action(step: GuideStep, node: str) -> Action:
    match step.do:
        case "click":
            return Action("click", node=node, label=step.on.name if step.on else "")
        case "type":
            return Action("type", node=node, text=step.text)
        case "key":
            return Action("key", key=step.text)
        case _:
            return Action("wait", text=step.text)
