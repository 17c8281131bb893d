"""Whether the launcher's name has the words on it, so that it can be spoken to."""

from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """The words in sight on the launcher and on the controls to a human are in their names."""
    told: set[str] = set()
    for view in case.views:
        at = max(0, view.press - 1)
        looks = [(at, view.launcher), *((one, node) for one in view.open_at[:1] for node in view.humans(one))]
        for look, node in looks:
            thing = view.seen(look).thing(node.id) if node else None
            if node is None or thing is None or not thing.shown or not node.name or node.id in told:
                continue
            told.add(node.id)
            good = f" {plain(thing.shown)} " in f" {plain(node.name)} "
            yield verdict(good, "other", view.evidence(look, node), name=node.name, shown=thing.shown)


CHECK = Check(
    id="label-in-name",
    question=both("Heet de knop zoals erop staat?", "Is the button called what stands on it?"),
    norms=wcag("2.5.3", "A"),
    impact="serious",
    judge=judge,
    messages={
        "other": both(
            "Op de knop staat “{shown}”, maar hij heet “{name}”: wie met de stem bedient, zegt wat "
            "er staat en er gebeurt niets.",
            "“{shown}” stands on the button, but it is called “{name}”: voice users say what they "
            "read, and nothing happens.",
        )
    },
    fix=both(
        "Laat de naam beginnen met de woorden die erop staan.",
        "Let the name begin with the words that stand on it.",
    ),
    blind=both("Woorden in een plaatje worden niet gelezen.", "Words in a picture are not read."),
    rows=(3,),
)
