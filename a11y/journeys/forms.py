"""Forms that stand before the chat: who one is, what it is about, and whether one agrees."""

from ..model import Action
from .around import WHOLE, inside
from .find import Candidate
from .hands import KEYS, focus_mode, give_up, go, on, pressed, use
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
    """Fields that ask who one is, with what else the same form wants filled in."""
    fields = [thing for thing in scene.fields() if asked(thing)]
    if not fields and scene.best("composer") is not None:
        return []
    others = [thing for thing in _held(scene) if _wants(thing, bool(fields))]
    known = {thing.id for thing in fields}
    return sorted(
        (*fields, *(thing for thing in others if thing.id not in known)),
        key=lambda thing: scene.seen.things.index(thing),
    )


def asked(thing: Thing) -> str:
    """What a field asks for: email, phone, name, or ""."""
    said = plain(" ".join((thing.label, *(thing.node.attributes.get(name, "") for name in TELLING))))
    return next((kind for kind, marks in ASKED if any(mark in said for mark in marks)), "")


def _held(scene: Scene) -> list[Thing]:
    """Everything in the chat that can be filled in."""
    notes = scene.notes
    return [
        thing
        for thing in scene.seen.things
        if thing.sort != "press"
        and (inside(thing.within, notes.panel) if notes.panel else thing.id not in notes.there)
    ]


def _wants(thing: Thing, more: bool) -> bool:
    """A choice, a tick that is asked for; a question too, where the form asks `more` than that."""
    return thing.sort == "tick" or thing.node.tag == "select" or more


def fill_form(scene: Scene) -> Do | None:
    """The next act of filling in a form; None when there is none, or it is on its way."""
    fields = form(scene)
    scene.note(filling=bool(fields))
    for thing in fields:
        if _open(scene, thing, fields) and (step := _fill(scene, thing)):
            return step
    button = _button(scene, fields) if fields else None
    if button is None or pressed(scene, "confirm", button.thing):
        return None
    return use(scene, "confirm", button.thing, str(button))


def _button(scene: Scene, fields: list[Thing]) -> Candidate | None:
    """What sends the form: in the same part of the page as its fields."""
    near = {name for name in fields[0].within if scene.seen.nodes[name].tag not in WHOLE}
    ranked = (*scene.rank("confirm"), *scene.rank("submit"))
    return next((one for one in ranked if near & set(one.thing.within)), None)


def _open(scene: Scene, thing: Thing, fields: list[Thing]) -> bool:
    """It is still to be filled in."""
    if f"field:{thing.id}" in scene.notes.failed:
        return False
    if thing.sort == "tick":
        chosen = thing.node.role == "radio" and any(
            one.node.states.get("checked") == "true" for one in fields if one.node.role == "radio"
        )
        return not chosen and thing.node.states.get("checked") != "true"
    return thing.node.tag == "select" or not thing.node.value


def _fill(scene: Scene, thing: Thing) -> Do | None:
    if thing.sort == "tick":
        return _tick(scene, thing)
    if not on(scene, thing) and not pressed(scene, "field", thing):
        by_keys = scene.profile.acts_with in KEYS
        step = go(scene, thing) if by_keys else use(scene, "field", thing)
        if step is None:
            give_up(scene, "field", thing)
        return step
    if scene.seen.toggle:
        return focus_mode(scene, thing)
    give_up(scene, "field", thing)
    why = scene.word("There is a form before the chat.")
    if thing.node.tag == "select":
        return scene.do(Action("key", key="ArrowDown", node=thing.id, label=thing.label), why)
    text = scene.say(asked(thing) or "question")
    return scene.do(Action("type", node=thing.id, text=text, label=thing.label), why)


def _tick(scene: Scene, thing: Thing) -> Do | None:
    step = use(scene, "field", thing, scene.word("There is a form before the chat."))
    if step is None or pressed(scene, "field", thing):
        give_up(scene, "field", thing)
    return None if step is None else Do(step.action, step.goal, scene.notes, step.tried)
