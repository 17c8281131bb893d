"""Walks pages: look, hear, next step, act, until arrived or stuck; and keeps everything as a Recording."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from .browser import BrowserError, Eye, View
from .browser.errors import NodeGone
from .journeys import Arrived, Do, Guide, Journey, Notes, Stuck, begin, journey_named, next_step, perceive
from .journeys.ears import announced
from .model import Action, Moment, Recording, Stage, Step, Utterance
from .profiles import YARDSTICK, Profile, load_profiles, profile_named

Hear = Callable[[Recording, str, str], tuple[Utterance, ...]]
"""(recording, dialect, language) -> what was said."""


class Progress(msgspec.Struct, frozen=True):
    """What is going on, for somebody who waits."""

    profile: str
    journey: str
    goal: str
    step: int
    action: Action
    done: int
    """Walks that are over."""
    of: int


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be walked, by whom, and how."""

    url: str
    profiles: tuple[str, ...] = ()
    """Names; empty: everybody."""
    journeys: tuple[str, ...] = ("human",)
    language: str = ""
    """BCP 47; "" takes the page's."""
    scripted: bool = False
    """The page has a scripted backend, `window.server(text)`."""
    guide: Guide = Guide()
    steps: int = 400
    """The longest one walk may be."""
    jobs: int = 2
    """Walks at a time."""
    axe: bool = True
    pictures: bool = True
    dialect: str = "nvda"


class Pages(Protocol):
    """What a run needs of a browser: fresh pages."""

    def page(self, view: View | None = None) -> Eye:
        """A page with a context of its own."""


class Walked(msgspec.Struct, frozen=True):
    """A recording, and what the walker thought at its end."""

    recording: Recording
    notes: Notes


def view_of(profile: Profile, language: str = "") -> View:
    """How the browser shows a page to a profile."""
    return View(
        name=profile.name,
        viewport=profile.viewport,
        device_scale=profile.device_scale,
        touch=profile.acts_with == "touch",
        media=profile.media,
        css=profile.css,
        font_size=profile.font_size,
        language=language,
    )


def walks(plan: Plan) -> list[tuple[Journey, Profile]]:
    """Who walks what, the yardstick first. Raises LookupError for an unknown name."""
    named = [profile_named(name) for name in plan.profiles] or list(load_profiles().values())
    named.sort(key=lambda profile: profile.name != YARDSTICK)
    return [
        (journey, profile)
        for journey in map(journey_named, plan.journeys)
        for profile in named
        if plan.profiles or not journey.profiles or profile.name in journey.profiles
    ]


def check_page(
    browser: Pages,
    plan: Plan,
    tell: Callable[[Progress], None] = lambda progress: None,
    hear: Hear = announced,
) -> tuple[Recording, ...]:
    """Walk everything a plan has, several at a time; the recordings in the plan's order.

    What breaks in one walk is told in its recording; an error of the first load is raised (BrowserError).
    An interruption ends the walks under way, and what was done so far is lost to the caller, so callers who
    want to keep it use `tell` or `check_each`.
    """
    return tuple(recording for _, recording in sorted(check_each(browser, plan, tell, hear)))


def check_each(
    browser: Pages,
    plan: Plan,
    tell: Callable[[Progress], None] = lambda progress: None,
    hear: Hear = announced,
) -> Iterator[tuple[int, Recording]]:
    """As `check_page`, each recording as soon as it is there, with its place in the plan."""
    todo = walks(plan)
    stop, done = threading.Event(), 0

    def one(journey: Journey, profile: Profile) -> Recording:
        def report(progress: Progress) -> None:
            tell(msgspec.structs.replace(progress, done=done, of=len(todo)))

        eye = browser.page(view_of(profile, plan.language))
        with contextlib.closing(eye):
            return walk(eye, plan, journey, profile, report, hear, stop).recording

    pool = ThreadPoolExecutor(max_workers=max(1, plan.jobs), thread_name_prefix="walk")
    futures: dict[Future[Recording], int] = {}
    try:
        futures = {pool.submit(one, *pair): place for place, pair in enumerate(todo)}
        for future in as_completed(futures):
            recording = future.result()
            done += 1
            yield futures[future], recording
    finally:
        stop.set()
        for future in futures:
            future.cancel()
        pool.shutdown(wait=True)


def walk(
    eye: Eye,
    plan: Plan,
    journey: Journey,
    profile: Profile,
    tell: Callable[[Progress], None] = lambda progress: None,
    hear: Hear = announced,
    stop: threading.Event | None = None,
) -> Walked:
    """Walk one journey as one profile. Raises BrowserError where the page cannot even be loaded."""
    return _Walk(eye, plan, journey, profile, tell, hear, stop or threading.Event()).to_the_end()


class _Walk:
    """One walk under way."""

    def __init__(
        self,
        eye: Eye,
        plan: Plan,
        journey: Journey,
        profile: Profile,
        tell: Callable[[Progress], None],
        hear: Hear,
        stop: threading.Event,
    ) -> None:
        self._eye, self._plan, self._journey, self._profile = eye, plan, journey, profile
        self._tell, self._hear, self._stop = tell, hear, stop
        self._moments: list[Moment] = []
        self._steps: list[Step] = []
        self._unseen: list[str] = []
        self._backend: list[str] = []
        self._scanned: set[int] = set()
        self._goal = ""
        self._started = datetime.now(UTC).isoformat(timespec="seconds")

    def to_the_end(self) -> Walked:
        load = Action("load", text=self._plan.url)
        self._eye.act(load)
        self._look(load, "load", picture=True)
        seen = perceive(self._profile, self._moments[-1])
        notes = begin(seen, language=self._plan.language, scripted=self._plan.scripted, guide=self._plan.guide)
        stages, trouble = (), ""
        try:
            while True:
                seen = self._perceive(notes, trouble)
                move = next_step(self._journey, self._profile, seen, notes)
                if not isinstance(move, Do):
                    stages = move.stages
                    break
                if self._stop.is_set() or len(self._steps) >= self._plan.steps:
                    why = "Interrupted." if self._stop.is_set() else f"Given up after {len(self._steps)} steps."
                    stages = self._ended(move.notes, why)
                    break
                notes, trouble = move.notes, self._do(move)
        except BrowserError as error:
            self._unseen.append(str(error))
            stages = self._ended(notes, str(error))
        return Walked(self._recording(notes, stages), notes)

    def _perceive(self, notes: Notes, trouble: str):  # type: ignore[no-untyped-def]
        heard: Sequence[Utterance] = ()
        if self._profile.perceives == "tree":
            heard = self._hear(self._recording(notes, ()), self._plan.dialect, notes.language)
        return perceive(self._profile, self._moments[-1], heard, trouble)

    def _do(self, move: Do) -> str:
        """Do it and look; why it could not be done, or ""."""
        trouble = ""
        try:
            if move.action.kind == "server":
                self._eye.server(move.action.text)
                self._backend.append(f"{self._eye.now:.0f} {move.action.text}")
            else:
                self._eye.act(move.action)
        except NodeGone as error:
            trouble = str(error)
        tried = (*move.tried, trouble) if trouble else move.tried
        self._look(move.action, move.goal, tried=tried)
        return trouble

    def _look(self, action: Action, goal: str, *, tried: tuple[str, ...] = (), picture: bool = False) -> None:
        passing = action.kind == "wait" or action.key in ("Tab", "Shift+Tab")
        wanted = self._plan.pictures and (picture or not passing)
        moment = self._eye.look(axe=False, picture=wanted)
        if self._is_new_state(moment, passing):
            scanned = self._eye.look(axe=True, picture=False)
            moment = _joined(moment, scanned)
        self._moments.append(moment)
        number = len(self._steps)
        step = Step(number, goal, action, len(self._moments) - 1, at=moment.at, tried=tried)
        self._steps.append(step)
        self._tell(Progress(self._profile.name, self._journey.name, goal, number, action, 0, 0))

    def _is_new_state(self, moment: Moment, passing: bool) -> bool:
        """A state of the page that the rule engine has not seen in this walk: by its controls, not its words."""
        if not (self._plan.axe and self._profile.scans) or passing:
            return False
        shape = hash(
            tuple(
                (node.role, node.attributes.get("class", ""))
                for node in moment.tree.nodes
                if node.visible and node.states.get("focusable") == "true"
            )
        )
        new = shape not in self._scanned
        self._scanned.add(shape)
        return new

    def _ended(self, notes: Notes, why: str) -> tuple[Stage, ...]:
        """The stages where a walk was broken off."""
        left = self._journey.goal[len(notes.stages) :]
        number, at = len(self._steps), self._moments[-1].at
        return (
            *notes.stages,
            *(Stage(goal.goal, "could_not_tell", number, at, why) for goal in left[:1]),
            *(Stage(goal.goal, "not_tried") for goal in left[1:]),
        )

    def _recording(self, notes: Notes, stages: tuple[Stage, ...]) -> Recording:
        unseen = [text for moment in self._moments for text in moment.unseen]
        return Recording(
            url=self._plan.url,
            journey=self._journey.name,
            profile=self._profile.name,
            language=notes.language,
            started=self._started,
            moments=tuple(self._moments),
            steps=tuple(self._steps),
            stages=stages,
            tools=self._eye.tools,
            unseen=tuple(dict.fromkeys((*self._unseen, *unseen))),
            backend=tuple(self._backend),
        )


def _joined(first: Moment, second: Moment) -> Moment:
    """Two looks with nothing done in between, as one."""
    return msgspec.structs.replace(
        second,
        changes=first.changes + second.changes,
        focus=first.focus + second.focus,
        media=first.media + second.media,
        screenshot=first.screenshot,
        unseen=tuple(dict.fromkeys(first.unseen + second.unseen)),
    )
