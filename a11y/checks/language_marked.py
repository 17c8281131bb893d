"""Whether a message in another language than the page says so."""

import re
from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag

COMMON = {
    "en": "the and you your is are of to with have not this that for can we how was will please",
    "nl": "de het een en u uw je is zijn van met niet dit dat voor kunt wij hoe wordt graag ik",
    "de": "der die das und sie ihr ist sind von mit nicht dies für kann wir wie wird bitte ich ein",
    "fr": "le la les et vous votre est sont de avec pas ce pour pouvez nous comment une je des",
    "es": "el la los y usted su es son de con no este para puede nosotros como una yo por",
}
WORDS = {language: frozenset(plain(words).split()) for language, words in COMMON.items()}
ENOUGH = 6
"""Words that a text must have for its language to be told."""


def judge(case: Case) -> Iterable[Outcome]:
    """Each line in the open chat whose language is clear."""
    for view in case.views[:1]:
        wrong = False
        for at in view.open_at[-1:]:
            for line in view.lines(at):
                spoken = language_of(line.text)
                marked = _marked(view, at, line.key)
                if spoken and marked and spoken != marked:
                    wrong = True
                    node = view.page(at).nodes[line.key]
                    yield failed("other", view.evidence(at, node), text=line.text[:120], marked=marked)
            if not wrong:
                yield passed(view.evidence(at))


def language_of(text: str) -> str:
    """The language of a text by its commonest words; "" where it is not clear."""
    words = re.findall(r"\w+", plain(text))
    if len(words) < ENOUGH:
        return ""
    counts = sorted((sum(word in known for word in words), name) for name, known in WORDS.items())
    (second, _), (first, best) = counts[-2:]
    return best if first >= 3 and first >= 2 * max(1, second) else ""


def _marked(view: View, at: int, key: str) -> str:
    node = view.page(at).nodes[key]
    return (node.lang or view.seen(at).language).split("-")[0].lower()


CHECK = Check(
    id="language-marked",
    question=both("Is de taal van elk bericht gemerkt?", "Is the language of each message marked?"),
    norms=wcag("3.1.2", "AA"),
    impact="moderate",
    judge=judge,
    messages={
        "other": both(
            "Dit bericht is niet in de taal die erbij staat ({marked}); een stem leest het "
            "onverstaanbaar voor: “{text}”.",
            "This message is not in the language that it is marked with ({marked}); a voice reads it "
            "so that nobody understands: “{text}”.",
        )
    },
    fix=both("Geef het bericht een lang-attribuut.", "Give the message a lang attribute."),
    blind=both(
        "Korte teksten, en andere talen dan en, nl, de, fr en es, worden niet herkend.",
        "Short texts, and languages other than en, nl, de, fr and es, are not recognised.",
    ),
    rows=(54,),
)
