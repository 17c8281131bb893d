"""Whether there is another way than the telephone when nobody is there."""

from collections.abc import Iterable

from ..journeys.elsewhere import asks_address
from ..journeys.lexicon import control
from ..model import Norm
from .case import Case, View
from .check import Check, Outcome, both, verdict


def judge(case: Case) -> Iterable[Outcome]:
    """Ways in the open chat when nobody is there; where that was not tried, whenever there is a "
    "telephone number."""
    for view in case.views:
        looks, journey = view.open_at, view.recording.journey
        told = view.stage("told_nobody")
        if looks and told and told.outcome in ("reached", "not_reached"):
            yield _of(view, looks[-1])
        elif looks and journey == "human" and "tel" in _ways(view, looks[0]):
            yield _of(view, looks[0])


def _of(view: View, at: int) -> Outcome:
    ways = _ways(view, at)
    return verdict(bool(ways - {"tel"}), "one", view.evidence(at, ways=", ".join(sorted(ways))))


def _ways(view: View, at: int) -> set[str]:
    """The kinds of way in sight: tel, mailto, sms, callback; a field for one's e-mail address is one."""
    found = set()
    for thing in view.seen(at).things:
        scheme, colon, _ = thing.node.attributes.get("href", "").partition(":")
        if colon and scheme in ("tel", "mailto", "sms"):
            found.add(scheme)
        elif asks_address(thing):
            found.add("mailto")
        elif thing.sort == "press" and (
            control("callback", thing.label) or control("contact_form", thing.label)
        ):
            found.add("callback")
    return found


CHECK = Check(
    id="other-ways",
    question=both("Is er een andere weg dan de telefoon?", "Is there another way than the telephone?"),
    norms=(Norm("en301549", "12.2.3"),),
    impact="serious",
    judge=judge,
    messages={
        "one": both(
            "De enige andere weg is bellen, of er is geen: wie niet hoort of spreekt, kan nergens heen.",
            "The only other way is the telephone, or there is none: whoever does not hear or speak "
            "has nowhere to go.",
        )
    },
    fix=both(
        "Bied naast de telefoon ook e-mail, een formulier of terugbellen met tekst of video aan.",
        "Offer e-mail, a form or being contacted by text or video beside the telephone.",
    ),
    blind=both("Wegen buiten beeld tellen niet.", "Ways out of sight do not count."),
    rows=(41,),
)
