"""What is around a thing: where it lies, what stands beside it, what the parts that hold it are called."""

from urllib.parse import urlsplit

from ..model import Node, Rect
from .lexicon import control, meaning
from .seen import PRESSES, Seen, Thing

CORNER = 0.35
"""Share of the view, from its right or left end and from below, that counts as its corner."""
LAST = 4
"""How many things at the end of a page count as its end, for those who hear and do not see."""
WHOLE = frozenset({"html", "body", "#document", "main"})
CHAT_PARTS = frozenset({"complementary", "region", "dialog"})


def inside(within: tuple[str, ...], panel: str) -> bool:
    """It lies in the panel."""
    return bool(panel) and panel in within


def marks(node: Node) -> str:
    """What its maker called it in the markup."""
    return " ".join(node.attributes.get(name, "") for name in ("id", "class")).casefold()


def leads_away(node: Node) -> bool:
    """A link to somewhere else, and not a control."""
    href = node.attributes.get("href", "")
    return bool(href) and not href.startswith(("#", "javascript:"))


def in_corner(box: Rect | None, view: tuple[int, int], scroll: tuple[float, float] = (0, 0)) -> bool:
    """It is drawn in a lower corner of the view, however far the page was scrolled."""
    if box is None or box.w > 0.6 * view[0] or box.h > 0.5 * view[1]:
        return False
    x, y = box.x + box.w / 2 - scroll[0], box.y + box.h / 2 - scroll[1]
    return y > (1 - CORNER) * view[1] and y <= view[1] and not CORNER * view[0] < x < (1 - CORNER) * view[0]


def near_the_end(thing: Thing, seen: Seen) -> bool:
    """It is one of the last things on the page."""
    presses = [one.id for one in seen.things if one.node.role in PRESSES or one.sort == "press"]
    return thing.id in presses[-LAST:]


def floats(thing: Thing, seen: Seen) -> bool:
    """It, or something around it, stays where it is while the page scrolls."""
    around = (seen.nodes[name] for name in thing.within if name in seen.nodes)
    return any(node.style.get("position") == "fixed" for node in (thing.node, *around))


def in_chat_frame(thing: Thing, seen: Seen) -> bool:
    """A frame around it is called a chat."""
    frames = (seen.nodes[name] for name in thing.within if seen.nodes[name].tag == "iframe")
    return any(
        control("launcher", f"{frame.name} {frame.attributes.get('title', '')}")
        or "chat" in urlsplit(frame.attributes.get("src", "")).path.casefold()
        for frame in frames
    )


def around_says_chat(thing: Thing, seen: Seen) -> bool:
    """A part around it is called a chat, by its name or in the markup."""
    for name in thing.within:
        node = seen.nodes[name]
        marked = f"{marks(node)} {node.tag}".casefold()
        if node.tag not in WHOLE and ("chat" in marked or meaning("bot", marked)):
            return True
        if node.role in CHAT_PARTS and control("launcher", node.name):
            return True
    return False


def below_a_bot(thing: Thing, seen: Seen) -> bool:
    """Words that say they are a bot's stand above it, in the same part of the page."""
    near = set(thing.within) - {name for name in thing.within if seen.nodes[name].tag in WHOLE - {"main"}}
    y = thing.node.box.y if thing.node.box else 0
    for line in seen.lines:
        block = seen.nodes.get(line.key)
        above = block is None or block.box is None or block.box.y <= y
        if not line.control and above and near & set(line.within) and meaning("bot", line.text):
            return True
    return False


def beside(thing: Thing, seen: Seen, kind: str) -> bool:
    """A control of that kind stands beside it."""
    near = set(thing.within[:4]) - _whole(thing, seen)
    return any(
        other.sort == "press" and control(kind, other.label) and near & set(other.within)
        for other in seen.things
    )


def beside_role(thing: Thing, seen: Seen, role: str) -> bool:
    """Something of that role stands beside it."""
    near = set(thing.within[:6]) - _whole(thing, seen)
    return any(node.role == role and node.parent in near for node in seen.nodes.values())


def among_fields(thing: Thing, seen: Seen) -> bool:
    """It is one of the fields of a form that asks who one is, and no place to talk."""
    near = set(thing.within[:5]) - _whole(thing, seen)
    others = (one for one in seen.things if one.sort != "press" and one.id != thing.id and not searches(one))
    return any(near & set(other.within) and who(other) for other in others)


def who(thing: Thing) -> bool:
    """A field that asks who somebody is."""
    kind = thing.node.attributes.get("type", "")
    named = f"{thing.label} {thing.node.attributes.get('name', '')}"
    return thing.sort == "field" and (kind in ("email", "tel") or bool(control("not_composer", named)))


def searches(thing: Thing) -> bool:
    """A field to search in: many chats have one over their list of conversations."""
    return thing.node.attributes.get("type") == "search" or thing.node.role == "searchbox"


def _whole(thing: Thing, seen: Seen) -> set[str]:
    return {name for name in thing.within if seen.nodes[name].tag in WHOLE}


def top_right(thing: Thing, seen: Seen, panel: str) -> bool:
    """It is drawn in the right upper corner of the panel."""
    holder, box = seen.nodes.get(panel), thing.node.box
    if holder is None or holder.box is None or box is None:
        return False
    return box.y < holder.box.y + 80 and box.x + box.w > holder.box.x + holder.box.w - 80


def hint(thing: Thing, seen: Seen) -> str:
    """The words that are drawn in an empty field, by whatever means."""
    box = thing.node.box
    said = [thing.node.attributes.get("placeholder", ""), thing.node.states.get("placeholder", "")]
    for node in seen.nodes.values():
        if node.role == "text" and node.visible and node.parent != thing.id:
            drawn_in = node.tag.startswith("::") and thing.id in seen.around.get(node.id, ())
            if drawn_in or (node.box and box and _covers(box, node.box)):
                said.append(node.name)
    return " ".join(filter(None, said))


def _covers(outer: Rect, inner: Rect) -> bool:
    x, y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= x <= outer.x + outer.w and outer.y <= y <= outer.y + outer.h
