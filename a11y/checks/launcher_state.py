"""Whether the launcher tells that it opens something, or the focus does."""

from collections.abc import Iterable

from .case import Case
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """It has expanded that changes, or haspopup, or focus goes into what it opened."""
    for view in case.by("mouse", *("keyboard", "screen-reader")):
        launcher = view.launcher
        if not view.press or launcher is None or not view.panel(view.press):
            continue
        at = view.press
        now = view.page(at).nodes.get(launcher.id)
        changed = now is not None and now.states.get("expanded") != launcher.states.get("expanded")
        popup = launcher.states.get("haspopup", "false") != "false"
        stale = "expanded" in launcher.states and now is not None and not now.ignored and not changed
        focus = view.moments[at].tree.focus
        moved = bool(focus) and view.panel(at) in {node.id for node in view.page(at).around(focus)}
        yield verdict(not stale and (changed or popup or moved), "stateless", view.evidence(at - 1, launcher))


CHECK = Check(
    id="launcher-state",
    question=both("Zegt de knop of de chat open is?", "Does the button tell whether the chat is open?"),
    norms=wcag("4.1.2", "A"),
    impact="moderate",
    judge=judge,
    messages={
        "stateless": both(
            "De knop zegt niet dat hij iets opent, of blijft “dicht” zeggen terwijl de chat open is.",
            "The button does not tell that it opens something, or still says “collapsed” while the "
            "chat is open.",
        )
    },
    fix=both(
        "Geef de knop aria-expanded en houd dat bij.", "Give the button aria-expanded and keep it up to date."
    ),
    blind=both(
        "Een knop die na het openen weg is, heeft geen stand.",
        "A button that is gone once open has no state.",
    ),
    rows=(4,),
)
