"""What a scripted backend is told to do."""

from ..model import Action
from .notes import Do, Ended
from .scene import Scene


def events(scene: Scene) -> Do | None:
    """The next of the goal's events; None when all have been sent, or nobody would obey."""
    if not scene.notes.scripted or scene.notes.done >= len(scene.goal.server):
        return None
    text = scene.goal.server[scene.notes.done].format_map(_Said(scene))
    scene.note(done=scene.notes.done + 1)
    return scene.do(Action("server", text=text))


def backend(scene: Scene) -> Do | Ended:
    """Bring something about; without a scripted backend nothing can be."""
    if step := events(scene):
        return step
    if scene.notes.scripted:
        return Ended("reached", scene.word("The backend was told."))
    return Ended("could_not_tell", scene.word("Without a scripted backend this cannot be brought about."))


class _Said(dict[str, str]):
    """What the lexicon says, by name."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, name: str) -> str:
        return self._scene.say(name)
