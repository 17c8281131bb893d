"""Opening the chat, being told what it is, leaving it, coming back."""

from ..model import Action
from .lexicon import meaning, plain
from .notes import Do, Ended
from .scene import PATIENCE, Scene, panel_of
from .seen import Thing

SURE = 60
"""Points from which a field is the chat's composer though nothing was opened."""
LIKELY = 40
FORM = (
    ("email", ("email", "e mail", "mail", "courriel", "correo")),
    ("phone", ("tel", "phone", "telefoon", "telefon", "telephone", "telefono", "mobiel")),
    ("name", ("name", "naam", "nom", "nombre", "vorname", "prenom")),
)


def open_chat(scene: Scene) -> Do | Ended:
    """Until there is somewhere to type, or something in the chat to choose."""
    composer = scene.best("composer")
    if composer is not None and composer.points >= (LIKELY if scene.notes.opened else SURE):
        return _opened(scene, composer.thing, str(composer))
    if scene.notes.opened:
        choices = _choices(scene)
        if choices and scene.notes.waits >= 2 and not _form(scene):
            scene.note(panel=panel_of(scene, None))
            return _opened(scene, None, f'It offers "{choices[0].label}".')
        if scene.notes.waits >= 2 and (step := fill_form(scene)):
            return step
    if step := scene.settling(PATIENCE + 1):
        return step
    return _try_launcher(scene)


def _try_launcher(scene: Scene) -> Do | Ended:
    ranked = scene.rank("launcher")
    for candidate in ranked:
        if not scene.notes.opened:
            scene.note(there=frozenset(thing.id for thing in scene.seen.things))
        scene.note(url=scene.seen.url)
        step = scene.use("launcher", candidate.thing, *map(str, ranked[:4]))
        if step is not None:
            if scene.notes.pressed == f"launcher:{candidate.thing.id}":
                scene.note(opened=True, launcher=candidate.thing.id)
                return Do(step.action, step.goal, scene.notes, step.tried)
            return step
    if consent := scene.best("confirm"):
        return scene.use("confirm", consent.thing, "Something may be in the way.", str(consent)) or _nothing(scene)
    if not scene.late and not scene.notes.failed:
        return scene.wait("Nothing in sight looks like a chat; it may still be on its way.")
    return _nothing(scene)


def _nothing(scene: Scene) -> Ended:
    tried = sorted(name.partition(":")[2] for name in scene.notes.failed)
    unreached = scene.notes.facts.get("unreached")
    if unreached:
        return Ended("not_reached", f"The focus never came to {unreached}.")
    if tried:
        return Ended("not_reached", f"What looked like a chat did not open one ({', '.join(tried)}).")
    return Ended("not_reached", "Nothing on the page can be taken for a chat.")


def _opened(scene: Scene, composer: Thing | None, why: str) -> Ended:
    scene.note(panel=panel_of(scene, composer) or scene.notes.panel, pressed="", opened=True)
    return Ended("reached", why)


def _choices(scene: Scene) -> list[Thing]:
    """What came when the chat opened, and can be chosen."""
    new = [thing for thing in scene.seen.things if thing.id not in scene.notes.there and thing.sort == "press"]
    named = [thing for thing in new if thing.label]
    return named if scene.rank("human") or len(named) >= 2 else []


def _form(scene: Scene) -> list[Thing]:
    """Fields that ask who one is."""
    return [thing for thing in scene.fields() if _asked(thing)]


def _asked(thing: Thing) -> str:
    node = thing.node
    names = " ".join(
        (thing.label, *(node.attributes.get(name, "") for name in ("type", "autocomplete", "name", "placeholder")))
    )
    words = plain(names)
    return next((kind for kind, marks in FORM if any(mark in words for mark in marks)), "")


def fill_form(scene: Scene) -> Do | None:
    """The next act of filling in a form before the chat; None when there is none."""
    for thing in _form(scene):
        if thing.node.value or f"field:{thing.id}" in scene.notes.failed:
            continue
        if scene.seen.focus != thing.id and scene.notes.pressed != f"field:{thing.id}":
            moved = scene.go(thing) if scene.profile.acts_with in ("keyboard", "switch") else scene.use("field", thing)
            if moved is None:
                scene.give_up("field", thing)
                continue
            return moved
        scene.give_up("field", thing)
        text = scene.say(_asked(thing))
        return scene.do(Action("type", node=thing.id, text=text, label=thing.label), "A form before the chat.")
    if _form(scene) and (button := scene.best("confirm")):
        if scene.notes.pressed == f"confirm:{button.thing.id}":
            return None
        return scene.use("confirm", button.thing, str(button))
    return None


def disclosure(scene: Scene) -> Do | Ended:
    """Until it is said that this is a bot. What stood there before anybody asked counts most."""
    lines = [line.text for line in scene.conversation() if meaning("bot", line.text)]
    heard = [said.text for said in scene.seen.heard if not said.dropped and meaning("bot", said.text)]
    if heard:
        return Ended("reached", f'Heard: "{heard[0][:120]}"')
    if lines and (scene.profile.perceives == "pixels" or scene.late):
        how = "" if scene.profile.perceives == "pixels" else "Not announced; found by reading: "
        return Ended("reached", f'{how}"{lines[0][:120]}"')
    if not scene.late:
        return scene.wait("Waiting for its first words.")
    spoke = [line.text for line in scene.conversation()]
    if not spoke:
        return Ended("could_not_tell", "It said nothing before being spoken to.")
    return Ended("not_reached", "Nothing says that this is a bot.")


def leave(scene: Scene) -> Do | Ended:
    """Until the chat is closed or minimised."""
    if not _chat_open(scene):
        return Ended("reached", f'By "{scene.notes.pressed_name or "Escape"}".')
    pressed_at = scene.notes.pressed
    if step := scene.settling():
        return step
    if pressed_at and scene.notes.facts.get("asked_close") != "yes" and (sure := scene.best("confirm")):
        scene.fact("asked_close", "yes")
        return scene.use("confirm", sure.thing, "It asks whether one is sure.", str(sure)) or _cannot_leave(scene)
    ranked = scene.rank("close")
    for candidate in ranked:
        if step := scene.use("close", candidate.thing, *map(str, ranked[:3])):
            return step
    if scene.notes.facts.get("escaped") != "yes" and scene.profile.acts_with == "keyboard":
        scene.fact("escaped", "yes")
        scene.note(pressed="key:Escape", pressed_name="Escape", before=scene.seen.print)
        return scene.do(Action("key", key="Escape"), "No control closes it; Escape often does.")
    return _cannot_leave(scene)


def _cannot_leave(scene: Scene) -> Ended:
    if scene.notes.launcher == "":
        return Ended("could_not_tell", "The chat is part of the page, and nothing closes it.")
    return Ended("not_reached", "Nothing closes the chat.")


def _chat_open(scene: Scene) -> bool:
    panel = scene.notes.panel
    if scene.best("composer") is not None and scene.fields():
        return True
    held = [thing for thing in scene.seen.things if panel in thing.within and thing.id != scene.notes.launcher]
    return len(held) > 1


def come_back(scene: Scene) -> Do | Ended:
    """Until the chat is open again, with what was said."""
    if _chat_open(scene):
        return _remembers(scene)
    if step := scene.settling(PATIENCE + 1):
        return step
    ranked = scene.rank("launcher")
    for candidate in ranked:
        scene.note(url=scene.seen.url)
        if step := scene.use("launcher", candidate.thing, *map(str, ranked[:3])):
            return step
    if not scene.late:
        return scene.wait("Nothing in sight opens the chat again.")
    return Ended("not_reached", "Nothing opens the chat again.")


def _remembers(scene: Scene) -> Do | Ended:
    said = [text for text in (*scene.notes.said, scene.notes.human) if text]
    lines = " ".join(plain(line.text) for line in scene.conversation())
    if not said:
        return Ended("reached", "The chat is open again; nothing had been said that could be missing.")
    if any(plain(text) in lines for text in said):
        return Ended("reached", "What was said is still there.")
    if not scene.late:
        return scene.wait("Waiting for the conversation to come back.")
    return Ended("not_reached", "The chat opens again, but what was said is gone.")
