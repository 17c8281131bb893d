"""Which part of the page is the chat."""

from .around import WHOLE
from .scene import Scene
from .seen import Thing

HOLDERS = frozenset({"dialog", "alertdialog", "complementary", "region", "application"})
ROOM = 120
"""CSS pixels below which a part is too low to hold a conversation."""


def panel_of(scene: Scene, composer: Thing | None) -> str:
    """The node that holds the chat: what is around the composer, or around all that has come."""
    if composer is None:
        return _around_new(scene)
    last = ""
    for name in composer.within:
        node = scene.seen.nodes[name]
        if node.tag in ("body", "html", "main") and name.startswith("f0:") and not _came(scene, name):
            inline = not scene.notes.launcher and not _talks(scene, last)
            return name if inline and _talks(scene, name) else _apart(scene, composer, last)
        others = sum(1 for thing in scene.seen.things if name in thing.within)
        room = node.box is None or node.box.h >= ROOM
        own_page = node.tag == "#document" and not name.startswith("f0:")
        if others > 1 and room and (node.role in HOLDERS or own_page):
            return _widest(scene, composer, name)
        if node.tag != "#document":
            last = name
    return _apart(scene, composer, last)


def _apart(scene: Scene, composer: Thing, holder: str) -> str:
    """The part of a holder without what stood there before, such as the launcher, where all news is in it."""
    notes, seen = scene.notes, scene.seen
    old = _old(scene)
    clean = [name for name in composer.within if holder in (name, *seen.around[name]) and name not in old]
    if not notes.launcher or composer.id in notes.there or not clean or not _talks(scene, clean[-1]):
        return holder
    new = [thing.within for thing in seen.things if thing.id not in notes.there]
    new += [line.within for line in seen.lines if (line.key, line.text) not in notes.known]
    return clean[-1] if all(clean[-1] in within for within in new if holder in within) else holder


def _came(scene: Scene, name: str) -> bool:
    """It holds only what came when the chat was opened: a `main` of the chat, and not the page's."""
    return scene.seen.nodes[name].tag == "main" and bool(scene.notes.launcher) and name not in _old(scene)


def _old(scene: Scene) -> set[str]:
    """Everything around what was there before the chat was opened, be it covered now."""
    before = scene.notes.there | {scene.notes.launcher}
    return {name for thing in before for name in scene.seen.around.get(thing, ())}


def _widest(scene: Scene, composer: Thing, holder: str) -> str:
    """The part around a holder that came with it: a chat's header may be beside its messages."""
    notes, seen = scene.notes, scene.seen
    if not notes.launcher or composer.id in notes.there:
        return holder
    old = {name for thing in seen.things if thing.id in notes.there for name in (*thing.within, thing.id)}
    around = (name for name in seen.around[holder] if name not in old and seen.nodes[name].tag not in WHOLE)
    return max((holder, *around), key=lambda name: sum(name in thing.within for thing in seen.things))


def _talks(scene: Scene, name: str) -> bool:
    """Something can be read in it that is on no control: the conversation is in it, too."""
    return any(name in line.within and not line.control for line in scene.seen.lines)


def _around_new(scene: Scene) -> str:
    new = [thing for thing in scene.seen.things if thing.id not in scene.notes.there]
    if not new:
        return ""
    holders = [name for thing in new for name in thing.within if scene.seen.nodes[name].tag not in WHOLE]
    found = max(dict.fromkeys(holders), key=holders.count, default="")
    around = (found, *scene.seen.around.get(found, ()))
    room = (name for name in around if name and scene.seen.nodes[name].tag not in WHOLE)
    return next((name for name in room if _talks(scene, name)), found)
