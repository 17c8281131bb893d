"""A human who does not come yet, and one who goes: being told so."""

from .asking import ask
from .backend import events
from .news import quote, told
from .notes import Do, Ended
from .scene import Scene


def told_slow(scene: Scene) -> Do | Ended:
    """Let it take long; until that is told."""
    return _told(scene, "slow", "It takes long, and nothing tells so.")


def told_left(scene: Scene) -> Do | Ended:
    """Let the human go; until that is told."""
    return _told(scene, "left", "The human has left, and nothing tells so.")


def ask_another(scene: Scene) -> Do | Ended:
    """Ask for a human again, now that the first has gone."""
    return ask(scene) if scene.notes.scripted else _not_tried(scene)


def _not_tried(scene: Scene) -> Ended:
    return Ended("not_tried", scene.word("Without a scripted backend this cannot be brought about."))


def _told(scene: Scene, kind: str, untold: str) -> Do | Ended:
    if not scene.notes.scripted:
        return _not_tried(scene)
    if step := events(scene):
        return step
    if piece := told(scene, kind):
        if kind == "left":
            scene.note(human="", asked="")
        return Ended("reached", quote(scene, piece))
    if not scene.late:
        return scene.wait(scene.word("Waiting to be told."))
    return Ended("not_reached", scene.word(untold))
