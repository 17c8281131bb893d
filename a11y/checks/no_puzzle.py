"""Whether a puzzle stands before a human."""

import re
from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, failed, passed, wcag

PUZZLE = re.compile(
    r"captcha|turnstile|arkoselabs|funcaptcha|not a robot|geen robot|kein roboter|pas un robot|"
    r"no soy un robot|"
    r"type the (characters|letters)|typ de (letters|tekens)|are you human|bent u een mens|ben je een mens",
    re.IGNORECASE,
)


def judge(case: Case) -> Iterable[Outcome]:
    """Frames, names and words in sight, while the chat is open."""
    for view in case.views:
        for at in view.open_at:
            found = next(
                (
                    node
                    for node in view.page(at).nodes.values()
                    if not node.ignored
                    and PUZZLE.search(
                        f"{node.name} {node.attributes.get('src', '')} {node.attributes.get('title', '')}"
                    )
                ),
                None,
            )
            if found is not None:
                yield failed(
                    "puzzle", view.evidence(at, found), name=found.name or found.attributes.get("title", "")
                )
                return
    for view in case.views[:1]:
        if view.open_at:
            yield passed(view.evidence(view.open_at[0]))


CHECK = Check(
    id="no-puzzle",
    question=both("Staat er geen puzzel vóór de mens?", "Is there no puzzle before a human?"),
    norms=(*wcag("3.3.8", "AA"), *wcag("1.1.1", "A")),
    impact="critical",
    judge=judge,
    messages={
        "puzzle": both(
            "Voor wie een mens wil spreken staat er een test in de weg: “{name}”.",
            "A test stands in the way of whoever wants to talk to a human: “{name}”.",
        )
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
