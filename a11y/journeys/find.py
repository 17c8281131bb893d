"""Which thing in sight is the launcher, the composer, the way to a human: by name, role, place, behaviour.

Every point has its reason, so that a choice can be explained and argued with.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import msgspec

from ..model import Node, Rect
from .guide import Guide
from .lexicon import control, meaning, word
from .seen import Seen, Thing

ENOUGH = 40
"""Points from which a thing is tried."""
GUIDED = 1000
CORNER = 0.35
"""Share of the view, from its right or left end and from below, that counts as its corner."""


class Context(msgspec.Struct, frozen=True):
    """What is known beside what is in sight."""

    panel: str = ""
    """The node that holds the chat; "" while it is not known."""
    launcher: str = ""
    new: frozenset[str] = frozenset()
    """Things that were not there before the chat was opened."""
    failed: frozenset[str] = frozenset()
    """`kind:node` of what was tried in vain."""
    guide: Guide = Guide()
    tongue: str = "en"


class Candidate(msgspec.Struct, frozen=True):
    """A thing that may be what is looked for."""

    thing: Thing
    points: int
    why: tuple[str, ...]

    def __str__(self) -> str:
        role = self.thing.node.role or self.thing.node.tag
        return f'"{self.thing.label[:60]}" ({role}): {self.points} ({", ".join(self.why)})'


class _Tally:
    def __init__(self, tongue: str) -> None:
        self.tongue, self.points, self.why = tongue, 0, list[str]()

    def add(self, points: int, why: str, **facts: str) -> None:
        if points:
            self.points += points
            self.why.append(f"{word(self.tongue, why, **facts)} {points:+d}")


def rank(kind: str, seen: Seen, context: Context) -> list[Candidate]:
    """The candidates for a kind that are worth trying, best first, without those that failed."""
    guided = context.guide.means(kind, (thing.node for thing in seen.things))
    found = []
    for thing in seen.things:
        if f"{kind}:{thing.id}" in context.failed:
            continue
        tally = _Tally(context.tongue)
        if thing.id in guided:
            tally.add(GUIDED, "named in the hints")
        elif not guided:
            RULES[kind](thing, seen, context, tally)
        if tally.points >= ENOUGH:
            found.append(Candidate(thing, tally.points, tuple(tally.why)))
    return sorted(found, key=lambda one: -one.points)


def inside(within: tuple[str, ...], panel: str) -> bool:
    """It lies in the panel."""
    return bool(panel) and panel in within


def leads_away(node: Node) -> bool:
    """A link to somewhere else, and not a control."""
    href = node.attributes.get("href", "")
    return bool(href) and not href.startswith(("#", "javascript:"))


def _named(tally: _Tally, kind: str, thing: Thing, points: int) -> bool:
    hit = control(kind, thing.label)
    tally.add(points if hit else 0, 'is called "{hit}"', hit=hit)
    return bool(hit)


def _launcher(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort != "press":
        return
    node = thing.node
    marked = " ".join(node.attributes.get(name, "") for name in ("id", "class")).casefold()
    named = _named(tally, "launcher", thing, 45) or _named(tally, "launcher_weak", thing, 25)
    tally.add(25 if _in_corner(node.box, seen.viewport) else 0, "in a corner of the view")
    tally.add(
        15 if node.style.get("position") == "fixed" or _floats(thing, seen) else 0, "floats over the page"
    )
    tally.add(10 if "haspopup" in node.states or "expanded" in node.states else 0, "opens something")
    tally.add(20 if any(word in marked for word in ("chat", "messenger")) else 0, "is marked up as a chat")
    tally.add(15 if _in_chat_frame(thing, seen) else 0, "in a frame for chat")
    tally.add(10 if _around_says_chat(thing, seen) else 0, "in a part called chat")
    tally.add(10 if node.role == "button" else 0, "is a button")
    tally.add(-15 if not named and thing.label else 0, "is called something else")
    _named(tally, "not_launcher", thing, -50)
    tally.add(-30 if leads_away(node) else 0, "leads to another page")
    tally.add(
        -100 if node.attributes.get("href", "").startswith(("tel:", "mailto:")) else 0, "another channel"
    )
    tally.add(40 if thing.id == context.launcher else 0, "opened the chat before")


def _composer(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    node = thing.node
    kind = node.attributes.get("type", "text")
    if thing.sort != "field" or node.tag == "select" or kind not in ("text", "search", ""):
        return
    names = " ".join((thing.label, node.attributes.get("placeholder", ""), node.description))
    hit = control("composer", names)
    tally.add(35 if hit else 0, 'asks for "{hit}"', hit=hit)
    several = node.tag == "textarea" or node.states.get("multiline") == "true"
    several = several or node.states.get("editable") == "richtext"
    tally.add(10, "can be typed into")
    tally.add(15 if several else 0, "takes several lines")
    tally.add(20 if thing.id in context.new else 0, "came when the chat opened")
    tally.add(20 if inside(thing.within, context.panel) else 0, "in the chat")
    tally.add(
        15 if _around_says_chat(thing, seen) or _in_chat_frame(thing, seen) else 0, "in a part called chat"
    )
    tally.add(15 if _beside(thing, seen, "send") else 0, "beside a control that sends")
    tally.add(15 if _beside_role(thing, seen, "log") else 0, "beside a log")
    tally.add(10 if thing.id == seen.focus else 0, "has the focus")
    miss = control("not_composer", names) if not hit else ""
    tally.add(
        -60 if miss or kind == "search" or node.role == "searchbox" else 0,
        'asks for "{hit}"',
        hit=miss or "search",
    )


def _human(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort != "press" or thing.id == context.launcher:
        return
    if not (context.panel and not inside(thing.within, context.panel)):
        tally.add(15, "in the chat" if context.panel else "in sight")
    _named(tally, "human", thing, 60)
    tally.add(10 if thing.node.role in ("button", "link", "menuitem") else 0, "is a control")
    tally.add(10 if thing.id in context.new else 0, "came when the chat opened")
    _named(tally, "not_human", thing, -60)
    _named(tally, "not_launcher", thing, -20)
    tally.add(-60 if leads_away(thing.node) else 0, "leads to another page")


def _weak(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and inside(thing.within, context.panel) and not leads_away(thing.node):
        _named(tally, "human_weak", thing, 45)
        _named(tally, "close", thing, -60)


def _menu(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and inside(thing.within, context.panel) and thing.id != context.launcher:
        _named(tally, "menu", thing, 40)
        tally.add(30 if thing.node.states.get("haspopup") in ("menu", "true") else 0, "opens a menu")
        tally.add(20 if thing.node.states.get("expanded") == "false" else 0, "can be opened")
        _named(tally, "not_menu", thing, -60)


def _send(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and (not context.panel or inside(thing.within, context.panel)):
        _named(tally, "send", thing, 50)
        marked = " ".join(thing.node.attributes.get(name, "") for name in ("id", "class")).casefold()
        near = thing.within[:1] in (seen.focus_within[:1], seen.focus_within[1:2])
        tally.add(20 if "send" in marked else 0, "is marked up as sending")
        tally.add(40 if near and not thing.shown else 0, "a picture beside the field")
        tally.add(40 if thing.node.attributes.get("type") == "submit" else 0, "submits the form")
        _named(tally, "close", thing, -60)


def _close(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and (inside(thing.within, context.panel) or thing.id == context.launcher):
        if thing.id == context.launcher:
            tally.add(42, "opened the chat")
            return
        marked = " ".join(thing.node.attributes.get(name, "") for name in ("id", "class")).casefold()
        _named(tally, "close", thing, 50)
        tally.add(
            40 if thing.label in ("x", "X", "×", "✕", "✖", "–", "−", "_") else 0, "shows a cross or a dash"
        )
        tally.add(30 if not thing.label and "close" in marked else 0, "is marked up as closing")
        tally.add(20 if not thing.label and _top_right(thing, seen, context) else 0, "top right in the chat")
        _named(tally, "not_close", thing, -60)
        _named(tally, "send", thing, -60)


def _confirm(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and not leads_away(thing.node) and thing.id != context.launcher:
        if not _named(tally, "confirm", thing, 45):
            return
        tally.add(20 if inside(thing.within, context.panel) else 0, "in the chat")
        tally.add(20 if thing.id in context.new else 0, "has just come")
        tally.add(15 if thing.node.attributes.get("type") == "submit" else 0, "submits the form")
        _named(tally, "decline", thing, -60)


RULES: Mapping[str, Callable[[Thing, Seen, Context, _Tally], None]] = {
    "launcher": _launcher,
    "composer": _composer,
    "human": _human,
    "weak": _weak,
    "menu": _menu,
    "send": _send,
    "close": _close,
    "confirm": _confirm,
}


def _in_corner(box: Rect | None, view: tuple[int, int]) -> bool:
    if box is None or box.w > 0.6 * view[0] or box.h > 0.5 * view[1]:
        return False
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return y > (1 - CORNER) * view[1] and y <= view[1] and not CORNER * view[0] < x < (1 - CORNER) * view[0]


def _floats(thing: Thing, seen: Seen) -> bool:
    return any(
        seen.nodes[name].style.get("position") == "fixed" for name in thing.within if name in seen.nodes
    )


def _in_chat_frame(thing: Thing, seen: Seen) -> bool:
    frames = (seen.nodes[name] for name in thing.within if seen.nodes[name].tag == "iframe")
    return any(
        control("launcher", f"{frame.name} {frame.attributes.get('title', '')}")
        or "chat" in urlsplit(frame.attributes.get("src", "")).path.casefold()
        for frame in frames
    )


def _around_says_chat(thing: Thing, seen: Seen) -> bool:
    for name in thing.within:
        node = seen.nodes[name]
        marked = f"{node.attributes.get('id', '')} {node.attributes.get('class', '')} {node.tag}".casefold()
        if node.tag not in ("html", "body", "#document", "main") and (
            "chat" in marked or meaning("bot", marked)
        ):
            return True
        if node.role in ("complementary", "region", "dialog") and control("launcher", node.name):
            return True
    return False


def _beside(thing: Thing, seen: Seen, kind: str) -> bool:
    near = set(thing.within[:4]) - _places(thing, seen)
    return any(
        other.sort == "press" and control(kind, other.label) and near & set(other.within)
        for other in seen.things
    )


def _beside_role(thing: Thing, seen: Seen, role: str) -> bool:
    near = set(thing.within[:6]) - _places(thing, seen)
    return any(node.role == role and node.parent in near for node in seen.nodes.values())


def _places(thing: Thing, seen: Seen) -> set[str]:
    return {name for name in thing.within if seen.nodes[name].tag in ("html", "body", "#document", "main")}


def _top_right(thing: Thing, seen: Seen, context: Context) -> bool:
    panel = seen.nodes.get(context.panel)
    box = thing.node.box
    if panel is None or panel.box is None or box is None:
        return False
    return box.y < panel.box.y + 80 and box.x + box.w > panel.box.x + panel.box.w - 80
