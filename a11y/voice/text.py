"""Makes text fit for a speech engine: nothing it could choke on, in pieces it can finish. Pure."""

import unicodedata

MAX_WORDS = 60
MAX_CHARACTERS = 400
_STOPS = (".!?…", ";:,")  # where a voice pauses: best place first
_CLOSERS = "\"')]}”’»"


def clean(text: str) -> str:
    """One line without control, formatting, surrogate or unassigned characters: noise to a voice."""
    kept = (_keep(character) for character in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())


def phrases(text: str) -> list[str]:
    """Split into phrases of at most 60 words and 400 characters, at sentence ends where there are any.

    Long text ends the engine itself: espeak-ng 1.51 dies of 5,000 words.
    What has no letter, digit or symbol makes no sound and is left out.
    """
    words = [part for word in clean(text).split() for part in _chunks(word)]
    found: list[str] = []
    at = 0
    while at < len(words):
        length = _phrase_length(words[at : at + MAX_WORDS + 1])
        found.append(" ".join(words[at : at + length]))
        at += length
    return [phrase for phrase in found if speakable(phrase)]


def speakable(text: str) -> bool:
    """Whether anything in the text may sound: a letter, a digit or a symbol."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _keep(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category[0] == "C" else character


def _chunks(word: str) -> list[str]:
    return [word[at : at + MAX_CHARACTERS] for at in range(0, len(word), MAX_CHARACTERS)]


def _phrase_length(words: list[str]) -> int:
    """How many of these, one word more than fits, make one phrase; at least one."""
    fits, size = 0, 0
    for word in words[:MAX_WORDS]:
        size += len(word) + 1
        if size > MAX_CHARACTERS + 1:
            break
        fits += 1
    if fits == len(words):
        return fits
    for stops in _STOPS:
        for length in range(fits, 0, -1):
            if words[length - 1].rstrip(_CLOSERS).endswith(tuple(stops)):
                return length
    return fits
