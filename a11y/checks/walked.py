"""One walk as checks look at it: its looks, its steps, and what was heard."""

from collections.abc import Iterator

from ..journeys import Seen, perceive
from ..journeys.lexicon import plain
from ..model import Evidence, Moment, Node, Recording, Stage, Step, Utterance
from ..profiles import profile_named
from ..reader.order import Page

SHARE = 0.6
"""Share of a text's words that has to be spoken for it to be heard: names and times are said otherwise."""


class Walked:
    """One walk. Looks are named by their place in the recording."""

    def __init__(self, recording: Recording, heard: tuple[Utterance, ...]) -> None:
        self.recording, self.heard = recording, heard
        self._pages: dict[int, Page] = {}
        self._seen: dict[int, Seen] = {}

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All looks."""
        return self.recording.moments

    def page(self, at: int) -> Page:
        """The tree of a look."""
        if at not in self._pages:
            self._pages[at] = Page(self.moments[at].tree)
        return self._pages[at]

    def seen(self, at: int) -> Seen:
        """What somebody sees who uses a mouse."""
        if at not in self._seen:
            self._seen[at] = perceive(profile_named("mouse"), self.moments[at])
        return self._seen[at]

    def step(self, at: int) -> Step | None:
        """The step that a look follows."""
        return next((step for step in self.recording.steps if step.moment == at), None)

    def steps(self) -> Iterator[tuple[Step, int]]:
        """Each step with the look after it."""
        return ((step, step.moment) for step in self.recording.steps if step.moment < len(self.moments))

    def stage(self, goal: str) -> Stage | None:
        """How a stage of the journey ended."""
        return next((stage for stage in self.recording.stages if stage.goal == goal), None)

    def evidence(
        self, at: int, node: Node | None = None, heard: tuple[str, ...] = (), **measured: str
    ) -> Evidence:
        """Where to look."""
        step = self.step(at)
        return Evidence(
            profile=self.recording.profile,
            journey=self.recording.journey,
            step=step.number if step else 0,
            moment=at,
            node=node.id if node else "",
            heard=heard,
            measured=measured,
        )

    def said(self, at: int) -> tuple[Utterance, ...]:
        """What was said from the look before until this one or the end, whether or not a key cut it short."""
        since = self.moments[at - 1].at if at else -1.0
        until = self.moments[at].at if at + 1 < len(self.moments) else float("inf")
        return tuple(
            one for one in self.heard if since < one.at <= until and one.dropped in ("", "interrupted")
        )

    def typed_into(self, at: int) -> frozenset[str]:
        """The field that was typed into before a look, and what is in it: what changes there is one's own."""
        step = self.step(at)
        field = step.action.node if step and step.action.kind in ("type", "key") else ""
        page = self.page(at)
        known = page.nodes.get(field)
        edits = known is not None and bool(known.states.get("editable"))
        return frozenset({field, *(one.id for one in page.below(field))}) if edits else frozenset()

    def hears(self, at: int, text: str) -> bool:
        """Most words of a text were said, from the step before until the one after: speech and sight differ.

        Figures count only where there is nothing else: a time of day is seldom said.
        """
        near = range(max(0, at - 1), min(at + 2, len(self.moments)))
        spoken = set(plain(" ".join(one.text for look in near for one in self.said(look))).split())
        words = [word for word in plain(text).split() if not word.isdigit()] or plain(text).split()
        return sum(word in spoken for word in words) >= SHARE * len(words)

    def events(self) -> Iterator[tuple[str, str, int]]:
        """What the scripted backend did: verb, the rest, the look after it."""
        done = {entry.partition(" ")[2] for entry in self.recording.backend}
        for step, at in self.steps():
            if step.action.kind == "server" and step.action.text in done:
                verb, _, rest = step.action.text.partition(" ")
                yield verb, rest, at
