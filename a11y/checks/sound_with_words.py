"""Whether a sound is never the only sign."""

from collections.abc import Iterable

from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """Whenever a sound plays, something new can be read or is said as well; none plays on opening "
    "the page."""
    for view in case.views:
        for at, moment in enumerate(view.moments):
            sounds = [one for one in moment.media if not one.muted and one.kind != "video"]
            if sounds and at == 0:
                yield failed("at_once", view.evidence(at))
            elif sounds and not _words(view, at):
                yield failed("alone", view.evidence(at, when=f"{sounds[0].at:.0f} ms"))
            elif sounds:
                yield passed(view.evidence(at))


def _words(view: View, at: int) -> bool:
    return (
        bool(view.news(at))
        or any(one.source in ("live", "alert") for one in view.said(at))
        or at in view.toggled
    )


CHECK = Check(
    id="sound-with-words",
    question=both("Is geluid nooit het enige teken?", "Is sound never the only sign?"),
    norms=(*wcag("1.1.1", "A"), *wcag("1.4.2", "A")),
    impact="serious",
    judge=judge,
    messages={
        "alone": both(
            "Er klinkt een geluid, en er staat niets bij: wie niet hoort, mist het.",
            "A sound plays, and nothing is written: whoever does not hear misses it.",
        ),
        "at_once": both(
            "De pagina maakt uit zichzelf geluid, door de schermlezer heen.",
            "The page makes a sound by itself, over the screen reader.",
        ),
    },
    fix=both(
        "Schrijf er in het gesprek bij wat het geluid betekent.",
        "Write in the conversation what the sound means.",
    ),
    blind=both("Wat een geluid zegt, wordt niet verstaan.", "What a sound says is not understood."),
    rows=(56,),
)
