"""The evidence as checks look at it: each walk with its launcher, its panel, its news and what was heard."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..journeys import Seen, perceive
from ..journeys.find import Context, rank
from ..journeys.lexicon import plain
from ..journeys.panel import HOLDERS
from ..journeys.seen import FIELDS, Line
from ..journeys.seen import PRESSES as CONTROLS
from ..model import Evidence, Moment, Node, Recording, Stage, Step, Utterance
from ..profiles import profile_named
from ..reader.order import Page

PRESSES = frozenset({"click", "touch", "say", "key"})
PLACES = frozenset({"html", "body", "main", "#document"})
KEYS = frozenset({"keyboard", "screen-reader", "switch", "forced-colors"})
"""Profiles that move the focus by key."""
SETTLED = 150
"""Milliseconds after opening within which everything is part of it."""
SHARE = 0.6
"""Share of a text's words that has to be spoken for it to be heard: names and times are said otherwise."""


class Case:
    """All walks of one page."""

    def __init__(self, recordings: Sequence[Recording], heard: Sequence[tuple[Utterance, ...]]) -> None:
        self.views = tuple(View(one, said) for one, said in zip(recordings, heard, strict=True))

    def by(self, *profiles: str, journey: str = "") -> tuple["View", ...]:
        """The walks of these profiles (none: of all), of one journey or of all."""
        return tuple(
            view
            for view in self.views
            if (not profiles or view.recording.profile in profiles)
            and journey in ("", view.recording.journey)
        )

    def keyed(self) -> tuple["View", ...]:
        """The walks of those who use keys."""
        return self.by(*KEYS)


class View:
    """One walk. Looks are named by their place in the recording."""

    def __init__(self, recording: Recording, heard: tuple[Utterance, ...]) -> None:
        self.recording, self.heard = recording, heard
        self._pages: dict[int, Page] = {}
        self._seen: dict[int, Seen] = {}
        self._panels: dict[int, str] = {}
        self._humans: dict[int, tuple[Node, ...]] = {}

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

    @cached_property
    def press(self) -> int:
        """The look after the chat was opened; 0 where it never was, or needed no opening."""
        stage = self.stage("open")
        last = stage.step if stage and stage.outcome == "reached" else -1
        first = self.seen(0).nodes if self.moments else {}
        found = [
            at
            for step, at in self.steps()
            if step.number <= last and step.action.kind in PRESSES and step.action.node in first
        ]
        return next((at for at in found if self._launches(at)), found[0] if found else 0)

    def _launches(self, at: int) -> bool:
        """What was pressed looks as if it opened a chat, and took nothing away that stood before it."""
        step = self.step(at)
        ranked = rank("launcher", self.seen(at - 1), Context()) if step and at else []
        return any(step and one.thing.id == step.action.node for one in ranked)

    @cached_property
    def launcher(self) -> Node | None:
        """What opened the chat, or looks most as if it did, as it was before; None where it stood open."""
        stage, step = self.stage("open"), self.step(self.press)
        if stage and stage.outcome == "reached" and not stage.step:
            return None
        if self.press and step:
            return self.page(self.press - 1).nodes.get(step.action.node)
        found = rank("launcher", self.seen(0), Context()) if self.moments else []
        return found[0].thing.node if found else None

    @property
    def open_at(self) -> tuple[int, ...]:
        """Looks in which the chat is open."""
        return tuple(at for at in range(self.press, len(self.moments)) if self.panel(at))

    @cached_property
    def toggled(self) -> frozenset[int]:
        """Looks that follow an opening or closing of the chat."""
        goals = {"leave", "return", "load"}
        return frozenset({0, self.press, *(at for step, at in self.steps() if step.goal in goals)})

    def composer(self, at: int) -> Node | None:
        """Where one types."""
        before = frozenset(thing.id for thing in self.seen(max(0, self.press - 1)).things)
        new = frozenset(thing.id for thing in self.seen(at).things) - before if self.press else frozenset()
        found = rank("composer", self.seen(at), Context(new=new))
        return found[0].thing.node if found else None

    def panel(self, at: int) -> str:
        """The node that holds the open chat; "" while it is closed."""
        if at not in self._panels:
            self._panels[at] = self._find_panel(at)
        return self._panels[at]

    def _find_panel(self, at: int) -> str:
        composer = self.composer(at)
        outer = ""
        for node in self.page(at).around(composer.id) if composer else ():
            if node.tag in PLACES and node.id.startswith("f0:") and not self._came_whole(at, node):
                break
            if node.role in HOLDERS or node.tag == "#document":
                return node.id
            outer = node.id
        return outer if composer else self._without_composer(at)

    def _came_whole(self, at: int, node: Node) -> bool:
        """A `main` that came when the chat was opened is the chat's, and not the page's."""
        old = self.seen(self.press - 1).things if self.press else ()
        around = self.seen(at).around
        held = any(node.id in around.get(thing.id, ()) for thing in old)
        return node.tag == "main" and bool(self.press) and not held

    def _without_composer(self, at: int) -> str:
        """What held the chat before, where the field went or is off and the conversation still stands."""
        for earlier in range(at - 1, self.press - 1, -1):
            if self.composer(earlier):
                panel = self.panel(earlier)
                return panel if self._standing(earlier, panel) & self._standing(at, panel) else ""
        return self._came(at) if 0 < self.press <= at else ""

    def _came(self, at: int) -> str:
        """What holds most of the controls that opening brought, and no other, where every field is off."""
        old = {thing.id for thing in self.seen(self.press - 1).things}
        new = [thing for thing in self.seen(at).things if thing.id not in old]
        old.discard(self.launcher.id if self.launcher else "")
        held = {name for one in old for name in self.seen(at).around.get(one, ())}
        holders = list[str]()
        nodes = self.page(at).nodes
        for thing in new:
            own = [name for name in thing.within if name not in held and nodes[name].tag not in PLACES]
            named = [name for name in own if nodes[name].role in HOLDERS]
            holders += named[:1] or own[-1:]
        talks = {name for line in self.seen(at).lines if not line.control for name in line.within}
        best = max((one for one in holders if one in talks), key=holders.count, default="")
        fields = (one for one in self.page(at).below(best) if one.role in FIELDS) if best else ()
        return "" if any(one.states.get("disabled") != "true" for one in fields) else best

    def _standing(self, at: int, panel: str) -> set[str]:
        """The blocks of words in sight in a part of the page."""
        return {line.key for line in self.seen(at).lines if panel in line.within and not line.control}

    def inside(self, at: int) -> tuple[Node, ...]:
        """What assistive technology gets of the open chat."""
        panel = self.panel(at)
        return tuple(self.page(at).within(panel)) if panel else ()

    def opened(self, at: int) -> tuple[Node, ...]:
        """What assistive technology gets that opening the chat brought, in sight or not."""
        before = self.page(max(0, self.press - 1)).nodes
        return tuple(
            node
            for node in self.page(at).nodes.values()
            if not node.ignored and (node.id not in before or before[node.id].ignored)
        )

    def humans(self, at: int) -> tuple[Node, ...]:
        """Controls in sight that lead to a human, best first."""
        if at not in self._humans:
            context = Context(panel=self.panel(at), launcher=self.launcher.id if self.launcher else "")
            self._humans[at] = tuple(one.thing.node for one in rank("human", self.seen(at), context))
        return self._humans[at]

    def lines(self, at: int) -> tuple[Line, ...]:
        """The words in sight in the open chat that stand on no control, not even on one that is off."""
        panel, nodes = self.panel(at), self.page(at).nodes
        return tuple(
            line
            for line in self.seen(at).lines
            if panel
            and panel in line.within
            and not line.control
            and not any(nodes[one].role in CONTROLS for one in line.within)
        )

    def news(self, at: int) -> tuple[str, ...]:
        """Texts that came into sight in the open chat, and that the customer did not write."""
        if at and at == self.press:
            return self._greeting()
        if at == 0 or at in self.toggled or not self.panel(at - 1):
            return ()
        before = {(line.key, line.text) for line in self.lines(at - 1)}
        new = [line for line in self.lines(at) if (line.key, line.text) not in before and plain(line.text)]
        typed = [plain(step.action.text) for step in self.recording.steps if step.action.kind == "type"]
        own = [line for line in new if any(text and text in plain(line.text) for text in typed)]
        blocks = {self._message(at, line) for line in own}
        theirs = [line.text for line in new if not blocks & {line.key, *line.within}]
        chosen = {plain(step.action.label) for step in self.recording.steps if step.action.kind in PRESSES}
        return tuple(text for text in theirs if plain(text) not in chosen)

    def _message(self, at: int, line: Line) -> str:
        """The outermost element that came with a line: its message, with time and what else stands by it."""
        old = self.page(at - 1).nodes
        new = [name for name in (line.key, *line.within) if name not in old]
        known = {other.text for other in self.lines(at - 1)}
        again = any(new[-1:] and new[-1] in other.within and other.text in known for other in self.lines(at))
        return line.key if again or not new else new[-1]

    def _greeting(self) -> tuple[str, ...]:
        """What came while the chat was already open, in the look after opening it."""
        changes = self.moments[self.press].changes
        shown = min((change.at for change in changes if change.kind == "shown"), default=float("inf"))
        late = {change.key for change in changes if change.kind == "added" and change.at > shown + SETTLED}
        lines = self.lines(self.press)
        return tuple(line.text for line in lines if late & set(line.within))

    def said(self, at: int) -> tuple[Utterance, ...]:
        """What was said from the look before until this one, or until the end, whether or not a key "
        "cut it short."""
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
