"""Whether a live region is there before what it should tell."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, verdict, wcag

TOGETHER = 60
"""Milliseconds between a region and its first content below which screen readers miss the content."""
AT_ONCE = "alert"
"""The role that is said when it comes: https://www.w3.org/TR/wai-aria-1.2/#alert"""


def judge(case: Case) -> Iterable[Outcome]:
    """Every region that something came in, outside of opening and closing."""
    for view in case.views:
        for at, moment in enumerate(view.moments):
            if at in view.toggled:
                continue
            for change in moment.changes:
                region = change.region
                if region is None or region.role == AT_ONCE or region.live == "off":
                    continue
                if not region.text or not change.rendered:
                    continue
                late = 0 < change.at - region.born < TOGETHER or change.at == region.born
                yield verdict(not late, "late", view.evidence(at), text=region.text[:120])


CHECK = Check(
    id="region-in-time",
    question=both(
        "Is het gebied dat meldt er al vóór de melding?",
        "Is the live region there before what it tells?",
    ),
    norms=wcag("4.1.3", "AA"),
    impact="serious",
    judge=judge,
    messages={
        "late": both(
            "Deze melding komt samen met haar eigen live-gebied op de pagina; veel schermlezers "
            "zeggen haar dan niet: “{text}”.",
            "This announcement comes to the page together with its own live region; many screen "
            "readers then do not say it: “{text}”.",
        )
    },
    fix=both(
        "Zet een leeg gebied (role=status of role=log) bij het laden op de pagina, en zet er later tekst in.",
        "Put an empty region (role=status or role=log) on the page when it loads, and put text in it later.",
    ),
    blind=both(
        "Sommige schermlezers zeggen het toch; daarop valt niet te bouwen.",
        "Some screen readers say it all the same; one cannot rely on it.",
    ),
    rows=(19,),
)
