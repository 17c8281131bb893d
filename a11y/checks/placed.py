"""Where the chat is in each look of a walk: what opens it, what holds it, where one types."""

from functools import cached_property

from ..journeys.find import Context, rank
from ..journeys.panel import HOLDERS
from ..journeys.seen import FIELDS
from ..model import Node, Recording, Utterance
from .walked import Walked

PRESSES = frozenset({"click", "touch", "say", "key"})
PLACES = frozenset({"html", "body", "main", "#document"})


class Placed(Walked):
    """One walk, with the place of its chat."""

    def __init__(self, recording: Recording, heard: tuple[Utterance, ...]) -> None:
        super().__init__(recording, heard)
        self._panels: dict[int, str] = {}

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
