"""One decision: what is in sight, what is kept in mind, and for how long to wait."""

from typing import Any

import msgspec

from ..model import Action
from ..profiles import Profile
from .around import inside
from .find import ENOUGH, Candidate, Context, rank
from .journey import Goal
from .lexicon import say, word
from .notes import Do, Notes
from .seen import Line, Seen, Thing

WAIT = 0.5
"""Seconds of one wait."""


class Scene:
    """What a goal decides on. `notes` are replaced as the decision is made; nothing else changes."""

    def __init__(self, goal: Goal, profile: Profile, seen: Seen, notes: Notes) -> None:
        self.goal, self.profile, self.seen, self.notes = goal, profile, seen, notes

    def note(self, **changes: Any) -> None:
        """Keep something in mind."""
        self.notes = msgspec.structs.replace(self.notes, **changes)

    def fact(self, name: str, value: str) -> None:
        """Keep a fact for later goals."""
        self.note(facts={**self.notes.facts, name: value})

    def do(self, action: Action, *tried: str) -> Do:
        """Do something."""
        self.note(waits=self.notes.waits + 1 if action.kind == "wait" else 0)
        return Do(action, self.goal.goal, self.notes, tried)

    def wait(self, why: str) -> Do:
        """Let some time pass."""
        return self.do(Action("wait", text=f"{WAIT:g}"), why)

    def waited(self, seconds: float) -> bool:
        """As much time has passed since something was done, at this profile's pace."""
        return self.notes.waits * WAIT >= seconds * self.profile.pace

    @property
    def late(self) -> bool:
        """As long as the goal allows has been waited."""
        return self.waited(self.goal.seconds)

    @property
    def looks(self) -> bool:
        """This profile looks at the page; the others listen."""
        return self.profile.perceives == "pixels"

    def rank(self, kind: str, enough: int = ENOUGH) -> list[Candidate]:
        """Candidates for a kind, best first."""
        notes = self.notes
        new = frozenset(thing.id for thing in self.seen.things) - notes.there if notes.opened else frozenset()
        return rank(
            kind,
            self.seen,
            Context(notes.panel, notes.launcher, new, notes.failed, notes.guide, notes.tongue),
            enough,
        )

    def nearest(self, kind: str) -> str:
        """What came nearest to a kind and is not enough, in a sentence; "" when nothing did."""
        found = self.rank(kind, 1)[:2]
        if not found:
            return ""
        named = "; ".join(map(str, found))
        return self.word("Not enough ({enough}) for a try: {things}", enough=ENOUGH, things=named)

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

    def conversation(self) -> list[Line]:
        """The lines in the chat that stand neither on a control nor in a field."""
        panel = self.notes.panel
        fields = {thing.id for thing in self.seen.things if thing.sort == "field"}
        return [
            line
            for line in self.seen.lines
            if not line.control
            and not fields & set(line.within)
            and (not panel or inside(line.within, panel))
        ]

    def word(self, text: str, /, **facts: object) -> str:
        """A sentence for people, in the language of the report."""
        return word(self.notes.tongue, text, **facts)

    def say(self, name: str) -> str:
        """The words a customer has for something."""
        return say(name, self.notes.language)
