"""How hard a text is to read, in Dutch and English: an index, and what makes it hard.

English: Flesch, "A new readability yardstick", 1948. Dutch: Douma, "De leesbaarheid van landbouwbladen",
1960, which is Flesch's formula fitted to Dutch. Both run from about 0 (hard) to 100 (easy).
"""

import re

import msgspec

WEIGHTS = {"en": (206.835, 1.015, 84.6), "nl": (206.835, 0.93, 77.0)}
"""Base, weight of words in a sentence, weight of syllables in a word."""
PLAIN = 60.0
"""From here on most people read it with ease."""
FEWEST = 8
"""Words below which an index says nothing."""
LONG_SENTENCE = 15
LONG_WORD = 4
"""Syllables from which a word counts as long."""


class Reading(msgspec.Struct, frozen=True):
    """What was measured of a text."""

    score: float
    words: int
    longest: str
    """Its longest sentence."""
    hard_words: tuple[str, ...]
    """Words of `LONG_WORD` syllables and more, each once."""

    @property
    def plain(self) -> bool:
        """It can be read by those who need plain words."""
        return self.score >= PLAIN and len(self.longest.split()) <= LONG_SENTENCE


def reading(text: str, language: str) -> Reading | None:
    """How hard a text is; None for other languages than `WEIGHTS` has, and for texts that are too short."""
    language = language.split("-")[0]
    weights = WEIGHTS.get(language)
    text = re.sub(r"https?://\S+|\S+@\S+", " ", text)
    sentences = [part for part in re.split(r"(?<=[.!?:;])\s+|\n+", text) if re.search(r"\w", part)]
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    if weights is None or len(words) < FEWEST:
        return None
    base, per_sentence, per_word = weights
    beats = {word: syllables(word, language) for word in words}
    score = (
        base
        - per_sentence * len(words) / len(sentences)
        - per_word * sum(beats[word] for word in words) / len(words)
    )
    hard = [word for word, count in beats.items() if count >= LONG_WORD]
    longest = max(sentences, key=lambda part: len(part.split()))
    return Reading(round(score, 1), len(words), longest.strip(), tuple(hard))


def syllables(word: str, language: str) -> int:
    """About how many syllables a word has: its groups of vowels, in English less a silent e at its end."""
    word = word.casefold()
    groups = len(re.findall(r"[aeiouyàâäáãèéêëìíîïòóôöùúûüœ]+", word))
    silent = language == "en" and word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, groups - silent)
