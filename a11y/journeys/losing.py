"""The connection: gone, told to be gone, back, and nothing lost."""

from typing import Literal

from ..model import Action
from .backend import events
from .lexicon import plain
from .news import quote, told
from .notes import Do, Ended
from .saying import tell
from .scene import Scene


def told_lost(scene: Scene) -> Do | Ended:
    """Break the connection; until that is told."""
    untold = "The connection is lost, and nothing tells so."
    return _network(scene, "offline") or events(scene) or _told(scene, "lost", untold)


def told_back(scene: Scene) -> Do | Ended:
    """Give the connection back; until that is told."""
    untold = "The connection is back, and nothing tells so."
    return _network(scene, "online") or events(scene) or _told(scene, "again", untold)


def _network(scene: Scene, kind: Literal["offline", "online"]) -> Do | None:
    """Without a backend that obeys, the network itself is taken away and given back."""
    if scene.notes.scripted or scene.notes.done:
        return None
    scene.note(done=1)
    return scene.do(Action(kind))


def _told(scene: Scene, kind: str, untold: str) -> Do | Ended:
    if piece := told(scene, kind):
        return Ended("reached", quote(scene, piece))
    if not scene.late:
        return scene.wait(scene.word("Waiting to be told."))
    return Ended("not_reached" if scene.notes.scripted else "could_not_tell", scene.word(untold))


def meanwhile(scene: Scene) -> Do | Ended:
    """Say something while the connection is gone; until it stands there, or is told to be kept."""
    text = scene.say(scene.goal.say[0])
    if step := tell(scene, text):
        return step
    if scene.notes.written != "sent" and not scene.late:
        return scene.wait(scene.word("Waiting for a place to type."))
    if scene.notes.written != "sent":
        return Ended("could_not_tell", scene.word("There is nowhere to type while the connection is gone."))
    if piece := told(scene, "lost"):
        return Ended("reached", quote(scene, piece))
    if any(plain(text) in plain(line.text) for line in scene.conversation()):
        return Ended("reached", scene.word("It stands in the conversation."))
    if not scene.late:
        return scene.wait(scene.word("Waiting to be told."))
    return Ended("not_reached", scene.word("Nothing tells what becomes of what was said meanwhile."))


def delivered(scene: Scene) -> Do | Ended:
    """Whether what was said meanwhile has arrived."""
    if not scene.notes.said:
        return Ended("could_not_tell", scene.word("Nothing was said meanwhile."))
    said = plain(scene.notes.said[-1])
    if any(said in plain(line.text) for line in scene.conversation()):
        return Ended("reached", scene.word("What was said meanwhile has arrived."))
    if not scene.late:
        return scene.wait(scene.word("Waiting for it to arrive."))
    return Ended("not_reached", scene.word("What was said meanwhile is gone."))
