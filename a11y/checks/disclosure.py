"""Whether everybody is told, at the start, that they talk to a bot."""

from collections.abc import Iterable

from ..journeys.lexicon import meaning
from ..model import Norm
from .case import Case, View
from .check import Check, Outcome, both, failed, passed, wcag
from .no_puzzle import by_a_box


def judge(case: Case) -> Iterable[Outcome]:
    """Said aloud before anything is asked; where it only stands there, or not even that, it fails."""
    for view in [
        view
        for names in (("screen-reader",), ("keyboard",), ("mouse",), ())
        for journey in ("human", "stuck", "own-words")
        for view in case.by(*names, journey=journey)
    ][:1]:
        if view.open_at:
            yield _of(view)


def _of(view: View) -> Outcome:
    last = _first_asked(view)
    looks = range(max(0, view.press), last + 1)
    told = tuple(one.text for at in looks for one in view.said(at) if meaning("bot", one.text))
    evidence = view.evidence(last, heard=told[:1])
    if denial := next((line for at in looks for line in _denials(view, at)), ""):
        return failed("denied", evidence, text=denial)
    if told or _stands(view):
        return passed(evidence)
    return failed("silent" if any(_drawn(view, at) for at in looks) else "absent", evidence)


def _denials(view: View, at: int) -> Iterable[str]:
    """What says in the chat that it is no bot; beside a box to tick it is a puzzle, and about its reader."""
    page = view.page(at)
    for line in view.lines(at):
        asked = line.text.rstrip().endswith("?") or by_a_box(page, line.key)
        if meaning("denial", line.text) and not asked:
            yield line.text


def _stands(view: View) -> bool:
    """It is part of the page that came, above the field, and nothing leads past it: who reads on meets it."""
    page, composer = view.page(0), view.composer(0)
    if view.press or composer is None or view.moments[0].tree.focus:
        return False
    above = (page.nodes[one] for one, place in page.place.items() if place < page.place[composer.id])
    return any(one.role == "text" and not one.ignored and meaning("bot", one.name) for one in above)


def _drawn(view: View, at: int) -> bool:
    """It stands in the open chat, for screen readers or not."""
    return any(meaning("bot", line.text) for line in view.lines(at))


def _first_asked(view: View) -> int:
    """The last look before anything is said to the bot."""
    for step, at in view.steps():
        if step.goal not in ("load", "open", "disclosure") and at > view.press:
            return max(view.press, at - 1)
    return len(view.moments) - 1


CHECK = Check(
    id="disclosure",
    question=both(
        "Hoort iedereen aan het begin dat het een bot is?",
        "Is everybody told at the start that it is a bot?",
    ),
    norms=(Norm("ai_act", "50(1)"), *wcag("4.1.3", "AA"), *wcag("1.3.2", "A")),
    impact="critical",
    judge=judge,
    messages={
        "denied": both(
            "In de chat staat dat het geen bot is: “{text}”. Zegt een bot dat, dan is dat bedrog.",
            "The chat says that it is no bot: “{text}”. Where a bot says so, that is deceit.",
        ),
        "silent": both(
            "Dat het een bot is, staat er alleen; een schermlezer zegt het niet voordat je iets vraagt.",
            "That it is a bot is only shown; a screen reader does not say it before one asks something.",
        ),
        "absent": both(
            "Nergens staat of klinkt aan het begin dat het een bot is.",
            "Nothing shows or says at the start that it is a bot.",
        ),
    },
    fix=both(
        "Laat het eerste bericht in het gesprek (role=log, er al vóór het bericht) zeggen dat het "
        "een bot is.",
        "Let the first message in the conversation (role=log, there before the message) say that it "
        "is a bot.",
    ),
    blind=both(
        "Of er een bot is, wordt aangenomen; een chat met alleen mensen hoeft niets te melden.",
        "That there is a bot is taken for granted; a chat with humans only has nothing to tell.",
    ),
    rows=(26,),
)
