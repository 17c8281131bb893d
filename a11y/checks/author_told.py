"""Whether it can be told in words who wrote a message."""

from collections.abc import Iterable

from ..journeys.lexicon import plain
from .case import Case, View
from .check import Check, Outcome, both, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """The customer's own message, once it stands in the conversation, has more words than were typed."""
    for view in case.views:
        for step, at in view.steps():
            typed = plain(step.action.text)
            if step.action.kind != "type" or len(typed.split()) < 3 or not view.panel(at):
                continue
            for look in range(at, min(at + 4, len(view.moments))):
                found = _around(view, look, typed)
                if found is not None:
                    extra = found.replace(typed, " ", 1)
                    words = [
                        word for word in extra.split() if not word.isdigit() and word not in ("am", "pm")
                    ]
                    yield verdict(bool(words), "colour", view.evidence(look), text=step.action.text)
                    break


def _around(view: View, at: int, typed: str) -> str | None:
    """All words of the message that holds a text, as assistive technology gets them; None without one."""
    page = view.page(at)
    panel = view.panel(at)
    for node in view.inside(at):
        field = any(outer.role == "textbox" or "editable" in outer.states for outer in page.around(node.id))
        if field or node.role != "text" or typed not in plain(node.name):
            continue
        best = plain(node.name)
        for outer in page.around(node.id):
            inner = plain(f"{outer.name} {outer.description} {page.text(outer.id)}")
            if outer.id == panel or outer.role in ("log", "feed", "list"):
                break
            best = inner
        return best
    return None


CHECK = Check(
    id="author-told",
    question=both(
        "Is in woorden te merken wie iets schreef?", "Can it be told in words who wrote something?"
    ),
    norms=(*wcag("1.3.1", "A"), *wcag("1.4.1", "A")),
    impact="serious",
    judge=judge,
    messages={
        "colour": both(
            "Wie “{text}” schreef, is alleen aan kleur of plaats te zien.",
            "Who wrote “{text}” can only be seen by colour or side.",
        )
    },
    fix=both(
        "Zet de naam bij elk bericht, desnoods alleen voor schermlezers.",
        "Put the name with each message, for screen readers alone if need be.",
    ),
    blind=both(
        "Er wordt alleen naar het eigen bericht gekeken.", "Only the customer's own message is looked at."
    ),
    rows=(35,),
)
