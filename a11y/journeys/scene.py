"""One decision: what is in sight, what is kept in mind, and how this profile presses, types and waits."""

from typing import Any

import msgspec

from ..model import Action
from ..profiles import Profile
from .find import Candidate, Context, inside, rank
from .journey import Goal
from .lexicon import meaning, plain, say
from .notes import Do, Notes
from .seen import FIELDS, Line, Seen, Thing

WAIT = 0.5
"""Seconds of one wait."""
PATIENCE = 3.0
"""Seconds after which a press that changed nothing is taken for one in vain."""
STOPS = 120
"""How many stops of the focus somebody makes on the way to one thing."""
HOLDERS = frozenset({"dialog", "alertdialog", "complementary", "region", "application"})


class Scene:
    """What a goal decides on. `notes` are replaced as the decision is made; nothing else changes."""

    def __init__(self, goal: Goal, profile: Profile, seen: Seen, notes: Notes) -> None:
        self.goal, self.profile, self.seen, self.notes = goal, profile, seen, notes

    def note(self, **changes: Any) -> None:
        """Keep something in mind."""
        self.notes = msgspec.structs.replace(self.notes, **changes)

    def fact(self, name: str, value: str) -> None:
        """Keep a fact for the report."""
        self.note(facts={**self.notes.facts, name: value})

    # Deciding

    def do(self, action: Action, *tried: str) -> Do:
        """Do something."""
        self.note(waits=self.notes.waits + 1 if action.kind == "wait" else 0)
        return Do(action, self.goal.goal, self.notes, tried)

    def wait(self, why: str) -> Do:
        """Let some time pass."""
        return self.do(Action("wait", text=f"{WAIT:g}"), why)

    @property
    def late(self) -> bool:
        """As long as the goal allows has been waited."""
        return self.notes.waits * WAIT >= self.goal.seconds * self.profile.pace

    # Finding

    def rank(self, kind: str) -> list[Candidate]:
        """Candidates for a kind, best first."""
        notes = self.notes
        new = frozenset(thing.id for thing in self.seen.things) - notes.there if notes.opened else frozenset()
        return rank(kind, self.seen, Context(notes.panel, notes.launcher, new, notes.failed, notes.guide))

    def best(self, kind: str) -> Candidate | None:
        """The best candidate for a kind."""
        return next(iter(self.rank(kind)), None)

    def fields(self) -> list[Thing]:
        """The fields in the chat, or those that came when it opened."""
        notes = self.notes
        return [
            thing
            for thing in self.seen.things
            if thing.sort == "field"
            and (inside(thing.within, notes.panel) if notes.panel else thing.id not in notes.there)
        ]

    # Pressing

    def use(self, kind: str, thing: Thing, *tried: str) -> Do | None:
        """Bring a thing to be pressed, by what this profile has; None once there is no way to it."""
        match self.profile.acts_with:
            case "pointer":
                return self.press(kind, thing, Action("click", node=thing.id, label=thing.label), *tried)
            case "touch":
                return self.press(kind, thing, Action("touch", node=thing.id, label=thing.label), *tried)
            case "voice":
                return self._speak(kind, thing, *tried)
            case _:
                return self._with_keys(kind, thing, *tried)

    def press(self, kind: str, thing: Thing, action: Action, *tried: str) -> Do:
        """Do it, and remember what is to be awaited."""
        self.note(
            pressed=f"{kind}:{thing.id}",
            pressed_name=thing.label or f"unnamed {thing.node.role or thing.node.tag}",
            pressed_at=self.seen.at,
            before=self.seen.print,
            with_space=action.key == "Space",
            target="",
            visited=(),
        )
        return self.do(action, *tried)

    def _speak(self, kind: str, thing: Thing, *tried: str) -> Do:
        """Voice control: what stands on it; for a bare picture or a field the word its maker gave it."""
        said = thing.shown or thing.label
        if not thing.shown and thing.sort == "press":
            tried = (*tried, "It shows no words; what it might be called was guessed from its picture.")
        return self.press(kind, thing, Action("say", node=thing.id, label=said, text=f"click {said}"), *tried)

    def _with_keys(self, kind: str, thing: Thing, *tried: str) -> Do | None:
        if self._on(thing):
            key = "Space" if thing.sort == "tick" else "Enter"
            action = Action("key", key=key, node=thing.id, label=thing.label)
            return self.press(kind, thing, action, *tried)
        moved = self.go(thing, *tried)
        if moved is None and self.profile.perceives == "tree" and thing.node.role:
            return self.press(
                kind,
                thing,
                Action("click", node=thing.id, label=thing.label),
                *tried,
                "The focus does not reach it; pressed with the screen reader's own cursor.",
            )
        if moved is None:
            self.give_up(kind, thing)
        return moved

    def _on(self, thing: Thing) -> bool:
        return bool(self.seen.focus) and (thing.id == self.seen.focus or thing.id in self.seen.focus_within)

    def go(self, thing: Thing, *tried: str) -> Do | None:
        """One stop nearer to a thing with Tab; None when the focus has been everywhere and not there."""
        notes = self.notes
        if notes.target != thing.id:
            back = self.profile.acts_with == "keyboard" and self._backwards(thing)
            self.note(target=thing.id, back=back, visited=())
            notes = self.notes
        here = self.seen.focus
        been = here and here in notes.visited
        if been or len(notes.visited) >= STOPS or notes.visited[-3:] == ("", "", ""):
            self.fact("unreached", f"{thing.label or thing.id}: {len(notes.visited)} stops")
            return None
        self.note(visited=(*notes.visited, here))
        key = "Shift+Tab" if notes.back else "Tab"
        return self.do(Action("key", key=key, label=thing.label), *(tried if not notes.visited else ()))

    def _backwards(self, thing: Thing) -> bool:
        stops = self.seen.stops
        if thing.id not in stops:
            return False
        at = stops.index(self.seen.focus) if self.seen.focus in stops else -1
        ahead = (stops.index(thing.id) - at) % (len(stops) + 1)
        return ahead > len(stops) + 1 - ahead

    def give_up(self, kind: str, thing: Thing) -> None:
        """Never try this for that again."""
        self.note(failed=self.notes.failed | {f"{kind}:{thing.id}"}, target="", visited=(), pressed="")

    def settling(self, patience: float = PATIENCE) -> Do | None:
        """Wait for the effect of a press; after that, count it as one in vain."""
        notes = self.notes
        if not notes.pressed:
            return None
        waited = notes.waits * WAIT >= patience * self.profile.pace
        if not waited and not self.seen.trouble:
            return self.wait(f'Waiting for what "{notes.pressed_name}" does.')
        unchanged = self.seen.print == notes.before
        kind, _, node = notes.pressed.partition(":")
        on = self.seen.focus == node
        if unchanged and on and not notes.with_space and self.profile.acts_with in ("keyboard", "switch"):
            self.note(with_space=True, before=self.seen.print)
            return self.do(Action("key", key="Space", node=node, label=notes.pressed_name), "Enter did nothing.")
        self.note(failed=notes.failed | {notes.pressed}, pressed="", waits=0)
        if kind == "launcher" and _page(self.seen.url) != _page(notes.url):
            return self.do(Action("back"), f'"{notes.pressed_name}" led to another page; back again.')
        return None

    # Saying

    def tell(self, text: str, *tried: str) -> Do | None:
        """The next act of typing a text and sending it; None when it has been sent or there is nowhere to type."""
        found = self.best("composer")
        if self.notes.written == "sent" or found is None:
            return None
        field = found.thing
        if self.notes.written == "typed":
            return self._send(field, text)
        if not self._on(field) and self.notes.pressed != f"composer:{field.id}":
            if self.profile.acts_with in ("keyboard", "switch"):
                moved = self.go(field, *tried, str(found))
                if moved is None:
                    self.give_up("composer", field)
                return moved
            return self.use("composer", field, *tried, str(found))
        self.note(written="typed", pressed="", target="", visited=(), said=(*self.notes.said, text))
        return self.do(Action("type", node=field.id, text=text, label=field.label), *tried)

    def _send(self, field: Thing, text: str) -> Do | None:
        """Enter first; the button where Enter left the text where it was."""
        if self.notes.facts.get("enter") != field.id:
            self.note(facts={**self.notes.facts, "enter": field.id}, before=self.seen.print)
            return self.do(Action("key", key="Enter", node=field.id, label=field.label), "Enter usually sends.")
        kept = plain(field.node.value)
        button = self.best("send")
        if plain(text) in kept and button is not None:
            moved = self.use("send", button.thing, "Enter left the text where it was.", str(button))
            if moved is not None:
                if self.notes.pressed == f"send:{button.thing.id}":
                    self.sent()
                    return msgspec.structs.replace(moved, notes=self.notes)
                return moved
        self.sent()
        return None

    def sent(self) -> None:
        """The text being said is on its way."""
        facts = {name: value for name, value in self.notes.facts.items() if name != "enter"}
        self.note(written="sent", pressed="", facts=facts, waits=0)

    def say(self, name: str) -> str:
        """The words a customer has for something."""
        return say(name, self.notes.language)

    # Perceiving

    def mark(self) -> None:
        """From here on, only what comes is news."""
        lines = frozenset((line.key, line.text) for line in self.seen.lines)
        self.note(known=lines, known_at=self.seen.at)

    def news(self) -> list[tuple[str, bool]]:
        """What came since the mark: each text, and whether it was told (seen, announced) or had to be looked up.

        Somebody who listens looks up only after having waited in vain for a while.
        """
        read = [(line.text, True) for line in self.seen.lines if self._is_news(line)]
        if self.profile.perceives == "pixels":
            return read
        notes = self.notes
        told = [
            (said.text, True)
            for said in self.seen.heard
            if said.at >= notes.known_at
            and said.source in ("live", "alert", "focus")
            and not said.dropped
            and not self._own(said.text)
        ]
        half = notes.waits * WAIT >= self.goal.seconds * self.profile.pace / 2
        return told + ([(text, False) for text, _ in read] if half else [])

    def _is_news(self, line: Line) -> bool:
        return (
            not line.control
            and (line.key, line.text) not in self.notes.known
            and not self._own(line.text)
            and not any(self.seen.nodes[name].role in FIELDS for name in line.within)
        )

    def _own(self, text: str) -> bool:
        words = plain(text)
        return any(words.endswith(plain(said)) or (words and plain(said).endswith(words)) for said in self.notes.said)

    def told(self, *kinds: str) -> tuple[str, bool] | None:
        """The first news with one of these meanings, and whether it was told without looking for it."""
        return next(
            ((text, told) for text, told in self.news() if any(meaning(kind, text) for kind in kinds)), None
        )

    def conversation(self) -> list[Line]:
        """The lines in the chat that are nobody's control."""
        panel = self.notes.panel
        return [line for line in self.seen.lines if not line.control and (not panel or inside(line.within, panel))]


def panel_of(scene: Scene, composer: Thing | None) -> str:
    """The node that holds the chat: what is around the composer, or around all that has come."""
    nodes = scene.seen.nodes
    if composer is None:
        return _around_new(scene)
    last = ""
    for name in composer.within:
        node = nodes[name]
        if node.tag in ("body", "html", "main") and node.id.startswith("f0:"):
            break
        others = sum(1 for thing in scene.seen.things if name in thing.within)
        room = node.box is None or node.box.h >= 120
        if others > 1 and room and (node.role in HOLDERS or (node.tag == "#document" and not name.startswith("f0:"))):
            return name
        if node.tag != "#document":
            last = name
    return last


def _around_new(scene: Scene) -> str:
    new = [thing for thing in scene.seen.things if thing.id not in scene.notes.there]
    if not new:
        return ""
    common = [name for name in new[0].within if all(name in thing.within for thing in new)]
    return next((name for name in common if scene.seen.nodes[name].tag not in ("html", "body", "#document")), "")


def _page(url: str) -> str:
    return url.partition("#")[0]
