"""From recordings to the report: pure. What the checks say becomes findings, one for each thing wrong."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from .finding import placed
from .model import Asked, Evidence, Finding, Impact, Norm, Recording, Report, Tool, Utterance, Walk
from .story import Pictures, tell, unseen_in

YARDSTICK = "mouse"
"""The profile whose steps the others are measured against."""
IMPACTS: tuple[Impact, ...] = ("minor", "moderate", "serious", "critical")
"""Mildest first."""
CLEAN, FOUND, COULD_NOT_TEST = 0, 1, 3
Language = Literal["nl", "en"]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells beside the evidence itself."""

    language: Language = "en"
    dialect: str = ""
    agreement: str = ""
    seconds: float = 0
    tools: tuple[Tool, ...] = ()
    unseen: tuple[str, ...] = ()
    """What was not looked at, and should have been."""


def judge(
    recordings: Sequence[Recording],
    heard: Sequence[tuple[Utterance, ...]],
    answers: Iterable[Asked],
    about: About,
) -> Report:
    """The report on recordings of one page, what was heard in each, and what each check said."""
    pictures = Pictures()
    walks = [tell(one, said, about.language, pictures) for one, said in zip(recordings, heard, strict=True)]
    asked = sorted(answers, key=lambda one: one.check)
    raw = [*(one for answer in asked for one in answer.findings), *_unreached(walks)]
    sound = [answer for answer in asked if not answer.broke and not answer.findings]
    return Report(
        url=recordings[0].url if recordings else "",
        started=min((one.started for one in recordings), default=""),
        walks=tuple(_with_detour(walks)),
        findings=merged(placed(one, recordings, pictures) for one in raw),
        passed=(*_completed(walks), *(answer.check for answer in sound if answer.looked)),
        not_applicable=tuple(answer.check for answer in sound if not answer.looked),
        unseen=tuple(dict.fromkeys((*about.unseen, *_unseen(recordings, asked)))),
        tools=tuple(dict.fromkeys((*about.tools, *(tool for one in recordings for tool in one.tools)))),
        dialect=about.dialect,
        agreement=about.agreement,
        seconds=about.seconds,
        language=about.language,
        questions={COMPLETED: UNREACHED} | {answer.check: answer.question for answer in asked},
        pictures=pictures.all(),
    )


def _unseen(recordings: Sequence[Recording], asked: Iterable[Asked]) -> Iterator[str]:
    """What could not be looked at, or not be judged."""
    for recording in recordings:
        yield from unseen_in(recording)
    yield from (f"{answer.check}: {answer.broke}" for answer in asked if answer.broke)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one identity as one: the worst of them, with everybody who meets it."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        had = kept.get(finding.fingerprint)
        kept[finding.fingerprint] = _joined(had, finding) if had else finding
    order = ((one.check, one.state, one.fingerprint) for one in kept.values())
    return tuple(one for _, one in sorted(zip(order, kept.values(), strict=True), key=lambda pair: pair[0]))


def _joined(first: Finding, second: Finding) -> Finding:
    worse = second if _weight(second) > _weight(first) else first
    return msgspec.structs.replace(
        worse,
        profiles=tuple(dict.fromkeys((*first.profiles, *second.profiles))),
        journeys=tuple(dict.fromkeys((*first.journeys, *second.journeys))),
        pages=tuple(dict.fromkeys((*first.pages, *second.pages))),
    )


def _weight(finding: Finding) -> tuple[bool, int]:
    return finding.verdict == "fail", IMPACTS.index(finding.impact)


def _with_detour(walks: Sequence[Walk]) -> list[Walk]:
    measure = {
        walk.journey: walk.steps for walk in walks if walk.profile == YARDSTICK and walk.outcome == "reached"
    }
    return [
        msgspec.structs.replace(walk, detour=_detour(walk, measure.get(walk.journey, 0))) for walk in walks
    ]


def _detour(walk: Walk, measure: int) -> float:
    return round(walk.steps / measure, 2) if measure and walk.outcome == "reached" else 0.0


_NO_WAY = {
    "nl": "De route “{journey}” houdt op bij “{goal}”. {why}",
    "en": "The journey “{journey}” ends at “{goal}”. {why}",
}
_MAKE_WAY = {
    "nl": "Lees in het verhaal van de genoemde profielen wat er is geprobeerd, en maak die stap mogelijk.",
    "en": "Read in the story of the profiles named what was tried, and make that step possible.",
}
UNREACHED = {
    "nl": "Komt iedereen tot het einde van de route?",
    "en": "Does everybody get to the end of the journey?",
}
COMPLETED = "journey-completed"
"""The finding that a walk did not arrive; as such it can be known or waived like any other."""


def _unreached(walks: Iterable[Walk]) -> Iterable[Finding]:
    for walk in walks:
        if walk.outcome != "not_reached":
            continue
        facts = {"journey": walk.journey, "goal": walk.stuck_at, "why": walk.why}
        step = next((stage.step for stage in walk.stages if stage.goal == walk.stuck_at), 0)
        yield Finding(
            check=COMPLETED,
            verdict="fail",
            impact="critical",
            norms=(Norm("practice", "journeys"),),
            message={language: text.format(**facts).strip() for language, text in _NO_WAY.items()},
            fix=_MAKE_WAY,
            evidence=Evidence(
                profile=walk.profile,
                journey=walk.journey,
                step=step,
                moment=next((at for at, scene in enumerate(walk.scenes) if scene.number == step), 0),
                path=f"{walk.journey} > {walk.stuck_at}",
            ),
            state=walk.stuck_at,
        )


def _completed(walks: Sequence[Walk]) -> tuple[str, ...]:
    return (COMPLETED,) if walks and all(walk.outcome == "reached" for walk in walks) else ()


def exit_code(report: Report, fail_on: Impact = "minor") -> int:
    """0 clean; 1 something new failed at or above `fail_on`; 3 something could not be tested."""
    least = IMPACTS.index(fail_on)
    failed = (one for one in report.findings if one.verdict == "fail" and one.known == "new")
    if any(IMPACTS.index(one.impact) >= least for one in failed):
        return FOUND
    untold = any(walk.outcome == "could_not_tell" for walk in report.walks)
    return COULD_NOT_TEST if report.unseen or untold or not report.walks else CLEAN
