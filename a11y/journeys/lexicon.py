"""The words of chats, in five languages: what controls are called, what texts mean, what a customer says."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

LANGUAGES = ("en", "nl", "de", "fr", "es")
FALLBACK = "en"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words."""

    controls: dict[str, tuple[str, ...]]
    texts: dict[str, tuple[str, ...]]
    say: dict[str, str]
    clock: tuple[str, ...]
    """Plain words of which the line under a message is made that says when it was sent."""


def plain(text: str) -> str:
    """Lower case, no accents, one space for everything that is neither letter nor digit."""
    for _ in range(2):  # taking letters apart can bring capitals, and those can be taken apart again
        text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", text))


def language_of(tag: str) -> str:
    """The language we know that a tag such as "nl-BE" means; English for all others."""
    base = tag.split("-")[0].casefold()
    return base if base in LANGUAGES else FALLBACK


@cache
def words(language: str) -> Words:
    """The words of one language of `LANGUAGES`."""
    file = files(__package__).joinpath("words", f"{language}.toml")
    return msgspec.toml.decode(file.read_bytes(), type=Words)


def say(what: str, language: str) -> str:
    """What a customer types, e.g. `ask`. Unknown names are said as they are."""
    return words(language_of(language)).say.get(what, what)


def control(kind: str, name: str) -> str:
    """The phrase for a kind of control (`launcher`, `human` ...) that a name holds; "" when none."""
    return _found(_pattern("controls", kind), name)


def meaning(kind: str, text: str) -> str:
    """The phrase with a meaning (`bot`, `joined`, `waiting` ...) that a text holds; "" when none.

    What denies it (`not_bot`: "I am not a robot") does not count.
    """
    denied = _pattern("texts", f"not_{kind}")
    return _found(_pattern("texts", kind), denied.sub(" ", f" {plain(text)} ") if denied else text)


def tells_time(text: str, language: str) -> bool:
    """Whether a text says when, and nothing else: "Sent at 9:41 am". Widgets mix English into others."""
    known = {*words(language_of(language)).clock, *words(FALLBACK).clock}
    said = plain(text).split()
    return bool(said) and all(word in known or not word.isalpha() for word in said)


@cache
def own_names() -> frozenset[str]:
    """What chats call the customer: you, u, vous ..."""
    return frozenset(plain(name) for language in LANGUAGES for name in words(language).texts["own"])


def _found(pattern: re.Pattern[str] | None, text: str) -> str:
    hit = pattern.search(f" {plain(text)} ") if pattern and text else None
    return hit.group().strip() if hit else ""


@cache
def _pattern(part: str, kind: str) -> re.Pattern[str] | None:
    phrases = {phrase for language in LANGUAGES for phrase in getattr(words(language), part).get(kind, ())}
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(f" {_regex(phrase)} " for phrase in longest_first))


def _regex(phrase: str) -> str:
    parts = ""
    for word in phrase.split():
        ending = r"\w*" if word.endswith("*") else ""
        parts += r"(?:\w+ ){0,4}?" if word == "..." else re.escape(word.removesuffix("*")) + ending + " "
    return parts.rstrip(" ")


@cache
def _dutch() -> dict[str, str]:
    file = files(__package__).joinpath("words", "told.toml")
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, str])


def word(tongue: str, text: str, /, **facts: object) -> str:
    """A sentence for people: `text` is the English one, with its facts in braces."""
    return (_dutch()[text] if tongue == "nl" else text).format(**facts)
