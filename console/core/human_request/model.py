"""What no rule foresaw: a linear model of how people ask for a human, learned from the project's own words.

It knows a text by the pieces of its words (so a typo or a dialect changes little) and by its words in a row,
each hashed into one of BUCKETS weights. `tests/train/human_request.py` makes the weights.
"""

from base64 import b64decode
from functools import lru_cache
from math import exp, sqrt
from typing import Final
from zlib import crc32, decompress

from . import weights

BUCKETS: Final = 1 << 15
# Of a story only so many words at either end are weighed: what it asks would drown in what it tells.
WINDOW: Final = 30
_PIECES: Final = range(2, 6)
_IN_A_ROW: Final = range(1, 4)
# crc32 starts from these, so that a word and a piece of the same letters are two features.
_PIECE: Final = 1
_ROW: Final = 2
_WEIGHTS: Final = memoryview(decompress(b64decode(weights.PACKED))).cast("b")


def pieces(word: str) -> list[int]:
    """The buckets of the pieces of 2 to 5 letters of one word, whose ends count as letters."""
    letters = f" {word} ".encode()
    return [
        crc32(letters[at : at + size], _PIECE) % BUCKETS
        for size in _PIECES
        for at in range(len(letters) - size + 1)
    ]


def rows(words: list[str]) -> list[int]:
    """The buckets of the words and of each two and three in a row, where the ends of the text count too."""
    ends = [b"", *(word.encode() for word in words), b""]
    found = [b" ".join(ends[at : at + size]) for size in _IN_A_ROW for at in range(len(ends) - size + 1)]
    return [crc32(row, _ROW) % BUCKETS for row in found if row]


def likelihood(words: list[str]) -> float:
    """How likely these words (of `matcher.sentences`) ask for a human, from 0 to 1."""
    if len(words) <= WINDOW:
        return _likelihood(words)
    return max(_likelihood(words[:WINDOW]), _likelihood(words[-WINDOW:]))


def _likelihood(words: list[str]) -> float:
    if not words:
        return 0.0
    spelt = [_spelt(word) for word in words]
    said = rows(words)
    spelling = sum(weight for weight, _ in spelt) / sqrt(sum(count for _, count in spelt))
    wording = sum(_WEIGHTS[bucket] for bucket in said) / sqrt(len(said))
    return 1 / (1 + exp(-weights.BIAS - weights.STEP * (spelling + wording)))


@lru_cache(maxsize=8192)
def _spelt(word: str) -> tuple[int, int]:
    """The sum of the weights of a word's pieces, and how many they are."""
    found = pieces(word)
    return sum(_WEIGHTS[bucket] for bucket in found), len(found)
