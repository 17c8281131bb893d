"""Whether a message is words, and not signs of a markup language."""

import re
from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, failed, passed, practice, wcag

RAW = re.compile(r"\*\*\w|\w\*\*|\]\(\w|^#{1,6} \w|```|</?[a-z]+>|&[a-z]+;|https?://\S{40,}|(.)\1{7,}")


def judge(case: Case) -> Iterable[Outcome]:
    """Each line of the open chat."""
    for view in case.views[:1]:
        for at in view.open_at[-1:]:
            raw = [line for line in view.lines(at) if RAW.search(line.text)]
            for line in raw:
                yield failed("raw", view.evidence(at, view.page(at).nodes[line.key]), text=line.text[:120])
            if not raw:
                yield passed(view.evidence(at))


CHECK = Check(
    id="no-markup",
    question=both("Zijn berichten gewone woorden?", "Are messages plain words?"),
    norms=(*practice("no raw markup"), *wcag("1.1.1", "A")),
    impact="minor",
    judge=judge,
    messages={
        "raw": both(
            "Hier klinken tekens in plaats van woorden: “{text}”.",
            "Signs are read here instead of words: “{text}”.",
        )
    },
    fix=both(
        "Zet opmaaktekens om in opmaak, en lange adressen in een link met woorden.",
        "Turn markup signs into markup, and long addresses into a link with words.",
    ),
    blind=both("Hoe een stem emoji leest, is niet beoordeeld.", "How a voice reads emoji is not judged."),
    rows=(55,),
)
