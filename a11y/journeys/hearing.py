"""What comes after asking: that a human has joined, what they say, one's answer."""

import re

from .backend import events
from .elsewhere import offers
from .going import clear_way
from .lexicon import meaning, plain, tells_time
from .news import Piece, news, quote, told
from .notes import Do, Ended
from .saying import tell
from .scene import Scene

BRIEFLY = 2
"""Seconds that a place to type may be away."""
LABEL = 40
"""The longest that the name of an author is."""
NAMES = 3
"""The most words that stand over a message to say whose it is."""
STAMP = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[:.]\d{2}(:\d{2})?(\s*[ap]\.?m\b\.?)?", re.IGNORECASE
)
"""A date or a time of day."""
NOT_WORDS = ("joined", "waiting", "typing", "bot", "nobody")
"""Meanings of texts that are not a human's own words."""


def connected(scene: Scene) -> Do | Ended:
    """Until it is told that a human has joined."""
    if step := events(scene):
        return step
    if scene.notes.human:
        return Ended("reached", f'"{scene.notes.human[:160]}"')
    if piece := told(scene, "joined") or labelled(scene):
        scene.note(human=piece[0])
        return Ended("reached", quote(scene, piece))
    nobody = told(scene, "nobody")
    if not (scene.late or (nobody and scene.waited(scene.goal.seconds / 2))):
        return scene.wait(scene.word("Waiting for a human."))
    return _nobody_came(scene)


def _nobody_came(scene: Scene) -> Ended:
    if nobody := told(scene, "nobody"):
        said = scene.word("It is told that nobody is there: {text}", text=quote(scene, nobody))
        return Ended("not_reached", f"{said} {offers(scene)}")
    if scene.notes.scripted:
        return Ended("not_reached", scene.word("A human joined, and nothing told of it."))
    seconds = f"{scene.goal.seconds * scene.profile.pace:g}"
    if waiting := told(scene, "waiting"):
        last = quote(scene, waiting)
        return Ended(
            "could_not_tell",
            scene.word("No human came within {seconds} s. It said: {text}", seconds=seconds, text=last),
        )
    return Ended("could_not_tell", scene.word("No human came within {seconds} s.", seconds=seconds))


def labelled(scene: Scene) -> Piece | None:
    """News whose author is called a human: by a label before a colon, or on a line of its own."""
    return next((piece for piece in news(scene) if _by_human(piece[0])), None)


def _by_human(text: str) -> bool:
    label, colon, _ = text.partition(":")
    author = colon or not text.rstrip().endswith((".", "?", "!", ","))
    return bool(
        author
        and len(label) <= LABEL
        and meaning("human", label)
        and not any(meaning(kind, label) for kind in ("waiting", "nobody", "bot", "typing"))
    )


def hear_human(scene: Scene) -> Do | Ended:
    """Until something the human says is perceived, and can be told to be theirs."""
    if step := events(scene):
        return step
    if piece := _words_of_human(scene):
        return Ended("reached", quote(scene, piece))
    words = [piece for piece in _since_joined(scene) if _may_be_words(scene, piece[0])]
    said = [piece for place, piece in enumerate(words) if not _stands_over(piece[0], words[place + 1 :])]
    if scene.notes.human and (said or (words and scene.late)):
        return Ended("reached", quote(scene, (said or words)[0]))
    if not scene.late:
        return scene.wait(scene.word("Waiting for the human's words."))
    if words:
        first = quote(scene, (said or words)[0])
        return Ended(
            "could_not_tell",
            scene.word("Words came, and nothing says that they are a human's: {text}", text=first),
        )
    if scene.notes.scripted:
        return Ended("not_reached", scene.word("The human spoke, and it was not perceived."))
    return Ended("could_not_tell", scene.word("The human said nothing in that time."))


def _since_joined(scene: Scene) -> list[Piece]:
    """News after the one that told of the human."""
    pieces = news(scene)
    at = next((place for place, piece in enumerate(pieces) if piece[0] == scene.notes.human), -1)
    return [piece for piece in pieces[at + 1 :] if not _tells_of_joining(scene, piece[0])]


def _words_of_human(scene: Scene) -> Piece | None:
    """The first words under a human's name: after it, or on one of the next lines."""
    pieces = [piece for piece in news(scene) if not _tells_of_joining(scene, piece[0])]
    for place, (text, seen) in enumerate(pieces):
        if not _by_human(text):
            continue
        if _has_words(scene, text.partition(":")[2]):
            return text, seen
        after = next((later for later, _ in pieces[place + 1 : place + 3] if _has_words(scene, later)), "")
        if after:
            return f"{text} {after}", seen
    return None


def _tells_of_joining(scene: Scene, text: str) -> bool:
    """It is what told of the human as far as it was written then: some write letter by letter."""
    told_of, said = plain(scene.notes.human), plain(text)
    return bool(told_of and said) and (told_of.startswith(said) or said.startswith(told_of))


def _has_words(scene: Scene, text: str) -> bool:
    """More than the time at which something was said."""
    return any(letter.isalpha() for letter in text) and not tells_time(text, scene.notes.language)


def _stands_over(text: str, after: list[Piece]) -> bool:
    """A name, and perhaps a date and a time, that stands over a message: nobody's words."""
    name, stamps = STAMP.subn(" ", text)
    short = len(plain(name).split()) <= NAMES and not text.rstrip().endswith((".", "?", "!", ","))
    return short and bool(stamps or after)


def _may_be_words(scene: Scene, text: str) -> bool:
    if scene.notes.scripted:
        return plain(scene.say("hello")) in plain(text)
    return _has_words(scene, text) and not any(meaning(kind, text) for kind in NOT_WORDS)


def answer(scene: Scene) -> Do | Ended:
    """Until one's own answer stands in the conversation."""
    text = scene.say(scene.goal.say[0])
    if step := tell(scene, text):
        return step
    if scene.notes.written != "sent" and (step := clear_way(scene, "clear")):
        return step
    if scene.notes.written != "sent" and not scene.waited(BRIEFLY):
        return scene.wait(scene.word("Waiting for a place to type."))
    if scene.notes.written != "sent":
        return _nowhere(scene)
    if any(plain(text) in plain(line.text) for line in scene.conversation()):
        return Ended("reached", scene.word("The answer stands in the conversation."))
    if not scene.late:
        return scene.wait(scene.word("Waiting for the answer to appear."))
    return Ended("could_not_tell", scene.word("It was sent, and does not appear in the conversation."))


def _nowhere(scene: Scene) -> Ended:
    """There is no field, or none that answers to a name."""
    tried = any(failed.startswith("composer:") for failed in scene.notes.failed)
    if tried and (unnamed := scene.notes.facts.get("unnamed")):
        return Ended("not_reached", scene.word("No name that can be said leads to: {thing}.", thing=unnamed))
    return Ended("not_reached", scene.word("There is nowhere to type."))
