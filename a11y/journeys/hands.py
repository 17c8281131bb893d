"""How a profile presses things and gets to them, with what it has."""

from ..model import Action, Node
from .notes import Do
from .scene import Scene
from .seen import Thing

PATIENCE = 3.0
"""Seconds after which a press that changed nothing is taken for one in vain."""
STOPS = 120
"""How many stops of the focus somebody makes on the way to one thing."""
ACROSS = frozenset({"toolbar", "tablist", "menubar"})
SETS = ACROSS | {"listbox", "radiogroup", "menu", "tree", "grid", "treegrid", "list", "group"}
"""What may hold a set with one stop of Tab; across, or from top to bottom."""
KEYS = frozenset({"keyboard", "switch"})


def use(scene: Scene, kind: str, thing: Thing, *tried: str) -> Do | None:
    """The next act of pressing a thing; None once there is no way to it."""
    match scene.profile.acts_with:
        case "pointer":
            return press(scene, kind, thing, Action("click", node=thing.id, label=thing.label), *tried)
        case "touch":
            return press(scene, kind, thing, Action("touch", node=thing.id, label=thing.label), *tried)
        case "voice":
            return _speak(scene, kind, thing, *tried)
        case _:
            return _with_keys(scene, kind, thing, *tried)


def pressed(scene: Scene, kind: str, thing: Thing) -> bool:
    """It was just pressed for that, and its effect is awaited."""
    return scene.notes.pressed == f"{kind}:{thing.id}"


def press(scene: Scene, kind: str, thing: Thing, action: Action, *tried: str) -> Do:
    """Do it, and remember what is to be awaited."""
    scene.note(
        pressed=f"{kind}:{thing.id}",
        pressed_name=thing.label or thing.node.role or thing.node.tag,
        before=scene.seen.print,
        before_ids=frozenset(one.id for one in scene.seen.things),
        with_space=action.key == "Space",
        target="",
        visited=(),
    )
    return scene.do(action, *tried)


def _speak(scene: Scene, kind: str, thing: Thing, *tried: str) -> Do | None:
    """Voice control: what stands on it; for a bare picture or a field the word its maker gave it."""
    said = thing.shown or thing.label
    if not said:
        scene.fact("unnamed", thing.node.role or thing.node.tag)
        give_up(scene, kind, thing)
        return None
    if not thing.shown and thing.sort == "press":
        guess = "It shows no words; what it may be called was guessed from its picture."
        tried = (*tried, scene.word(guess))
    return press(scene, kind, thing, Action("say", node=thing.id, label=said, text=f"click {said}"), *tried)


def _with_keys(scene: Scene, kind: str, thing: Thing, *tried: str) -> Do | None:
    if on(scene, thing):
        key = "Space" if thing.sort == "tick" else "Enter"
        return press(scene, kind, thing, Action("key", key=key, node=thing.id, label=thing.label), *tried)
    moved = go(scene, thing, *tried)
    if moved is None and not scene.looks and thing.node.role:
        cursor = scene.word("The focus does not reach it; pressed with the screen reader's own cursor.")
        return press(scene, kind, thing, Action("click", node=thing.id, label=thing.label), *tried, cursor)
    if moved is None:
        give_up(scene, kind, thing)
    return moved


def on(scene: Scene, thing: Thing) -> bool:
    """It has the focus, or something in it has."""
    return bool(scene.seen.focus) and (thing.id == scene.seen.focus or thing.id in scene.seen.focus_within)


def go(scene: Scene, thing: Thing, *tried: str) -> Do | None:
    """One stop nearer to a thing with Tab; None when the focus has been everywhere and not there."""
    if scene.notes.target != thing.id:
        back = scene.profile.acts_with == "keyboard" and _backwards(scene, thing)
        scene.note(target=thing.id, back=back, visited=())
        tried = (*tried, scene.word('On the way to "{name}".', name=thing.label or thing.node.role))
    else:
        tried = ()
    visited, here = scene.notes.visited, scene.seen.focus
    if (here and here in visited) or len(visited) >= STOPS or visited[-3:] == ("", "", ""):
        scene.fact(
            "unreached", f'"{thing.label or thing.node.role or thing.node.tag}" ({len(visited)} × Tab)'
        )
        return None
    scene.note(visited=(*visited, here))
    key = _arrow(scene, thing) or ("Shift+Tab" if scene.notes.back else "Tab")
    return scene.do(Action("key", key=key), *tried)


def _arrow(scene: Scene, thing: Thing) -> str:
    """The key to the next of a set that Tab enters but once; "" where the focus is on none of its like."""
    here = scene.seen.nodes.get(scene.seen.focus)
    held = next((name for name in thing.within if scene.seen.nodes[name].role in SETS), "")
    if here is None or not scene.looks or scene.profile.acts_with != "keyboard":
        return ""
    if held not in scene.seen.focus_within or not roves(here, thing.node):
        return ""
    across = any(scene.seen.nodes[name].role in ACROSS for name in thing.within)
    return "ArrowRight" if across else "ArrowDown"


def roves(stop: Node, node: Node) -> bool:
    """One is the stop of Tab in a set in which arrow keys lead to the other."""
    apart = node.attributes.get("tabindex", "0").startswith("-")
    return apart and stop.role == node.role and stop.attributes.get("tabindex") == "0"


def _backwards(scene: Scene, thing: Thing) -> bool:
    """There are fewer stops to it going back."""
    stops = scene.seen.stops
    if thing.id not in stops:
        return False
    at = stops.index(scene.seen.focus) if scene.seen.focus in stops else -1
    ahead = (stops.index(thing.id) - at) % (len(stops) + 1)
    return ahead > len(stops) + 1 - ahead


def focus_mode(scene: Scene, field: Thing) -> Do:
    """Tell one's screen reader to leave the letters to the page: it did not notice that this is a field."""
    key = scene.seen.toggle
    why = "The screen reader says nothing here and takes letters for its commands; {key} lets one type."
    return scene.do(Action("reader", key=key, node=field.id, label=field.label), scene.word(why, key=key))


def give_up(scene: Scene, kind: str, thing: Thing) -> None:
    """Never try this for that again."""
    scene.note(failed=scene.notes.failed | {f"{kind}:{thing.id}"}, target="", visited=(), pressed="")


def settling(scene: Scene, patience: float = PATIENCE) -> Do | None:
    """Wait for the effect of a press; after that, count it as one in vain."""
    notes = scene.notes
    if not notes.pressed:
        return None
    if not scene.waited(patience) and not scene.seen.trouble:
        return scene.wait(scene.word('Waiting for what "{name}" does.', name=notes.pressed_name))
    kind, _, node = notes.pressed.partition(":")
    nothing = scene.seen.print == notes.before and scene.seen.focus == node
    if nothing and not notes.with_space and scene.profile.acts_with in KEYS:
        scene.note(with_space=True)
        return scene.do(
            Action("key", key="Space", node=node, label=notes.pressed_name), scene.word("Enter did nothing.")
        )
    if scene.seen.trouble and scene.profile.acts_with == "voice":
        scene.fact("unnamed", f'"{notes.pressed_name}"')
    scene.note(failed=notes.failed | {notes.pressed}, pressed="", waits=0)
    if kind == "launcher" and page(scene.seen.url) != page(notes.url):
        return scene.do(
            Action("back"), scene.word('"{name}" led to another page; back again.', name=notes.pressed_name)
        )
    return None


def page(url: str) -> str:
    """An address without what comes after `#`."""
    return url.partition("#")[0]
