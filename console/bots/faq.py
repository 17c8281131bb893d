"""The embedded bot: answers routine questions from a knowledge file, and says so when it does not know."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ..core.event import Option
from ..core.texts import supported
from . import Answer, Control, Turn
from .faq_file import Entry, find, read
from .faq_match import MAYBE, SURE, SURE_TALK, Hit, Index
from .faq_words import spoken
from .words import say

REMEMBERED = 10_000
"""Conversations whose language is remembered, for the words after a hand-back."""
SUGGESTED = 3


def connect(options: Mapping[str, str]) -> "Faq":
    """Make the bot. `knowledge` is a file or a folder; without it, the embedded example shop."""
    own = Path(__file__).parent / "knowledge"
    files = find(options.get("knowledge", ""))
    return Faq(
        {
            language: Shelf(Index(read(file), language), Index(read(own / f"talk-{language}.md"), language))
            for language, file in files.items()
        }
    )


class Shelf(msgspec.Struct, frozen=True):
    """What the bot knows in one language: the company's knowledge, and how to greet and say what it is."""

    knowledge: Index
    talk: Index

    def best(self, text: str) -> tuple[Hit | None, bool]:
        """Give the best hit, and whether it comes from the knowledge."""
        known = next(iter(self.knowledge.search(text)), None)
        talk = next(iter(self.talk.search(text)), None)
        if talk and talk.score >= SURE_TALK and (known is None or talk.score > known.score):
            return talk, False
        return known, True


class Faq:
    """Answers from its shelves, one for each language."""

    def __init__(self, shelves: Mapping[str, Shelf]) -> None:
        self._shelves = shelves
        self._languages: OrderedDict[str, str] = OrderedDict()

    async def answer(self, turn: Turn) -> Answer:
        """Answer from the entry that fits; ask back when one might; or say that it does not know."""
        language, hit, known = self._search(turn.text, turn.language)
        self._remember(turn.conversation, language)
        if hit and hit.score >= SURE:
            return _from(hit.entry, language, "plain_words" in turn.needs, known)
        return self._unsure(turn.text, language)

    async def control(self, control: Control) -> Answer | None:
        """After a hand-back with a word, say that it has arrived, with the entry that fits it."""
        language = self._languages.get(control.conversation)
        if not (control.yours and control.word and language):
            return None
        hits = self._shelves[language].knowledge.search(control.word)
        if not hits or hits[0].score < SURE or hits[0].entry.human:
            return Answer(say("handed_back", language), language=language)
        found = _from(hits[0].entry, language, plain=False, known=True)
        text = f"{say('handed_back_found', language)}\n\n{found.text}"
        return msgspec.structs.replace(found, text=text)

    async def close(self) -> None:
        """There is nothing to let go of."""

    def _search(self, text: str, asked: str) -> tuple[str, Hit | None, bool]:
        """Look in the language the words are in; in another one when only that knows."""
        page = supported(asked)
        own = spoken(text, page if page in self._shelves else next(iter(self._shelves)))
        first = own if own in self._shelves else next(iter(self._shelves))
        found = (first, *self._shelves[first].best(text))
        for language in self._shelves.keys() - {first}:
            if found[1] is None or found[1].score < SURE:
                other = (language, *self._shelves[language].best(text))
                found = other if other[1] and other[1].score >= SURE else found
        return found

    def _unsure(self, text: str, language: str) -> Answer:
        hits = [hit for hit in self._shelves[language].knowledge.search(text) if hit.score >= MAYBE][
            :SUGGESTED
        ]
        options = tuple(Option(hit.entry.question[:200], hit.entry.question[:200]) for hit in hits)
        return Answer(say("maybe" if hits else "unknown", language), options, unsure=True, language=language)

    def _remember(self, conversation: str, language: str) -> None:
        self._languages[conversation] = language
        self._languages.move_to_end(conversation)
        if len(self._languages) > REMEMBERED:
            self._languages.popitem(last=False)


def _from(entry: Entry, language: str, plain: bool, known: bool) -> Answer:
    return Answer(
        text=entry.plain if plain and entry.plain else entry.answer,
        options=tuple(Option(reply[:200], reply[:200]) for reply in entry.replies),
        cites=(entry.cite,) if known else (),
        ask_human=bool(entry.human),
        summary=entry.human,
        language=language,
    )
