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
            return name if inline and _talks(scene, name) else last
        others = sum(1 for thing in scene.seen.things if name in thing.within)
        room = node.box is None or node.box.h >= ROOM
        own_page = node.tag == "#document" and not name.startswith("f0:")
        if others > 1 and room and (node.role in HOLDERS or own_page):
            return _widest(scene, composer, name)
        if node.tag != "#document":
            last = name
    return last


def _came(scene: Scene, name: str) -> bool:
    """It holds only what came when the chat was opened: a `main` of the chat, and not the page's."""
    held = [thing for thing in scene.seen.things if name in thing.within]
    before = scene.notes.there | {scene.notes.launcher}
    return bool(scene.notes.launcher and held) and not any(thing.id in before for thing in held)


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
    return max(dict.fromkeys(holders), key=holders.count, default="")
