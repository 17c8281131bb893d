"""Whether a reply that comes word by word is announced whole."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, failed, passed, practice, wcag

MANY = 5
"""Changes of one text within one look from which it is a stream."""


def judge(case: Case) -> Iterable[Outcome]:
    """No element in a live region changes many times, unless the region is busy meanwhile."""
    for view in case.views:
        streams = [
            at
            for at, moment in enumerate(view.moments)
            if any(
                sum(
                    one.region is not None
                    and one.region.key == change.region.key
                    and one.region.live != "off"
                    and not one.region.busy
                    and bool(one.text.strip())
                    and one.kind in ("text", "added")
                    for one in moment.changes
                )
                >= MANY
                for change in moment.changes
                if change.region is not None
            )
            and at not in view.toggled - {view.press}
        ]
        if streams:
            at = streams[0]
            yield failed("pieces", view.evidence(at, heard=tuple(one.text for one in view.said(at))))
        elif view.open_at:
            yield passed(view.evidence(view.open_at[0]))


CHECK = Check(
    id="stream-whole",
    question=both("Wordt een antwoord in één keer gemeld?", "Is a reply announced whole?"),
    norms=(*wcag("4.1.3", "AA"), *practice("no noise")),
    impact="serious",
    judge=judge,
    messages={
        "pieces": both(
            "Het antwoord komt in stukjes en wordt in stukjes gemeld; er is geen zin te volgen.",
            "The reply comes in pieces and is announced in pieces; no sentence can be followed.",
        )
    },
    fix=both(
        "Toon de stukjes buiten het live-gebied, of zet aria-busy tot het antwoord af is.",
        "Show the pieces outside the live region, or set aria-busy until the reply is complete.",
    ),
    blind=both(
        "Een stroom die na de wandeling begint, is niet gezien.",
        "A stream that begins after the walk is not seen.",
    ),
    rows=(24,),
)
