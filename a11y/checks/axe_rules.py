"""The findings of axe-core, mapped into ours; what it could not decide is unsure.

https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

import re
from collections.abc import Iterable

import msgspec

from ..model import AxeResult, Impact, Norm
from .case import Case
from .check import Check, Outcome, both, passed, practice, wcag

CRITERION = re.compile(r"wcag(\d)(\d)(\d+)$")
IMPACTS: tuple[Impact, ...] = ("minor", "moderate", "serious", "critical")


def judge(case: Case) -> Iterable[Outcome]:
    """Each rule and element once."""
    told: set[tuple[str, str, str]] = set()
    for view in case.views:
        for at, moment in enumerate(view.moments):
            if moment.axe is None:
                continue
            yield passed(view.evidence(at))
            for result in moment.axe:
                key = (result.rule, result.target, result.outcome)
                if key not in told:
                    told.add(key)
                    evidence = view.evidence(
                        at, rule=result.rule, target=result.target, summary=result.summary
                    )
                    evidence = msgspec.structs.replace(evidence, node=result.node, frame=result.frame)
                    yield Outcome(
                        "fail" if result.outcome == "violation" else "unsure",
                        result.outcome,
                        evidence,
                        {"rule": result.rule, "help": result.help, "url": result.url},
                        _impact(result),
                        _norms(result),
                    )


def _impact(result: AxeResult) -> Impact:
    return next((impact for impact in IMPACTS if impact == result.impact), "moderate")


def _norms(result: AxeResult) -> tuple[Norm, ...]:
    """The criteria that a rule's tags name; without any it is good practice."""
    level = next(
        (len(tag) - len(tag.rstrip("a")) for tag in result.tags if re.fullmatch(r"wcag2\d?a+", tag)), 2
    )
    found = [hit.groups() for tag in result.tags if (hit := CRITERION.match(tag))]
    norms = [norm for parts in found for norm in wcag(".".join(parts), "A" * level)]
    return tuple(norms) or practice(f"axe-core {result.rule}")


CHECK = Check(
    id="axe",
    question=both("Vindt axe-core fouten?", "Does axe-core find faults?"),
    norms=practice("axe-core"),
    impact="moderate",
    judge=judge,
    messages={
        "violation": both("axe-core, regel {rule}: {help}.", "axe-core, rule {rule}: {help}."),
        "incomplete": both(
            "axe-core weet het niet zeker, kijk zelf: regel {rule}: {help}.",
            "axe-core is not sure, have a look: rule {rule}: {help}.",
        ),
    },
    fix=both("Zie {url}", "See {url}"),
    blind=both(
        "axe-core ziet één toestand tegelijk, en weet niets van gebeurtenissen.",
        "axe-core sees one state at a time, and knows nothing of events.",
    ),
    rows=(1, 6, 7, 17, 32, 39, 43, 47, 50, 52, 59, 61),
)
