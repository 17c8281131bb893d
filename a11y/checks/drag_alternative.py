"""Whether what can be dragged can be done with a single press as well."""

import re
from collections.abc import Iterable

from ..model import Node
from .case import Case, View
from .check import Check, Outcome, both, passed, unsure, wcag

CURSORS = re.compile(r"grab|move|all-scroll|(col|row|n|e|s|w|ne|nw|se|sw|ns|ew|nesw|nwse)-resize")
"""What the pointer becomes over something to drag: https://www.w3.org/TR/css-ui-4/#cursor"""
OTHERWISE = re.compile(
    r"\b(larger|smaller|bigger|enlarge|expand|maximi[sz]e|full screen|resize|move|left|right|previous|next|"
    r"groter|kleiner|vergro\w+|verklein\w+|verplaats\w*|links|rechts|vorige|volgende|größer|verschieben|"
    r"vorherige|nächste|agrandir|réduire|déplacer|précédent|suivant|ampliar|reducir|mover|anterior|siguiente)\b",
    re.IGNORECASE,
)


def judge(case: Case) -> Iterable[Outcome]:
    """Handles in the open chat: where there are any, some control offers the same."""
    for view in case.views[:1]:
        for at in view.open_at[:1]:
            handles = [node for node in view.page(at).nodes.values() if _is_handle(view, at, node)]
            others = [thing.label for thing in view.seen(at).things if thing.sort == "press"]
            if handles and not any(OTHERWISE.search(label) for label in others):
                yield unsure("perhaps", view.evidence(at, handles[0], cursor=handles[0].style["cursor"]))
            elif handles:
                yield passed(view.evidence(at, handles[0]))


def _is_handle(view: View, at: int, node: Node) -> bool:
    """It lies in the chat and listens to the pointer, and there the pointer becomes one that drags."""
    around = view.page(at).nodes.get(node.parent)
    inside = view.panel(at) in {one.id for one in view.page(at).around(node.id)}
    cursor = node.style.get("cursor", "")
    return (
        inside
        and node.visible
        and node.listens
        and CURSORS.fullmatch(cursor) is not None
        and (around is None or around.style.get("cursor", "") != cursor)
    )


CHECK = Check(
    id="drag-alternative",
    question=both("Kan het ook zonder slepen?", "Can it be done without dragging?"),
    norms=wcag("2.5.7", "AA"),
    impact="moderate",
    judge=judge,
    messages={
        "perhaps": both(
            "Hier valt iets te slepen, en geen knop doet zo te zien hetzelfde: wie de muis niet ingedrukt "
            "kan verplaatsen, kan dit misschien niet.",
            "Something can be dragged here, and no control seems to do the same: whoever cannot move a "
            "pressed mouse may not be able to do this.",
        )
    },
    fix=both(
        "Geef er knoppen bij die hetzelfde doen, zoals “Groter” en “Kleiner”.",
        "Give controls that do the same, such as “Larger” and “Smaller”.",
    ),
    blind=both(
        "Alleen een greep met een sleepcursor wordt herkend, en of een knop hetzelfde doet wordt uit zijn "
        "naam afgeleid.",
        "Only a handle with a pointer that drags is recognised, and whether a control does the same is taken "
        "from its name.",
    ),
    rows=(51,),
)
