"""Forms that stand before the chat: who one is, and how one can be reached."""

from ..model import Action
from .hands import KEYS, give_up, go, on, pressed, use
from .lexicon import plain
from .notes import Do
from .scene import Scene
from .seen import Thing

ASKED = (
    ("email", ("email", "e mail", "mail", "courriel", "correo")),
    ("phone", ("tel", "phone", "telefoon", "telefon", "telephone", "telefono", "mobiel")),
    ("name", ("name", "naam", "nom", "nombre", "vorname", "prenom")),
)
TELLING = ("type", "autocomplete", "name", "placeholder")


def form(scene: Scene) -> list[Thing]:
    """Fields that ask who one is."""
    return [thing for thing in scene.fields() if asked(thing)]


def asked(thing: Thing) -> str:
    """What a field asks for: email, phone, name, or ""."""
    said = plain(" ".join((thing.label, *(thing.node.attributes.get(name, "") for name in TELLING))))
    return next((kind for kind, marks in ASKED if any(mark in said for mark in marks)), "")


def fill_form(scene: Scene) -> Do | None:
    """The next act of filling in a form; None when there is none, or it is on its way."""
    fields = form(scene)
    scene.note(filling=bool(fields))
    for thing in fields:
        open_still = not thing.node.value and f"field:{thing.id}" not in scene.notes.failed
        if open_still and (step := _fill(scene, thing)):
            return step
    button = scene.best("confirm") if fields else None
    if button is None or pressed(scene, "confirm", button.thing):
        return None
    return use(scene, "confirm", button.thing, str(button))


def _fill(scene: Scene, thing: Thing) -> Do | None:
    if not on(scene, thing) and not pressed(scene, "field", thing):
        by_keys = scene.profile.acts_with in KEYS
        step = go(scene, thing) if by_keys else use(scene, "field", thing)
        if step is None:
            give_up(scene, "field", thing)
        return step
    give_up(scene, "field", thing)
    text = scene.say(asked(thing))
    why = scene.word("There is a form before the chat.")
    return scene.do(Action("type", node=thing.id, text=text, label=thing.label), why)
