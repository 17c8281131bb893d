"""Whether a reply that comes word by word is announced whole."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, practice, wcag

MANY = 5
"""Changes of one text within one look from which it is a stream."""


def judge(case: Case) -> Iterable[Outcome]:
    """No element in a live region changes many times, unless the region is busy meanwhile."""
    for view in case.views:
        looks = (at for at in range(len(view.moments)) if at not in view.toggled - {view.press})
        streams = [at for at in looks if _pieces(view, at) >= MANY]
        if streams:
            at = streams[0]
            yield failed("pieces", view.evidence(at, heard=tuple(one.text for one in view.said(at))))
        elif view.open_at:
            yield passed(view.evidence(view.open_at[0]))


def _pieces(view: View, at: int) -> int:
    """How often the live region that changed most did so, apart from a field in it that was typed into."""
    own = view.typed_into(at)
    regions = [
        change.region.key
        for change in view.moments[at].changes
        if change.region is not None
        and change.region.live != "off"
        and not change.region.busy
        and change.text.strip()
        and change.kind in ("text", "added")
        and change.key not in own
    ]
    return max(map(regions.count, regions), default=0)


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
