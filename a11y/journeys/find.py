"""Which thing in sight is the launcher, the composer, the way to a human: by name, role, place, behaviour.

Every point has its reason, so that a choice can be explained and argued with.
"""

from collections.abc import Callable, Mapping

import msgspec

from .around import (
    among_fields,
    around_says_chat,
    below_a_bot,
    beside,
    beside_role,
    floats,
    hint,
    in_chat_frame,
    in_corner,
    inside,
    leads_away,
    marks,
    near_the_end,
    top_right,
)
from .guide import Guide
from .lexicon import control, word
from .seen import Seen, Thing, counts

ENOUGH = 40
"""Points from which a thing is tried."""
GUIDED = 1000
CROSSES = frozenset({"x", "X", "×", "✕", "✖", "✗", "–", "−", "_"})
DOTS = frozenset({"⋮", "⋯", "…", "...", "···", "•••", "☰", "≡", "︙"})


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

    @property
    def told(self) -> str:
        """The same in words only: points are for whoever asks how the way was found."""
        role = self.thing.node.role or self.thing.node.tag
        reasons = (why.rpartition(" ")[0] for why in self.why if not why.rpartition(" ")[2].startswith("-"))
        return f'"{self.thing.label[:60]}" ({role}): {", ".join(reasons)}'


class _Tally:
    def __init__(self, tongue: str) -> None:
        self.tongue, self.points, self.why = tongue, 0, list[str]()

    def add(self, points: int, why: str, **facts: str) -> None:
        if points:
            self.points += points
            self.why.append(f"{word(self.tongue, why, **facts)} {points:+d}")


def rank(kind: str, seen: Seen, context: Context, enough: int = ENOUGH) -> list[Candidate]:
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
        if tally.points >= enough:
            found.append(Candidate(thing, tally.points, tuple(tally.why)))
    return sorted(found, key=lambda one: -one.points)


def _named(tally: _Tally, kind: str, thing: Thing, points: int) -> bool:
    hit = control(kind, thing.label)
    tally.add(points if hit else 0, 'is called "{hit}"', hit=hit)
    return bool(hit)


def _launcher(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort != "press":
        return
    node = thing.node
    named = _named(tally, "launcher", thing, 45) or _named(tally, "launcher_weak", thing, 25)
    if seen.drawn:
        tally.add(25 if in_corner(node.box, seen.viewport, seen.scroll) else 0, "in a corner of the view")
        tally.add(15 if floats(thing, seen) else 0, "floats over the page")
    else:
        tally.add(35 if near_the_end(thing, seen) else 0, "at the end of the page")
    tally.add(10 if "haspopup" in node.states or "expanded" in node.states else 0, "opens something")
    tally.add(
        20 if any(word in marks(node) for word in ("chat", "messenger", "launcher")) else 0,
        "is marked up as a chat",
    )
    tally.add(15 if in_chat_frame(thing, seen) else 0, "in a frame for chat")
    tally.add(10 if around_says_chat(thing, seen) else 0, "in a part called chat")
    tally.add(10 if node.role == "button" else 0, "is a button")
    other = bool(thing.label) and not counts(thing.label)
    tally.add(-15 if other and not named else 0, "is called something else")
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
    names = " ".join((thing.label, hint(thing, seen), node.description))
    hit = control("composer", names)
    tally.add(35 if hit else 0, 'asks for "{hit}"', hit=hit)
    several = node.tag == "textarea" or node.states.get("multiline") == "true"
    several = several or node.states.get("editable") == "richtext"
    tally.add(10, "can be typed into")
    tally.add(15 if several else 0, "takes several lines")
    before = tally.points
    _in_chat(thing, seen, context, tally)
    tally.add(-15 if tally.points == before else 0, "nothing around it speaks of a chat")
    miss = control("not_composer", names) if not hit else ""
    searches = kind == "search" or node.role == "searchbox"
    tally.add(-60 if miss or searches else 0, 'asks for "{hit}"', hit=miss or "search")
    tally.add(-100 if among_fields(thing, seen) else 0, "one of several fields of a form")


def _in_chat(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    """What speaks for a field being in a chat."""
    tally.add(20 if thing.id in context.new else 0, "came when the chat opened")
    tally.add(20 if inside(thing.within, context.panel) else 0, "in the chat")
    called = around_says_chat(thing, seen) or in_chat_frame(thing, seen)
    tally.add(15 if called else 0, "in a part called chat")
    tally.add(15 if beside(thing, seen, "send") else 0, "beside a control that sends")
    tally.add(15 if beside_role(thing, seen, "log") else 0, "beside a log")
    tally.add(20 if below_a_bot(thing, seen) else 0, "below the words of a bot")
    tally.add(10 if thing.id == seen.focus else 0, "has the focus")


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
    held = thing.sort == "press" and inside(thing.within, context.panel) and thing.id != context.launcher
    if held and not leads_away(thing.node):
        _named(tally, "human_weak", thing, 45)
        _named(tally, "close", thing, -60)


def _menu(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and inside(thing.within, context.panel) and thing.id != context.launcher:
        named = _named(tally, "menu", thing, 40)
        tally.add(30 if thing.node.states.get("haspopup") in ("menu", "true") else 0, "opens a menu")
        tally.add(20 if thing.node.states.get("expanded") == "false" else 0, "can be opened")
        drawn = thing.label.strip() in DOTS
        tally.add(40 if drawn else 0, "shows dots or bars")
        nameless = not (named or drawn or thing.label)
        called = nameless and any(part in marks(thing.node) for part in ("menu", "option", "kebab", "more"))
        tally.add(40 if called else 0, "is marked up as a menu")
        _named(tally, "not_menu", thing, -60)


def _other(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    """A choice that may lead on, when nothing better is there."""
    held = thing.sort == "press" and inside(thing.within, context.panel) and thing.id != context.launcher
    if held and not leads_away(thing.node) and thing.label and "haspopup" not in thing.node.states:
        tally.add(45, "a choice in the chat")
        for kind in ("close", "not_close", "restart", "send", "decline", "not_menu", "menu"):
            _named(tally, kind, thing, -60)
        tally.add(-60 if len(thing.label) < 2 else 0, "shows no words")


def _send(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and (not context.panel or inside(thing.within, context.panel)):
        _named(tally, "send", thing, 50)
        near = thing.within[:1] in (seen.focus_within[:1], seen.focus_within[1:2])
        tally.add(20 if "send" in marks(thing.node) else 0, "is marked up as sending")
        tally.add(40 if near and not thing.shown else 0, "a picture beside the field")
        tally.add(40 if thing.node.attributes.get("type") == "submit" else 0, "submits the form")
        _named(tally, "close", thing, -60)


def _close(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and (inside(thing.within, context.panel) or thing.id == context.launcher):
        if thing.id == context.launcher:
            tally.add(42, "opened the chat")
            return
        _named(tally, "close", thing, 50)
        tally.add(40 if thing.label in CROSSES else 0, "shows a cross or a dash")
        tally.add(30 if not thing.label and "close" in marks(thing.node) else 0, "is marked up as closing")
        tally.add(
            20 if not thing.label and top_right(thing, seen, context.panel) else 0, "top right in the chat"
        )
        _named(tally, "not_close", thing, -60)
        _named(tally, "send", thing, -60)


def _clear(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    """What takes away something that floats over the page and is not the chat."""
    held = inside(thing.within, context.panel) or thing.id == context.launcher
    if thing.sort == "press" and not held and floats(thing, seen) and not leads_away(thing.node):
        _named(tally, "close", thing, 50)
        tally.add(40 if thing.label in CROSSES else 0, "shows a cross or a dash")
        _named(tally, "decline", thing, 45)


def _confirm(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    if thing.sort == "press" and not leads_away(thing.node) and thing.id != context.launcher:
        if not _named(tally, "confirm", thing, 45):
            return
        tally.add(20 if inside(thing.within, context.panel) else 0, "in the chat")
        tally.add(20 if thing.id in context.new else 0, "has just come")
        tally.add(15 if _submits(thing, seen) else 0, "submits the form")
        _named(tally, "decline", thing, -60)


def _submit(thing: Thing, seen: Seen, context: Context, tally: _Tally) -> None:
    """What sends a form, whatever it is called."""
    if thing.sort == "press" and _submits(thing, seen) and thing.id != context.launcher:
        tally.add(45, "submits the form")
        _named(tally, "close", thing, -60)
        _named(tally, "decline", thing, -60)


def _submits(thing: Thing, seen: Seen) -> bool:
    kind = thing.node.attributes.get("type", "submit" if thing.node.tag == "button" else "")
    return kind == "submit" and any(seen.nodes[name].tag == "form" for name in thing.within)


RULES: Mapping[str, Callable[[Thing, Seen, Context, _Tally], None]] = {
    "launcher": _launcher,
    "composer": _composer,
    "human": _human,
    "weak": _weak,
    "menu": _menu,
    "other": _other,
    "send": _send,
    "close": _close,
    "clear": _clear,
    "confirm": _confirm,
    "submit": _submit,
}
