"""Whether every control of the chat can be seen with colours of the user's own."""

from collections.abc import Iterable

from ..model import Glimpse, Node, Rect
from ..reader.order import FIELDS
from .case import Case, View
from .check import Check, Outcome, both, passed, unsure, verdict, wcag
from .pixels import BORDER, drawn_on

LEAST = 0.01
"""Share of a control that a picture on it takes at least."""


def judge(case: Case) -> Iterable[Outcome]:
    """Words stand on it, or something in its picture stands out from its ground, be that dark or light."""
    for view in case.by("forced-colors"):
        yield from _launcher(view)
        told: set[tuple[str, str]] = set()
        for at in view.open_at:
            inside = {node.id: node for node in view.inside(at)}
            for glimpse in view.moments[at].glimpses:
                node = inside.get(glimpse.node)
                if node is None or not glimpse.theme or (node.id, glimpse.theme) in told:
                    continue
                if (inked := _inked(glimpse, node)) is not None:
                    told.add((node.id, glimpse.theme))
                    evidence = view.evidence(at, node, inked=f"{inked:.1%}", theme=glimpse.theme)
                    yield verdict(inked >= LEAST, _message(node), evidence, name=node.name)


def _launcher(view: View) -> Iterable[Outcome]:
    launcher = view.launcher
    if launcher is None:
        return
    at = max(0, view.press - 1)
    page = view.page(at)
    inside = [one for one in page.nodes.values() if launcher in page.around(one.id)]
    if any(node.role == "text" and node.visible and node.name.strip() for node in inside):
        yield passed(view.evidence(at, launcher))
        return
    shares = [*_shares(view, launcher)]
    for theme, inked in shares:
        evidence = view.evidence(at, launcher, inked=f"{inked:.1%}", theme=theme)
        yield verdict(inked >= LEAST, "gone", evidence)
    if not shares:
        yield unsure("perhaps", view.evidence(at, launcher))


def _shares(view: View, launcher: Node) -> Iterable[tuple[str, float]]:
    """The share of the launcher that stands out, in the first small picture of it on each ground."""
    told: set[str] = set()
    for at, moment in enumerate(view.moments):
        for glimpse in moment.glimpses:
            node = view.page(at).nodes.get(glimpse.node)
            if glimpse.node != launcher.id or node is None or glimpse.theme in told:
                continue
            if (inked := _inked(glimpse, node)) is not None:
                told.add(glimpse.theme)
                yield glimpse.theme, inked


def _inked(glimpse: Glimpse, node: Node) -> float | None:
    """Of a field, an edge or a line close around it counts as well."""
    if node.box is None:
        return None
    if node.role not in FIELDS:
        return drawn_on(glimpse, node.box)
    box = glimpse.box
    return drawn_on(glimpse, Rect(box.x - BORDER, box.y - BORDER, box.w + 2 * BORDER, box.h + 2 * BORDER))


def _message(node: Node) -> str:
    if node.role in FIELDS:
        return "field"
    return "sign" if node.name.strip() else "nameless"


CHECK = Check(
    id="forced-colors",
    question=both(
        "Is elke knop te zien met eigen kleuren?", "Can every button be seen with one's own colours?"
    ),
    norms=wcag("1.4.11", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "gone": both(
            "Met eigen kleuren van de gebruiker verdwijnt het plaatje op de knop van de chat.",
            "With colours of the user's own the picture on the chat's button vanishes.",
        ),
        "sign": both(
            "Met eigen kleuren van de gebruiker verdwijnt het plaatje op de knop “{name}”.",
            "With colours of the user's own the picture on the button “{name}” vanishes.",
        ),
        "nameless": both(
            "Met eigen kleuren van de gebruiker verdwijnt het plaatje op een knop van de chat.",
            "With colours of the user's own the picture on a button of the chat vanishes.",
        ),
        "field": both(
            "Met eigen kleuren van de gebruiker is niet te zien waar het tekstvak is.",
            "With colours of the user's own it cannot be seen where the text field is.",
        ),
        "perhaps": both(
            "Op de knop van de chat staan geen woorden; kijk of hij met eigen kleuren te zien is.",
            "There are no words on the chat's button; see whether it shows with colours of one's own.",
        ),
    },
    fix=both(
        "Zet woorden op de knop, of een svg met currentColor, en geef een tekstvak een rand: kleuren van de "
        "achtergrond vallen weg, en een wit of zwart plaatje is op een lichte of donkere grond weg.",
        "Put words on the button, or an svg with currentColor, and give a text field a border: colours of "
        "the ground are taken away, and a white or black picture is lost on a light or a dark ground.",
    ),
    blind=both(
        "Wat de wandeling niet in beeld kreeg of wat uit staat, is niet bekeken. Van een tekstvak telt ook "
        "wat er vlak omheen staat.",
        "What the walk did not get into view or what is disabled was not looked at. Of a text field what "
        "is close around it counts too.",
    ),
    rows=(48,),
)
