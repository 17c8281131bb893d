"""Finds the entry that a question is about, or says that none is: rare words weigh more, slips are forgiven.

The score of an entry is how much of the question it covers, by BM25's idf weights of the words in the entry's
questions, together with how well its best phrasing fits. It runs from 0 to 1, to be held against a threshold.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from .faq_file import Entry
from .faq_words import STOP, stem, stems, tokens

SURE = 0.58
"""From here on an entry is the answer."""
SURE_TALK = 0.6
"""Small talk is said in few ways: what is only a little like it means something else."""
MAYBE = 0.38
"""From here on an entry is worth asking "do you mean this?"."""
ANSWER_WEIGHT = 0.35
"""What a word counts that is only in the answer, beside one that is in a question."""
UNKNOWN = 0.8
"""What a word counts that the file does not know, beside its rarest."""
LIKENESS = 0.4
"""How much of the score is the likeness of the whole sentence: it tells "when" from "where"."""
TYPO = 0.85
COMPOUND = 0.75
MIN_TYPO = 4
LONG = 8
"""Stems shorter than `MIN_TYPO` must be right; of those below `LONG` one letter may be wrong, then two."""
MIN_COMPOUND = 5
MAX_WORDS = 40
"""Of a long text the first words that say something are looked at."""


class Hit(msgspec.Struct, frozen=True):
    """An entry and how well it fits, from 0 to 1."""

    entry: Entry
    score: float


class Index:
    """The entries of one language, ready to be searched."""

    def __init__(self, entries: Sequence[Entry], language: str) -> None:
        self.language = language
        self._entries = entries
        self._phrases = [
            [
                frozenset(stems(phrase, language)) or frozenset(tokens(phrase))
                for phrase in (e.question, *e.phrases)
            ]
            for e in entries
        ]
        self._sentences = [[_sorted(tokens(p)) for p in (e.question, *e.phrases)] for e in entries]
        self._asked = [frozenset().union(*phrases) for phrases in self._phrases]
        self._answers = [frozenset(stems(e.answer, language)) for e in entries]
        frequency = Counter(word for words in self._asked for word in words)
        for words in self._answers:
            frequency.update(word for word in words if word not in frequency)
        count = len(entries)
        self._idf = {w: math.log(1 + (count - n + 0.5) / (n + 0.5)) for w, n in frequency.items()}
        self._unknown = UNKNOWN * math.log(1 + count + 0.5)
        self._words = sorted(self._idf)
        self._near = lru_cache(4096)(self._look_up)

    def search(self, text: str) -> list[Hit]:
        """Give the entries that may be meant, best first."""
        found = [self._near((stem(word, self.language), word)) for word in self._telling(text)]
        scores = ((n, self._score(n, found)) for n in range(len(self._entries)))
        plain = _sorted(tokens(text)[:MAX_WORDS])
        hits = [Hit(self._entries[n], self._blend(score, n, plain)) for n, score in scores if score]
        return sorted(hits, key=lambda hit: -hit.score)

    def _blend(self, score: float, number: int, plain: str) -> float:
        like = max(fuzz.ratio(plain, sentence) for sentence in self._sentences[number])
        return (1 - LIKENESS) * score + LIKENESS * like / 100

    def _telling(self, text: str) -> list[str]:
        words = list(dict.fromkeys(tokens(text)))
        return ([word for word in words if word not in STOP[self.language]] or words)[:MAX_WORDS]

    def _score(self, number: int, found: Sequence[tuple[tuple[str, float], ...]]) -> float:
        asked, answer = self._asked[number], self._answers[number]
        total = covered = 0.0
        matched: dict[str, float] = {}
        for near in found:
            total += max((self._idf[word] for word, _ in near), default=self._unknown)
            gain = 0.0
            for word, likeness in near:
                if word in asked:
                    gain = max(gain, likeness * self._idf[word])
                    matched[word] = max(matched.get(word, 0), likeness)
                elif word in answer:
                    gain = max(gain, ANSWER_WEIGHT * likeness * self._idf[word])
            covered += gain
        if not matched:
            return 0.0
        coverage = covered / total
        fit = max(self._fit(phrase, matched) for phrase in self._phrases[number])
        return math.pow(coverage, 0.7) * math.pow(fit, 0.3)

    def _fit(self, phrase: frozenset[str], matched: dict[str, float]) -> float:
        weight = sum(self._idf[word] for word in phrase)
        return sum(self._idf[word] * matched.get(word, 0) for word in phrase) / weight if weight else 0.0

    def _look_up(self, asked: tuple[str, str]) -> tuple[tuple[str, float], ...]:
        """Give the known words that a word (stem, word) may be, with how sure that is."""
        stemmed, word = asked
        if stemmed in self._idf:
            return ((stemmed, 1.0),)
        if word in self._idf:
            return ((word, 1.0),)
        parts = [
            w for w in self._words if len(w) >= MIN_COMPOUND and (word.startswith(w) or word.endswith(w))
        ]
        near = [(part, COMPOUND) for part in parts]
        if len(stemmed) >= MIN_TYPO:
            most = 1 if len(stemmed) < LONG else 2
            close = process.extract(stemmed, self._words, scorer=OSA.distance, score_cutoff=most, limit=3)
            near += [(other, TYPO) for other, _, _ in close if len(other) >= MIN_TYPO]
        return tuple(near)


def _sorted(words: list[str]) -> str:
    """Put words in one order, so that "is it free" and "it is free" are alike."""
    return " ".join(sorted(words))
