"""Whether the chat's field is a field to assistive technology too: what can be typed in has to say so."""

from collections.abc import Iterable

from ..reader.mode import editable
from ..reader.order import FIELDS
from .case import Case, View
from .check import Check, Outcome, both, failed, verdict, wcag


def judge(case: Case) -> Iterable[Outcome]:
    """The first field that was typed into; first of all where a screen reader took the letters itself."""
    for view in sorted(case.views, key=lambda view: not _switched(view)):
        for step, at in view.steps():
            node = (
                view.page(at - 1).nodes.get(step.action.node) if at and step.action.kind == "type" else None
            )
            if node is None:
                continue
            told = node.role in FIELDS or not editable(node)
            if key := _switched(view):
                yield failed("commands", view.evidence(at, node), key=key)
            else:
                yield verdict(told, "no_role", view.evidence(at, node))
            return


def _switched(view: View) -> str:
    """The key of the screen reader that was needed before it let one type."""
    return next((step.action.key for step, _ in view.steps() if step.action.kind == "reader"), "")


CHECK = Check(
    id="field-role",
    question=both(
        "Weet een schermlezer dat in het veld van de chat getypt kan worden?",
        "Does a screen reader know that one can type in the chat's field?",
    ),
    norms=wcag("4.1.2", "A"),
    impact="critical",
    judge=judge,
    messages={
        "no_role": both(
            "Het veld van de chat heeft voor een schermlezer niet de rol van een invoerveld. Niet elke "
            "schermlezer merkt dan dat hier getypt kan worden: Orca 43 zegt niets en neemt elke letter als "
            "een opdracht.",
            "To a screen reader the chat's field does not have the role of a field. Not every screen reader "
            "then notices that one can type here: Orca 43 says nothing, and takes each letter for a command.",
        ),
        "commands": both(
            "De schermlezer zei niets toen de focus in het veld van de chat kwam, en nam letters als zijn "
            "opdrachten. Pas na {key}, een toets die men hier moet raden, kwam aan wat er getypt werd.",
            "The screen reader said nothing when focus came to the chat's field, and took letters for its "
            "commands. Only after {key}, a key that one has to guess here, what was typed arrived.",
        ),
    },
    fix=both(
        "Gebruik een textarea of input met een label. Kan dat niet, geef het bewerkbare deel dan "
        'role="textbox", aria-multiline en een naam.',
        "Use a textarea or an input with a label. Where that cannot be, give the editable part "
        'role="textbox", aria-multiline and a name.',
    ),
    blind=both(
        "Wat NVDA en JAWS in zo’n veld zeggen, is niet gemeten.",
        "What NVDA and JAWS say in such a field was not measured.",
    ),
    rows=(43,),
)
