"""Opening the chat, being told what it is, leaving it, coming back."""

import msgspec

from ..model import Action
from .around import floats, inside
from .find import Candidate
from .forms import fill_form, form
from .hands import KEYS, PATIENCE, pressed, settling, use
from .lexicon import control, meaning, plain
from .notes import Do, Ended
from .panel import panel_of
from .scene import Scene
from .seen import Thing

SURE = 60
"""Points from which a field is the chat's composer though nothing was opened."""
LIKELY = 40
UNLIKELY = 30
"""Points from which a control is pressed when nothing better opened a chat."""
GUESSES = 6
"""How many controls are pressed in vain: some pages make theirs anew each time."""
AWHILE = 3
"""Seconds after which one looks further than what is in sight."""
READY = 2
"""Waits after which what a press brought is there."""


def open_chat(scene: Scene) -> Do | Ended:
    """Until there is somewhere to type, or something in the chat to choose."""
    composer = scene.best("composer")
    if composer is not None and composer.points >= (LIKELY if scene.notes.opened else SURE):
        return _opened(scene, composer.thing, composer.told)
    if scene.notes.opened and (scene.notes.filling or scene.notes.waits >= READY):
        if step := fill_form(scene):
            return step
        if (choices := _choices(scene)) and not form(scene):
            named = next((one for one in choices if not control("close", one.label)), choices[0])
            return _opened(scene, None, scene.word('It offers "{name}".', name=named.label))
    if (
        scene.notes.pressed.startswith(("confirm:", "clear:"))
        and scene.notes.waits
        and scene.rank("launcher")
    ):
        scene.note(failed=scene.notes.failed | {scene.notes.pressed}, pressed="")
    return settling(scene, PATIENCE + 1) or _try_launcher(scene)


def _try_launcher(scene: Scene) -> Do | Ended:
    ranked = scene.rank("launcher")
    if not scene.notes.opened:
        scene.note(there=frozenset(thing.id for thing in scene.seen.things))
    scene.note(url=scene.seen.url)
    if step := _press_launcher(scene, ranked):
        return step
    return clear_way(scene, "confirm", "clear") or _look_further(scene) or _nothing(scene)


def clear_way(scene: Scene, *kinds: str) -> Do | None:
    """Agree to something, or take away something, that may stand in the way."""
    for kind in kinds:
        for candidate in scene.rank(kind)[:2]:
            why = scene.word("Something may be in the way.")
            if step := use(scene, kind, candidate.thing, why, str(candidate)):
                return step
    return None


def _press_launcher(scene: Scene, ranked: list[Candidate]) -> Do | None:
    for candidate in ranked:
        step = use(scene, "launcher", candidate.thing, *map(str, ranked[:4]))
        if step is not None and pressed(scene, "launcher", candidate.thing):
            scene.note(opened=True, launcher=candidate.thing.id)
            return msgspec.structs.replace(step, notes=scene.notes)
        if step is not None:
            return step
    return None


def _look_further(scene: Scene) -> Do | Ended | None:
    """Wait, scroll, and at last try what is less likely."""
    if not scene.waited(AWHILE):
        why = scene.word("Nothing in sight looks like a chat; it may still be on its way.")
        return scene.wait(" ".join((why, scene.nearest("launcher"))).strip())
    if "scrolled" not in scene.notes.facts:
        scene.fact("scrolled", "yes")
        return _scroll(scene)
    if scene.notes.failed:
        return _unlikely(scene)
    if not scene.late:
        why = scene.word("Nothing in sight looks like a chat; it may still be on its way.")
        return scene.wait(why)
    return _unlikely(scene)


def _scroll(scene: Scene) -> Do:
    """Many pages bring their chat once somebody moves on them."""
    why = scene.word("It may come once one goes down the page.")
    if scene.profile.acts_with in KEYS:
        return scene.do(Action("key", key="PageDown"), why)
    return scene.do(Action("scroll"), why)


def _unlikely(scene: Scene) -> Do | Ended | None:
    """A field that may be a chat's, or a control that hardly looks like its launcher."""
    composer = scene.best("composer")
    if composer is not None and composer.points >= LIKELY:
        return _opened(scene, composer.thing, composer.told)
    if sum(one.startswith("launcher:") for one in scene.notes.failed) >= GUESSES:
        return None
    return _press_launcher(scene, scene.rank("launcher", UNLIKELY)[:2])


def _nothing(scene: Scene) -> Ended:
    if thing := scene.notes.facts.get("unreached"):
        return Ended("not_reached", scene.word("The focus never came to {thing}.", thing=thing))
    if thing := scene.notes.facts.get("unnamed"):
        why = "What may open the chat has no name that can be said: {thing}."
        return Ended("not_reached", scene.word(why, thing=thing))
    if scene.notes.failed:
        name = scene.notes.pressed_name
        return Ended("not_reached", scene.word('"{name}" opened no chat, and nothing else does.', name=name))
    return Ended("not_reached", scene.word("Nothing on the page can be taken for a chat."))


def _opened(scene: Scene, composer: Thing | None, why: str) -> Ended:
    facts = {name: value for name, value in scene.notes.facts.items() if name not in ("unnamed", "unreached")}
    scene.note(panel=panel_of(scene, composer), pressed="", opened=True, facts=facts)
    return Ended("reached", why)


def _choices(scene: Scene) -> list[Thing]:
    """What came when the chat opened, and can be chosen."""
    new = [
        thing for thing in scene.seen.things if thing.id not in scene.notes.there and thing.sort == "press"
    ]
    named = [thing for thing in new if thing.label]
    return named if scene.rank("human") or len(named) > 1 else []


def disclosure(scene: Scene) -> Do | Ended:
    """Until it is said that this is a bot. What stood there before anybody asked counts most."""
    lines = [line.text for line in scene.conversation() if meaning("bot", line.text)]
    heard = [said.text for said in scene.seen.heard if not said.dropped and meaning("bot", said.text)]
    if heard:
        return Ended("reached", f'"{heard[0][:160]}"')
    if lines and scene.looks:
        return Ended("reached", f'"{lines[0][:160]}"')
    if not scene.late:
        return scene.wait(scene.word("Waiting for its first words."))
    if lines:
        text = f'"{lines[0][:160]}"'
        return Ended("reached", scene.word("Not announced; found by reading: {text}", text=text))
    if not scene.conversation():
        return Ended("could_not_tell", scene.word("It said nothing before being spoken to."))
    return Ended("not_reached", scene.word("Nothing says that this is a bot."))


def leave(scene: Scene) -> Do | Ended:
    """Until the chat is closed or minimised."""
    if not _chat_open(scene):
        by = 'By "{name}"; a screen reader still finds what was in it.' if _held(scene) else 'By "{name}".'
        return Ended("reached", scene.word(by, name=scene.notes.pressed_name))
    asks = scene.notes.pressed.startswith("close:") and scene.notes.waits >= READY
    if asks and (sure := scene.best("confirm")) and sure.thing.id not in scene.notes.there_before_leaving:
        return use(scene, "confirm", sure.thing, str(sure)) or _cannot_leave(scene)
    if step := settling(scene):
        return step
    scene.note(there_before_leaving=frozenset(thing.id for thing in scene.seen.things))
    ranked = scene.rank("close")
    for candidate in ranked:
        if step := use(scene, "close", candidate.thing, *map(str, ranked[:3])):
            return step
    keyed = scene.profile.acts_with == "keyboard" and (scene.notes.launcher or _over_the_page(scene))
    if "key:Escape" not in scene.notes.failed and keyed:
        scene.note(pressed="key:Escape", pressed_name="Escape", before=scene.seen.print)
        return scene.do(Action("key", key="Escape"), scene.word("No control closes it; Escape often does."))
    return _cannot_leave(scene)


def _cannot_leave(scene: Scene) -> Ended:
    if not scene.notes.launcher:
        scene.note(inline=True)
        return Ended("not_tried", scene.word("The chat is part of the page, and nothing closes it."))
    return Ended("not_reached", scene.word("Nothing closes the chat."))


def _over_the_page(scene: Scene) -> bool:
    """The chat stays where it is while the page scrolls: it is no part of the page, and can be put away."""
    return any(
        inside(thing.within, scene.notes.panel) and floats(thing, scene.seen) for thing in scene.seen.things
    )


def _chat_open(scene: Scene) -> bool:
    if not scene.looks and not _drawn(scene):
        return False
    return bool(scene.best("composer") is not None and scene.fields()) or _held(scene)


def _held(scene: Scene) -> bool:
    """Something of the chat can be perceived, beside the launcher."""
    panel, launcher = scene.notes.panel, scene.notes.launcher
    held = sum(inside(thing.within, panel) and thing.id != launcher for thing in scene.seen.things)
    if inside(scene.seen.around.get(launcher, ()), panel):
        lines = " ".join(plain(line.text) for line in scene.conversation())
        return held > 1 or any(plain(text) in lines for text in scene.notes.said)
    return held > 0 or any(inside(line.within, panel) and not line.control for line in scene.seen.lines)


def _drawn(scene: Scene) -> bool:
    """Somebody who looks would see a control or words of the chat: one may be closed for the eye alone."""
    launcher, around = scene.notes.launcher, scene.seen.around
    ours = [
        node
        for node in scene.seen.nodes.values()
        if inside(around.get(node.id, ()), scene.notes.panel) and launcher not in (node.id, *around[node.id])
    ]
    return not ours or any(
        node.visible and (node.role == "text" or node.states.get("focusable") == "true") for node in ours
    )


def come_back(scene: Scene) -> Do | Ended:
    """Until the chat is open again, with what was said."""
    if scene.notes.inline:
        return Ended("not_tried", scene.word("The chat is part of the page, and nothing closes it."))
    _made_anew(scene)
    if _chat_open(scene):
        return _remembers(scene)
    if step := settling(scene, PATIENCE + 1):
        return step
    scene.note(url=scene.seen.url)
    panel = scene.notes.panel  # what is left of the closed chat opens nothing, though it may be read
    ranked = [
        one for one in scene.rank("launcher") if one.thing.node.visible or not inside(one.thing.within, panel)
    ]
    for candidate in ranked:
        if step := use(scene, "launcher", candidate.thing, *map(str, ranked[:3])):
            return step
    if step := clear_way(scene, "clear"):
        return step
    if not scene.late:
        return scene.wait(scene.word("Nothing in sight opens the chat again."))
    return Ended("not_reached", scene.word("Nothing opens the chat again."))


def _made_anew(scene: Scene) -> None:
    """Closing took the chat off the page, and another opens: where it stands is looked up again."""
    composer = scene.best("composer")
    pressed_it = scene.notes.pressed.startswith("launcher:")
    if pressed_it and scene.notes.panel not in scene.seen.nodes and composer and composer.points >= LIKELY:
        scene.note(panel=panel_of(scene, composer.thing))


def _remembers(scene: Scene) -> Do | Ended:
    said = [text for text in (*scene.notes.said, scene.notes.human) if text]
    lines = " ".join(plain(line.text) for line in scene.conversation())
    if not said:
        return Ended("reached", scene.word("It is open again; nothing had been said that could be missing."))
    if any(plain(text) in lines for text in said):
        return Ended("reached", scene.word("What was said is still there."))
    if not scene.late:
        return scene.wait(scene.word("Waiting for the conversation to come back."))
    return Ended("not_reached", scene.word("The chat opens again, but what was said is gone."))
