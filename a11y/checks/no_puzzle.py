"""Whether a puzzle stands before a human."""

import re
from collections.abc import Iterable

from ..journeys.lexicon import meaning
from ..model import Node
from ..reader.order import Page
from .case import Case
from .check import Check, Outcome, both, failed, passed, unsure, wcag

PUZZLE = re.compile(
    r"captcha|turnstile|arkoselabs|funcaptcha|not a robot|geen robot|kein roboter|pas un robot|"
    r"no soy un robot|"
    r"type the (characters|letters)|typ de (letters|tekens)|are you human|bent u een mens|ben je een mens",
    re.IGNORECASE,
)

SAID = frozenset({"text", "paragraph", "generic", "listitem", "article", "none"})
"""Roles that carry what is said."""
NEAR = 3
"""A node and how many around it are close."""


def judge(case: Case) -> Iterable[Outcome]:
    """Names, titles and words in sight while the chat is open; an address alone may be of one "
    "without a task."""
    for view in case.views:
        for at in view.open_at:
            page = view.page(at)
            nodes = [node for node in page.nodes.values() if not node.ignored]
            shown = next((node for node in nodes if _asks(page, node)), None)
            loaded = next((node for node in nodes if PUZZLE.search(node.attributes.get("src", ""))), None)
            if shown is not None:
                yield failed("puzzle", view.evidence(at, shown), name=shown.name or _title(shown))
                return
            if loaded is not None:
                yield unsure("maybe", view.evidence(at, loaded), name=loaded.attributes.get("src", ""))
                return
    for view in case.views[:1]:
        if view.open_at:
            yield passed(view.evidence(view.open_at[0]))


def _asks(page: Page, node: Node) -> bool:
    """“I am not a robot” is asked by a box to tick; without one it is what somebody says of oneself."""
    if not PUZZLE.search(f"{node.name} {_title(node)}"):
        return False
    says = node.role in SAID and meaning("denial", node.name)
    return not says or by_a_box(page, node.id)


def by_a_box(page: Page, node: str) -> bool:
    """A box to tick is close to a node."""
    near = [node, *(one.id for one in page.around(node))][:NEAR]
    return any(one.role == "checkbox" for place in near for one in page.below(place))


def _title(node: Node) -> str:
    return node.attributes.get("title", "")


CHECK = Check(
    id="no-puzzle",
    question=both("Staat er geen puzzel vóór de mens?", "Is there no puzzle before a human?"),
    norms=(*wcag("3.3.8", "AA"), *wcag("1.1.1", "A")),
    impact="critical",
    judge=judge,
    messages={
        "maybe": both(
            "Er is iets geladen dat robots weert ({name}); kijk of mensen er een puzzel van krijgen.",
            "Something that keeps robots out was loaded ({name}); see whether people get a puzzle from it.",
        ),
        "puzzle": both(
            "Voor wie een mens wil spreken staat er een test in de weg: “{name}”.",
            "A test stands in the way of whoever wants to talk to a human: “{name}”.",
        ),
    },
    fix=both(
        "Weer robots zonder puzzel, bijvoorbeeld met een limiet aan de kant van de server.",
        "Keep robots out without a puzzle, for example by a limit on the server's side.",
    ),
    blind=both(
        "Een onbekende test zonder bekende woorden valt niet op.",
        "An unknown test without known words is not noticed.",
    ),
    rows=(40,),
)
