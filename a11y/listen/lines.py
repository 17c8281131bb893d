"""Listening without a screen, for pipes and for screen reader users: keys in, utterances out, by line."""

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from ..model import Utterance
from ..reports.safe import safe
from .hand import Hand
from .session import KINDS, Session, View
from .spoken import Mark
from .telling import about_node
from .view import heard_line
from .words import word

WAIT_S = 5.0
"""How long `wait` waits for an announcement."""


class Lines:
    """Prints what is new."""

    def __init__(self, language: str, out: TextIO) -> None:
        self._language, self._out = language, out
        self._told: Counter[str] = Counter()
        """How often each text was printed: times and fates of utterances still change afterwards."""
        self._remarked = {(word("in_browse", language), "browse")}
        """Remarks that still hold, each with what it is about: told once."""

    def greet(self) -> None:
        """Say how it works."""
        self._print(word("lines", self._language))

    def show(self, view: View) -> None:
        """Print what was not printed yet. Called from the thread that has the browser."""
        seen: Counter[str] = Counter()
        for entry in view.log:
            if isinstance(entry, Mark) and entry.kind == "key":
                continue
            seen[entry.text] += 1
            if seen[entry.text] > self._told[entry.text]:
                self._told[entry.text] += 1
                said = (
                    heard_line(entry, self._language) if isinstance(entry, Utterance) else f"! {entry.text}"
                )
                self._print(said)
        presses = sum(isinstance(entry, Mark) and entry.kind == "key" for entry in view.log)
        remarks = (
            (view.trouble, str(presses)),
            (about_node(view, self._language), view.node),
            (word(f"in_{view.mode}", self._language), view.mode),
        )
        for text, about in remarks:
            if text and (text, about) not in self._remarked:
                self._print(f"! {safe(text)}")
        self._remarked = set(remarks)

    def obey(self, lines: Iterable[str], hand: Hand) -> None:
        """Pass on what is asked for, until `quit` or the end of input."""
        for line in lines:
            asked = line.strip()
            if asked == "quit" or not hand.is_alive():
                return
            if asked:
                self._ask(asked, hand)

    def _ask(self, asked: str, hand: Hand) -> None:
        what, _, rest = asked.partition(" ")
        if what == "type" and rest:
            hand.do(lambda session: session.type(rest))
        elif what == "list":
            hand.do(lambda session: self._list(session, rest or KINDS[0]))
        elif asked == "all":
            hand.do(lambda session: session.command("read all", "all"))
        elif asked == "mode":
            hand.do(lambda session: session.command("toggle mode", "mode"))
        elif asked == "help":
            self.greet()
        elif asked == "wait":
            hand.do(lambda session: session.await_news(WAIT_S))
        else:
            hand.press(asked)

    def _list(self, session: Session, kind: str) -> None:
        found = session.cursor.elements(session.sight.tree, kind)
        for element in found:
            self._print(f"- {safe(element.text)}")
        if not found:
            self._print(f"! {word('no_elements', self._language)}")

    def _print(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()
