"""What a user would notice of what just happened, for somebody who never used a screen reader. Pure."""

from ..model import Node, Utterance
from .session import View
from .spoken import Mark
from .view import NAMED
from .words import word


def notice(view: View, language: str) -> str:
    """The most telling sentence about the latest key or announcement."""
    last = view.log[-1] if view.log else None
    if view.trouble:
        return view.trouble
    if isinstance(last, Mark) and last.kind == "note":
        return last.text
    if isinstance(last, Utterance) and last.source in ("live", "alert"):
        return _announced(last, language)
    return about_node(view, language) or word(f"in_{view.mode}", language)


def about_node(view: View, language: str) -> str:
    """What is wrong with the thing that was read; "" when nothing is."""
    node = next((node for node in view.tree.nodes if node.id == view.node), None)
    return _of(node, view.tree.focus, language) if node else ""


def _announced(one: Utterance, language: str) -> str:
    if one.dropped:
        return word("never", language, why=word(one.dropped, language))
    said = word("at_once" if one.politeness == "assertive" else "by_itself", language)
    return said if one.sure else f"{said} {one.note}"


def _of(node: Node, focus: str, language: str) -> str:
    if node.role in NAMED and not node.name.strip():
        return word("no_alt" if node.role == "img" else "no_name", language)
    if node.name_from == "placeholder":
        return word("placeholder", language)
    if node.id == focus and not node.visible:
        return word("unseen", language)
    return ""
