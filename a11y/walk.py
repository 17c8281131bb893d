"""One walk: look, hear, next step, act, until arrived or stuck; everything kept as a Recording."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from .browser import BrowserError, Eye
from .browser.errors import NodeGone
from .journeys import Do, Guide, Journey, Notes, Seen, begin, next_step, perceive
from .journeys.lexicon import word
from .model import Action, Moment, Recording, Stage, Step, Utterance
from .profiles import Profile
from .reader import dialect_named, hear
from .reader.mode import Mode

Hear = Callable[[Recording, str, str], tuple[Utterance, ...]]
"""(recording of the last looks, dialect, language) -> what was said; without waiting for one's turn."""
PASSING = frozenset({"Tab", "Shift+Tab"})
"""Keys on the way, of which no picture is taken."""


class Progress(msgspec.Struct, frozen=True):
    """What is going on, for somebody who waits."""

    profile: str
    journey: str
    goal: str
    step: int
    action: Action
    done: int = 0
    """Walks that are over."""
    of: int = 0


Tell = Callable[[Progress], None]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be walked, by whom, and how."""

    url: str
    profiles: tuple[str, ...] = ()
    """Names; empty: everybody the journey is for."""
    journeys: tuple[str, ...] = ("human",)
    language: str = ""
    """What is spoken in the chat, BCP 47; "" takes the page's."""
    tongue: Literal["en", "nl"] = "en"
    """The language in which reasons are told."""
    scripted: bool = False
    """The page has a scripted backend, `window.server(text)`."""
    guide: Guide = Guide()
    steps: int = 400
    """The longest one walk may be."""
    jobs: int = 3
    """Walks at a time."""
    axe: bool = True
    pictures: bool = True
    dialect: str = "nvda"
    """What screen reader the listening profiles have."""


class Walk:
    """One walk under way. `stop` ends it after the step under way."""

    def __init__(self, eye: Eye, plan: Plan, journey: Journey, profile: Profile) -> None:
        self.tell: Tell = lambda progress: None
        self.hear: Hear = listen
        self.stop = threading.Event()
        self._eye, self._plan, self._journey, self._profile = eye, plan, journey, profile
        self._moments: list[Moment] = []
        self._steps: list[Step] = []
        self._heard: list[Utterance] = []
        self._unseen: list[str] = []
        self._backend: list[str] = []
        self._scanned: set[int] = set()
        self._kinds: set[tuple[str, str, str]] = set()
        self._notes = Notes()
        self._dialect = dialect_named(plan.dialect)
        self._mode = Mode(self._dialect)
        self._started = datetime.now(UTC).isoformat(timespec="seconds")

    def to_the_end(self) -> Recording:
        """Walk. Raises BrowserError where the page cannot even be loaded."""
        load = Action("load", text=self._plan.url)
        self._eye.act(load)
        self._look(load, "load")
        plan = self._plan
        self._notes = begin(
            perceive(self._profile, self._moments[-1]),
            language=plan.language,
            tongue=plan.tongue,
            scripted=plan.scripted,
            guide=plan.guide,
        )
        try:
            stages = self._walk()
        except BrowserError as error:
            why = error.say(plan.tongue)
            self._unseen.append(why)
            stages = self._broken_off(why)
        return self.recording(stages)

    def recording(self, stages: tuple[Stage, ...]) -> Recording:
        """What there is by now."""
        unseen = [text for moment in self._moments for text in moment.unseen]
        return Recording(
            url=self._plan.url,
            journey=self._journey.name,
            profile=self._profile.name,
            language=self._notes.language,
            started=self._started,
            moments=tuple(self._moments),
            steps=tuple(self._steps),
            stages=stages,
            tools=self._eye.tools,
            unseen=tuple(dict.fromkeys((*self._unseen, *unseen))),
            backend=tuple(self._backend),
        )

    def _walk(self) -> tuple[Stage, ...]:
        trouble = ""
        while True:
            move = next_step(self._journey, self._profile, self._perceive(trouble), self._notes)
            if not isinstance(move, Do):
                return move.stages
            self._notes = move.notes
            if self.stop.is_set():
                return self._broken_off(word(self._plan.tongue, "Interrupted."))
            if len(self._steps) >= self._plan.steps:
                why = word(self._plan.tongue, "Given up after {count} steps.", count=len(self._steps))
                return self._broken_off(why)
            trouble = self._do(move)

    def _perceive(self, trouble: str) -> Seen:
        if self._profile.perceives != "tree":
            return perceive(self._profile, self._moments[-1], trouble=trouble)
        self._listen()
        seen = perceive(self._profile, self._moments[-1], self._heard, trouble)
        focused = seen.nodes.get(seen.focus)
        deaf = focused is not None and self._mode.takes_letters(focused)
        return msgspec.structs.replace(seen, toggle=self._dialect.toggle) if deaf else seen

    def _listen(self) -> None:
        """Hear what the last look brought: what is said of the last two and not of the first alone."""
        before, now = self._said_of(self._moments[-2:-1]), self._said_of(self._moments[-2:])
        known = Counter((one.at, one.text) for one in before)
        for one in now:
            known[one.at, one.text] -= 1
            if known[one.at, one.text] < 0:
                self._heard.append(one)

    def _said_of(self, moments: Sequence[Moment]) -> tuple[Utterance, ...]:
        if not moments:
            return ()
        steps = self._steps[-2:][: len(moments)]
        part = msgspec.structs.replace(
            self.recording(()),
            moments=tuple(moments),
            steps=tuple(msgspec.structs.replace(step, moment=place) for place, step in enumerate(steps)),
        )
        return self.hear(part, self._plan.dialect, self._notes.language)

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
            trouble = error.say(self._plan.tongue)
        self._look(move.action, move.goal, *move.tried, *filter(None, (trouble,)))
        return trouble

    def _look(self, action: Action, goal: str, *tried: str) -> None:
        passing = action.kind == "wait" or action.key in PASSING
        moment = self._eye.look(picture=self._plan.pictures and not passing)
        if not passing and self._is_new_state(moment):
            moment = _joined(moment, self._eye.look(axe=True, picture=False))
        self._moments.append(moment)
        self._mode.follow(action, moment)
        number = len(self._steps)
        self._steps.append(
            Step(number, goal, action, len(self._moments) - 1, moment.at, tried, self._eye.did)
        )
        self.tell(Progress(self._profile.name, self._journey.name, goal, number, action))

    def _is_new_state(self, moment: Moment) -> bool:
        """A state that the rule engine has not seen in this walk: by its controls and kinds of parts."""
        if not (self._plan.axe and self._profile.scans):
            return False
        drawn = [node for node in moment.tree.nodes if node.visible]
        kinds = {(node.role, node.tag, node.attributes.get("class", "")) for node in drawn}
        shape = hash(
            tuple(
                (node.role, node.attributes.get("class", ""))
                for node in drawn
                if node.states.get("focusable") == "true"
            )
        )
        new = shape not in self._scanned or not kinds <= self._kinds
        self._scanned.add(shape)
        self._kinds |= kinds
        return new

    def _broken_off(self, why: str) -> tuple[Stage, ...]:
        """The stages of a walk that came to no end of its own."""
        stages = self._notes.stages
        left = self._journey.goal[len(stages) :]
        number, at = len(self._steps), self._moments[-1].at
        return (
            *stages,
            *(Stage(goal.goal, "could_not_tell", number, at, why) for goal in left[:1]),
            *(Stage(goal.goal, "not_tried") for goal in left[1:]),
        )


def listen(recording: Recording, dialect: str, language: str = "") -> tuple[Utterance, ...]:
    """What somebody hears who lets everything be said before going on; a walk does not wait that long."""
    return hear(recording, dialect, language, rate=0)


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
