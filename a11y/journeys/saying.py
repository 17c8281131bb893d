"""Typing a text and sending it."""

import msgspec

from ..model import Action
from .around import inside
from .hands import KEYS, focus_mode, give_up, go, on, pressed, use
from .lexicon import plain
from .notes import Do
from .panel import panel_of
from .scene import Scene
from .seen import Thing


def tell(scene: Scene, text: str, *tried: str) -> Do | None:
    """The next act of typing and sending; None when it has been sent or there is nowhere to type."""
    found, entered = scene.best("composer"), scene.notes.entered_in
    if scene.notes.written == "typed" and entered and (found is None or found.thing.id != entered):
        _sent(scene)  # the field went away with what was in it
    if scene.notes.written == "sent" or found is None:
        return None
    field = found.thing
    if not inside(field.within, scene.notes.panel):
        scene.note(panel=panel_of(scene, field))
    if scene.notes.written == "typed":
        return _send(scene, field, text)
    if scene.seen.trouble and pressed(scene, "composer", field):
        scene.fact("unnamed", field.label or field.node.role or field.node.tag)
        give_up(scene, "composer", field)
        return None
    if not on(scene, field) and not pressed(scene, "composer", field):
        if scene.profile.acts_with not in KEYS:
            return use(scene, "composer", field, *tried, str(found))
        moved = go(scene, field, *tried, str(found))
        if moved is None:
            give_up(scene, "composer", field)
        return moved
    if scene.seen.toggle:
        return focus_mode(scene, field)
    said = (*scene.notes.said, text)
    scene.note(written="typed", pressed="", target="", visited=(), said=said, entered_in="")
    return scene.do(Action("type", node=field.id, text=text, label=field.label), *tried)


def _send(scene: Scene, field: Thing, text: str) -> Do | None:
    """Enter first; the button where Enter left the text where it was."""
    if scene.notes.entered_in != field.id:
        scene.note(entered_in=field.id)
        return scene.do(
            Action("key", key="Enter", node=field.id, label=field.label), scene.word("Enter usually sends.")
        )
    button = scene.best("send")
    if plain(text) in plain(_value(scene, field)) and button is not None:
        step = use(scene, "send", button.thing, scene.word("Enter left the text where it was."), str(button))
        if step is not None and pressed(scene, "send", button.thing):
            _sent(scene)
            return msgspec.structs.replace(step, notes=scene.notes)
        if step is not None:
            return step
    _sent(scene)
    return None


def _value(scene: Scene, field: Thing) -> str:
    """What stands in a field, be it an element made editable."""
    inner = [
        node.name
        for node in scene.seen.nodes.values()
        if node.role == "text" and node.tag == "#text" and field.id in scene.seen.around.get(node.id, ())
    ]
    return field.node.value or " ".join(inner)


def _sent(scene: Scene) -> None:
    scene.note(written="sent", pressed="", entered_in="", waits=0)
